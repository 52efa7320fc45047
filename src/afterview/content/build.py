"""Parsed files in, validated content out; every error names file, entry and what is legal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from afterview.content import unique
from afterview.content.models import (
    Content,
    CopingTexts,
    FocusLine,
    Guide,
    Helplines,
    Label,
    Lessons,
    MessageRule,
    Questions,
    Reframes,
    SecondChanceTexts,
    Summaries,
    Trade,
    known_labels,
)
from afterview.errors import ContentError


def _place(data: Any, path: Sequence[int | str]) -> str:
    """Where an error is: keys, and ids in place of numbers."""
    names: list[str] = []
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            names.append(
                str(data["id"])
                if isinstance(data, Mapping) and "id" in data
                else f"entry {step + 1}"
            )
        else:
            names.append(step)
    return ".".join(names)


def _legal(model: Any, path: Sequence[int | str]) -> str:
    """The keys that an entry may have, for an error about a key that it may not."""
    for step in path[:-1]:
        if isinstance(step, int):
            continue
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            break
        if step not in model.model_fields:
            break
        model = _inner(model.model_fields[step].annotation)
    model = _inner(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return f"; legal keys: {', '.join(sorted(model.model_fields))}"
    return ""


def _inner(annotation: Any) -> Any:
    """The model in `tuple[Model, ...]`, `dict[str, Model]` or an annotated one of these."""
    arguments = getattr(annotation, "__args__", None)
    while arguments and not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        models = [a for a in arguments if a is not Ellipsis and a is not str]
        if not models:
            break
        annotation = models[-1]
        arguments = getattr(annotation, "__args__", None)
    return annotation


def validated(file: str, kind: Any, data: Any) -> Any:
    """The data as `kind`.

    Raises:
        ContentError: naming the file, the entry and what is legal there.
    """
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        legal = _legal(kind, first["loc"]) if first["type"] == "extra_forbidden" else ""
        raise ContentError(
            f"{file}.toml: {_place(data, first['loc'])}: {first['msg']}{legal}."
        ) from None


def _labels(data: Mapping[str, Any]) -> dict[str, dict[str, Label]]:
    sources = data.get("sources", {})
    tables: dict[str, dict[str, Label]] = {}
    for kind, names in known_labels().items():
        raw = {}
        for name, entry in data.get(kind, {}).items():
            if name not in names:
                raise ContentError(
                    f"labels.toml: {kind}.{name} is no {kind}; legal: {', '.join(names)}."
                )
            key = entry.get("source", "guide")
            if key not in sources:
                raise ContentError(
                    f"labels.toml: {kind}.{name}: no source {key!r}; legal: {', '.join(sources)}."
                )
            raw[name] = {**entry, "name": name, "kind": kind, "source": sources[key]}
        if missing := [name for name in names if name not in raw]:
            raise ContentError(f"labels.toml: {kind} lacks {', '.join(missing)}.")
        tables[kind] = validated("labels", dict[str, Label], raw)
    return tables


def _wordings(value: Any) -> Iterator[Any]:
    """Everything with an id, however deep."""
    if isinstance(value, BaseModel):
        fields = vars(value)
        if "id" in fields:
            yield value
        value = fields
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            if not isinstance(item, str):
                yield from _wordings(item)


def build(files: Mapping[str, Mapping[str, Any]]) -> Content:
    """The content out of parsed files, by file name without its ending.

    Raises:
        ContentError: naming file and entry, and the legal values where a value isn't one.
    """

    def file(name: str) -> Mapping[str, Any]:
        if name not in files:
            raise ContentError(f"{name}.toml is missing.")
        return files[name]

    def part(name: str, kind: Any, key: str | None = None) -> Any:
        data: Any = file(name)
        if key is not None:
            if extra := sorted(set(data) - {key}):
                raise ContentError(f"{name}.toml: {extra[0]} is no key here; legal keys: {key}.")
            data = data.get(key, [])
        found = validated(name, kind, data)
        unique(_wordings(found), f"{name}.toml")
        return found

    labels = _labels(file("labels"))
    return Content(
        labels={**labels["pattern"], **labels["signal"]},
        levels=labels["distress"],  # type: ignore[arg-type]
        standings=labels["verdict"],  # type: ignore[arg-type]
        reframes=part("reframes", Reframes),
        questions=part("questions", Questions),
        second_chance=part("second_chance", SecondChanceTexts),
        coping=part("coping", CopingTexts),
        lessons=part("lessons", Lessons),
        focus=part("focus", tuple[FocusLine, ...], "focus"),
        trades=part("trades", tuple[Trade, ...], "trade"),
        helplines=part("helplines", Helplines),
        summaries=part("summaries", Summaries),
        message=part("message", tuple[MessageRule, ...], "rule"),
        guide=part("guide", Guide),
    )
