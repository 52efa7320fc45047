"""What reading a journal gives: recollections, and one record for each thing that can't be read."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from afterview.records import Recollection

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


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


@dataclass(frozen=True, slots=True)
class Broken:
    """One entry of a file that holds several, which can't be read, and why."""

    reason: str


@dataclass(slots=True)
class Meter:
    """How many bytes of files were read so far; reading turns it on."""

    read: int = 0


BY_TIME = "The text has no date of its own; the file's time was taken."


def numbered(
    name: str, entries: Iterable[Dated | Broken], day: dt.date | None, time: dt.date | None
) -> Iterator[Item]:
    """The entries of one file as recollections ``name#1``, ``name#2``; blank ones are left out.

    A file with a single entry keeps its bare name. An entry's own name takes the place of the number.

    Args:
        name: of the file.
        entries: in their order.
        day: of the file, for entries without one.
        time: the day on which the file was last written, if nothing else tells.
    """
    kept = ((n, e) for n, e in enumerate(entries, 1) if isinstance(e, Broken) or e.text.strip())
    begun = list(itertools.islice(kept, 2))
    for number, entry in itertools.chain(begun, kept):
        if isinstance(entry, Broken):
            yield Unreadable(f"{name}#{number}", entry.reason)
            continue
        alone = len(begun) == 1 and not entry.name
        yield Recollection.of(
            entry.text,
            id=name if alone else f"{name}#{entry.name or number}",
            written_on=entry.day or day or time,
            note="" if entry.day or day or not time else BY_TIME,
        )


def whole_characters(text: str) -> str:
    """A text out of JSON in which each half of a character pair that lost its other half is marked.

    >>> whole_characters("so \\ud83d glad")
    'so \ufffd glad'
    """
    return _HALF_CHARACTER.sub("\ufffd", text)


def day_of(value: object) -> dt.date | None:
    """The day in a date, a time stamp or a string that begins with an ISO date.

    >>> day_of("2026-03-02T08:15:00Z"), day_of("soon")
    (datetime.date(2026, 3, 2), None)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
