"""When the employer said it would answer: English expressions of a date, counted from a day.

A date library reads "the 14th" or "Friday"; none reads "Friday week", "within a fortnight" or
"in ten working days" as a Briton means them, nor tells a deadline from any other date in a story.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from afterview.nlp.date_rules import RULES


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
    """
    taken: list[tuple[int, int]] = []
    for pattern, rule in RULES:
        for found in pattern.finditer(text, start, end):
            if any(found.start() < b and found.end() > a for a, b in taken):
                continue
            taken.append(found.span())
            yield DateFound(found.start(), found.end(), rule(found, base))
