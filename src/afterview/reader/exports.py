"""Exports of journal programs as JSON: jrnl's and Day One's."""

from __future__ import annotations

import datetime as dt
import json
import zoneinfo
from collections.abc import Iterator
from typing import Any

from afterview.errors import InputError
from afterview.reader.entries import Dated, day_of, whole_characters


def entries_of_export(text: str, label: str) -> Iterator[Dated]:
    """The entries of an export.

    jrnl: ``{"entries": [{"title", "body", "date", "time"}]}``. Day One: ``{"entries": [{"text",
    "creationDate", "timeZone"}]}``.

    Raises:
        InputError: it is neither.
    """
    try:
        entries = json.loads(text)["entries"]
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(
            f"{label} is no export of jrnl or Day One (an object with a list of entries); "
            "save texts as .txt, .md or .jsonl."
        ) from None
    for entry in entries:
        yield Dated(whole_characters(_text_of(entry)), _day_of(entry))


def _text_of(entry: dict[str, Any]) -> str:
    if isinstance(entry.get("text"), str):
        return str(entry["text"])
    parts = [entry.get("title"), entry.get("body")]
    return "\n".join(part for part in parts if isinstance(part, str) and part.strip())


def _day_of(entry: dict[str, Any]) -> dt.date | None:
    """The day on the writer's own clock: Day One tells the moment in UTC, and the place beside it."""
    stamp, zone = entry.get("creationDate"), entry.get("timeZone")
    try:
        moment = dt.datetime.fromisoformat(str(stamp))
        return moment.astimezone(zoneinfo.ZoneInfo(str(zone))).date()
    except (ValueError, OverflowError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return day_of(stamp or entry.get("date"))
