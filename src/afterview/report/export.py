"""Machine-readable output: JSON, and the JSON Schema it follows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import types
import typing
from typing import Any, get_args, get_origin

from afterview.plain import json_name
from afterview.records import SCHEMA, Analysis

# What a terminal obeys or reorders by, and JSON itself lets stand as it is.
_OBEYED = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def to_json(analysis: Analysis, indent: int | None = 2) -> str:
    """One analysis as JSON text, the same byte for byte for the same analysis."""
    return json_text(analysis.to_dict(), indent)


def json_text(value: Any, indent: int | None = 2) -> str:
    r"""Anything plain as JSON text, in which what a terminal would obey is escaped.

    >>> json_text(["café", "\x9b31m", "\u202e"], indent=None)
    '["café", "\\u009b31m", "\\u202e"]'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Analysis.to_dict`.

    >>> schema()["properties"]["schema"]
    {'const': 'afterview.reflection/1'}
    """
    definitions: dict[str, Any] = {}
    _record(Analysis, definitions)
    root = definitions.pop("Analysis")
    root["properties"]["schema"] = {"const": SCHEMA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "afterview reflection",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(kind: type, definitions: dict[str, Any]) -> None:
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}
    hints = typing.get_type_hints(kind)
    fields = [(json_name(f), hints[f.name]) for f in dataclasses.fields(kind)]
    properties = {name: _type(hint, definitions) for name, hint in fields if name is not None}
    definitions[kind.__name__] = {
        "type": "object",
        "description": (kind.__doc__ or "").strip().splitlines()[0],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_type(a, definitions) for a in get_args(hint)]}
    if origin is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(get_args(hint))}
    if hint is type(None):
        return {"type": "null"}
    if hint is dt.date:
        return {"type": "string", "format": "date"}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        _record(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    names = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return {"type": names[hint]}
