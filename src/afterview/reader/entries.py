"""What reading a journal gives: recollections, and one record for each thing that can't be read."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from afterview.records import Recollection


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that can't be read, with the reason as one sentence that quotes no text."""

    id: str
    reason: str


Item = Recollection | Unreadable


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry of a file that holds several: its text, and its day and name where it has them."""

    text: str
    day: dt.date | None = None
    name: str | None = None


BY_TIME = "The text has no date of its own; the file's time was taken."


def numbered(
    name: str, entries: Iterable[Dated], day: dt.date | None, time: dt.date | None
) -> Iterator[Recollection]:
    """The entries of one file as recollections ``name#1``, ``name#2``; blank ones are left out.

    A file with a single entry keeps its bare name. An entry's own name takes the place of the number.

    Args:
        name: of the file.
        entries: in their order.
        day: of the file, for entries without one.
        time: the day on which the file was last written, if nothing else tells.
    """
    kept = ((n, e) for n, e in enumerate(entries, 1) if e.text.strip())
    begun = list(itertools.islice(kept, 2))
    for number, entry in itertools.chain(begun, kept):
        alone = len(begun) == 1 and not entry.name
        yield Recollection.of(
            entry.text,
            id=name if alone else f"{name}#{entry.name or number}",
            written_on=entry.day or day or time,
            note="" if entry.day or day or not time else BY_TIME,
        )


def day_of(value: object) -> dt.date | None:
    """The day in a date, a time stamp or a string that begins with an ISO date.

    >>> day_of("2026-03-02T08:15:00Z"), day_of("soon")
    (datetime.date(2026, 3, 2), None)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
