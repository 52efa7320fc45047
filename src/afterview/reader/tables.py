"""Tables with a text in each row, read line by line: CSV and JSON Lines with named columns."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from afterview.errors import InputError
from afterview.reader.entries import Broken, Dated, day_of, whole_characters
from afterview.reader.files import MAX_BYTES, shown

TEXT = ("text", "recollection", "entry", "body", "content", "note")
DAY = ("written_on", "date", "created", "day", "timestamp")
NAME = ("id", "name", "uuid")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold text, day and name; None lets the usual names decide."""

    text: str | None = None
    date: str | None = None
    id: str | None = None

    @classmethod
    def of(cls, wish: str | None) -> Columns:
        """From an option such as ``text=Body,date=Day``.

        Raises:
            InputError: a key is none of text, date and id.

        >>> Columns.of("text=Body,date=Day")
        Columns(text='Body', date='Day', id=None)
        """
        pairs = [part.partition("=") for part in (wish or "").split(",") if part.strip()]
        known = {key.strip(): value.strip() for key, _, value in pairs}
        if set(known) - {"text", "date", "id"} or not all(known.values()):
            raise InputError("--columns wants pairs such as text=Body,date=Day,id=Number.")
        return cls(**known)


def rows_of_csv(lines: Iterator[str], label: str, columns: Columns) -> Iterator[Dated | Broken]:
    """The rows of a CSV file whose first line names its columns.

    Args:
        lines: with their ends.
        label: how messages call the file.
        columns: which to read.

    Raises:
        InputError: no column holds texts, or it is no CSV.
    """
    csv.field_size_limit(MAX_BYTES)
    head = next(lines, "")
    # The names of columns hold no delimiters, as texts do; so the first line tells which it is.
    delimiter = max(",;\t|", key=head.count)
    rows = csv.DictReader(itertools.chain([head], lines), delimiter=delimiter)
    try:
        yield from _entries(rows, label, columns)
    except csv.Error:
        raise InputError(
            f"{label} is no readable CSV from line {rows.line_num} on; save it again."
        ) from None


def rows_of_jsonl(lines: Iterator[str], label: str, columns: Columns) -> Iterator[Dated | Broken]:
    """The rows of a JSON Lines file, an object a line; a line that is none is a broken entry.

    Raises:
        InputError: the first line already is no object, or no key holds texts.
    """
    yield from _entries(_objects(lines, label), label, columns)


def _objects(lines: Iterator[str], label: str) -> Iterator[Mapping[str, Any] | Broken]:
    begun = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if isinstance(row, dict):
            begun = True
            yield row
        elif begun:
            yield Broken(f"Line {number} is no JSON object; mend or remove that line.")
        else:
            raise InputError(
                f"{label}, line {number}, is no JSON object; give one object with a text a line."
            )


def _entries(
    rows: Iterable[Mapping[str, Any] | Broken], label: str, columns: Columns
) -> Iterator[Dated | Broken]:
    chosen: tuple[str, str | None, str | None] | None = None
    for row in rows:
        if isinstance(row, Broken):
            yield row
            continue
        if chosen is None:
            chosen = _chosen(row, label, columns)
        text, day, own = (row.get(key) if key is not None else None for key in chosen)
        name = str(own).strip() if isinstance(own, str | int) else ""
        words = text if isinstance(text, str) else ""
        yield Dated(whole_characters(words), day_of(day), shown(name) or None)


def _chosen(
    row: Mapping[str, Any], label: str, columns: Columns
) -> tuple[str, str | None, str | None]:
    lower = {str(key).strip().lower(): str(key) for key in row if key is not None}

    def pick(wish: str | None, usual: tuple[str, ...]) -> str | None:
        if wish is not None:
            return lower.get(wish.lower())
        return next((lower[key] for key in usual if key in lower), None)

    text = pick(columns.text, TEXT)
    if text is None:
        raise InputError(
            f"{label} has no column with texts (one of {', '.join(TEXT)}); name it with "
            "--columns text=NAME."
        )
    return text, pick(columns.date, DAY), pick(columns.id, NAME)
