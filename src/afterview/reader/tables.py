"""Tables with a text in each row: CSV and JSON Lines with named columns."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from afterview.errors import InputError
from afterview.reader.entries import Dated, day_of

TEXT = ("text", "recollection", "entry", "body", "content", "note")
DAY = ("written_on", "date", "created", "day", "timestamp")
NAME = ("id", "name", "uuid")
MAX_CELL = 20_000_000


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


def rows_of_csv(text: str, name: str, columns: Columns) -> Iterator[Dated]:
    """The rows of a CSV file whose first line names its columns.

    Raises:
        InputError: no column holds texts.
    """
    csv.field_size_limit(MAX_CELL)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4_096], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        yield from _entries(csv.DictReader(io.StringIO(text), dialect=dialect), name, columns)
    except csv.Error as error:
        raise InputError(f"{name} is no readable CSV ({error}); save it again.") from None


def rows_of_jsonl(text: str, name: str, columns: Columns) -> Iterator[Dated]:
    """The rows of a JSON Lines file, an object a line.

    Raises:
        InputError: a line is no object, or no key holds texts.
    """
    yield from _entries(_objects(text, name), name, columns)


def _objects(text: str, name: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(io.StringIO(text), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise InputError(f"{name}, line {number}, is no JSON object; mend or remove that line.")
        yield row


def _entries(rows: Iterable[Mapping[str, Any]], name: str, columns: Columns) -> Iterator[Dated]:
    chosen: tuple[str, str | None, str | None] | None = None
    for row in rows:
        if chosen is None:
            chosen = _chosen(row, name, columns)
        text, day, own = chosen
        value = row.get(text)
        given = str(row[own]).strip() if own and row.get(own) not in (None, "") else None
        yield Dated(str(value) if value is not None else "", day_of(row.get(day or "")), given)


def _chosen(
    row: Mapping[str, Any], name: str, columns: Columns
) -> tuple[str, str | None, str | None]:
    lower = {str(key).strip().lower(): str(key) for key in row if key is not None}

    def pick(wish: str | None, usual: tuple[str, ...]) -> str | None:
        if wish is not None:
            return lower.get(wish.lower())
        return next((lower[key] for key in usual if key in lower), None)

    text = pick(columns.text, TEXT)
    if text is None:
        raise InputError(
            f"{name} has no column with texts (one of {', '.join(TEXT)}); name it with "
            "--columns text=NAME."
        )
    return text, pick(columns.date, DAY), pick(columns.id, NAME)
