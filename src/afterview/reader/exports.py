"""Exports of journal programs as JSON: jrnl's and Day One's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from afterview.errors import InputError
from afterview.reader.entries import Dated, day_of


def entries_of_export(text: str, name: str) -> Iterator[Dated]:
    """The entries of an export.

    jrnl: ``{"entries": [{"title", "body", "date", "time"}]}``. Day One: ``{"entries": [{"text",
    "creationDate", "uuid"}]}``.

    Raises:
        InputError: it is neither.
    """
    try:
        entries = json.loads(text)["entries"]
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            f"{name} is no export of jrnl or Day One (an object with a list of entries); "
            "save texts as .txt, .md or .jsonl."
        ) from None
    for entry in entries:
        yield Dated(_text_of(entry), day_of(entry.get("creationDate") or entry.get("date") or ""))


def _text_of(entry: dict[str, Any]) -> str:
    if isinstance(entry.get("text"), str):
        return str(entry["text"])
    parts = [entry.get("title"), entry.get("body")]
    return "\n".join(part for part in parts if isinstance(part, str) and part.strip())
