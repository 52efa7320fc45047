"""When the employer said it would answer: English expressions of a date, counted from a day.

A date library reads "the 14th" or "Friday"; none reads "Friday week", "within a fortnight" or
"in ten working days" as a Briton means them, nor tells a deadline from any other date in a story.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from afterview.nlp.date_rules import RULES
from afterview.nlp.date_words import OR_SO

# What before a date makes it a rough one, or one that nothing comes before.
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|at least|more than|half|"
    r"no (?:earlier|sooner) than|(?:(?<!or )not|won['’]?t|can['’]?t|cannot)(?: \w+){0,3}? before) (?:the )?$",
    re.IGNORECASE,
)
_REACH = 48  # characters, as long as those words may be
_OR_SO = re.compile(OR_SO, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateFound:
    """An expression of a date at ``[start, end)``; `day` is None where it is vague."""

    start: int
    end: int
    day: dt.date | None


def dates(text: str, start: int, end: int, base: dt.date) -> Iterator[DateFound]:
    """The date expressions of ``text[start:end]``, counted from `base`; longest reading first.

    >>> [d.day for d in dates("by Friday week", 0, 14, dt.date(2026, 3, 2))]
    [datetime.date(2026, 3, 13)]
    >>> [d.day for d in dates("in ten working days", 0, 19, dt.date(2026, 3, 2))]
    [datetime.date(2026, 3, 16)]
    >>> list(dates("in a week or two", 0, 16, dt.date(2026, 3, 2)))
    [DateFound(start=3, end=16, day=None)]
    """
    taken: list[tuple[int, int]] = []
    for pattern, rule in RULES:
        for found in pattern.finditer(text, start, end):
            if any(found.start() < b and found.end() > a for a, b in taken):
                continue
            before = max(start, found.start() - _REACH)
            about = _ABOUT.search(text[before : found.start()])
            or_so = _OR_SO.match(text, found.end(), end)
            first = before + about.start() if about else found.start()
            last = or_so.end() if or_so else found.end()
            taken.append((first, last))
            yield DateFound(first, last, None if about or or_so else rule(found, base))
