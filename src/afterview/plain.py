"""Records as plain data and back: lists, dictionaries, texts and numbers, as JSON and spaCy hold them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin


class _Key(NamedTuple):
    """A field of a record, its key in the plain data, and what makes the field's value of that."""

    field: str
    key: str
    read: Callable[[Any], Any] | None


def json_name(field: dataclasses.Field[Any]) -> str | None:
    """The key of a field in the JSON; None where it is left out."""
    return typing.cast("str | None", field.metadata.get("json", field.name))


def to_plain(value: Any) -> Any:
    """Records as plain data: tuples become lists, dates ISO strings.

    >>> from afterview.records import Focus
    >>> to_plain(Focus("Breathe.", "mirror"))
    {'text': 'Breathe.', 'for': 'mirror', 'against': None}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {key: to_plain(getattr(value, name)) for name, key in _shown(type(value))}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def from_plain(kind: Any, value: Any) -> Any:
    """The inverse of `to_plain` for the annotated type `kind`.

    >>> from afterview.records import Focus
    >>> from_plain(Focus, {"text": "Breathe.", "for": "mirror"})
    Focus(text='Breathe.', place='mirror', against=None)
    """
    read = _reader(kind)
    return read(value) if read else value


@cache
def _shown(cls: Any) -> tuple[tuple[str, str], ...]:
    named = ((field.name, json_name(field)) for field in dataclasses.fields(cls))
    return tuple((name, key) for name, key in named if key is not None)


@cache
def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """What makes a value of plain data; None where that is the value itself."""
    origin = get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        some = _reader(next(a for a in get_args(kind) if a is not type(None)))
        return some and (lambda value: None if value is None else some(value))
    if origin is tuple:
        item = _reader(get_args(kind)[0])
        return (lambda value: tuple(item(one) for one in value)) if item else tuple
    if kind is dt.date:
        return dt.date.fromisoformat
    if not (dataclasses.is_dataclass(kind) and isinstance(kind, type)):
        return None
    hints = typing.get_type_hints(kind)
    keys = [
        _Key(field.name, json_name(field) or field.name, _reader(hints[field.name]))
        for field in dataclasses.fields(kind)
    ]

    def record(value: Any) -> Any:
        return kind(
            **{
                k.field: k.read(value[k.key]) if k.read else value[k.key]
                for k in keys
                if k.key in value
            }
        )

    return record
