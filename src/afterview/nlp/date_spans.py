"""Spans of time that end on a day ("in ten working days"), and expressions that name no day.

A vague answer has no day: a guess would be taken for a deadline. Its words are kept all the same.
"""

from __future__ import annotations

import datetime as dt
import re

from afterview.nlp.date_words import AGO, BEHIND, COUNT, HOURS, MONTH, DayOf, number
from afterview.nlp.days import add_months, add_working_days

# Where a sentence has several spans, a month is the least likely to be that of an answer.
_UNITS = (
    r"(?:working|business)\s+days?", r"(?:calendar\s+)?days?", "weeks?", "fortnights?", "months?",
)  # fmt: skip
_HOURS = rf"(?:{'|'.join(HOURS).replace('-', '[- ]')})"
# Of "two to three weeks" and "a week, ten days" the end counts.
_FROM = (
    rf"(?:between\s+{COUNT}\s+and\s+|{COUNT}\s+(?:to|or)\s+|"
    rf"{COUNT}\s+(?:{'|'.join(_UNITS)})(?:,|\s+to|\s+or)\s+|(?!twenty){COUNT}\s*[-–]\s*)?"
)
_PART = (
    r"(?:(?:start|beginning|middle|(?:first|second) half|end) of\s+|(?:early|mid|late)[- ](?:in\s+)?|"
    r"(?:later|some\s?time)\s+(?:in\s+)?)"
)
_SEASON = r"(?:easter|christmas|xmas|spring|summer|autumn|winter|holidays|half[- ]term)"


def _counted(found: re.Match[str], base: dt.date) -> dt.date | None:
    """So many days, weeks or months on; no day for one and a half of them."""
    count, unit = number(found["count"] or "a"), (found["unit"] or "fortnight").lower()
    if found["half"]:
        return None
    if unit.startswith(("working", "business")):
        return add_working_days(base, count)
    if unit.startswith("month"):
        return add_months(base, count)
    days = 1 if "day" in unit else 7 if unit.startswith("week") else 14
    return base + dt.timedelta(count * days)


SPANS: list[tuple[str, DayOf]] = [
    *(
        (
            rf"\b(?<!\d[.,/])(?<!\w-){_FROM}(?P<count>{COUNT})(?P<half>\s+and\s+a\s+half)?\s+"
            rf"(?P<unit>{unit})(?:['’]?s?\s+time\b)?{AGO}",
            _counted,
        )
        for unit in _UNITS
    ),
    (rf"\b(?P<count>)(?P<half>)(?P<unit>)fortnight{AGO}", _counted),
    (
        rf"\b(?:{_HOURS}\s*(?:-|–|to|or)\s*)?({_HOURS})\s*(?:hours?|hrs?|h)\b",
        lambda m, b: b + dt.timedelta(HOURS[m[1].lower().replace(" ", "-")]),
    ),
]
VAGUE: list[tuple[str, DayOf]] = [
    (pattern, lambda m, b: None)
    for pattern in [
        r"\b(?:in the )?new year\b",
        rf"\b(?:(?:before|by|after|until|till|around|over|during)\s+(?:the\s+)?|in\s+the\s+){_SEASON}"
        r"(?:\s+(?:rush|shutdown|break|holidays?))?\b",
        rf"\b{_PART}(?:(?:the|this|next)\s+(?:week|month|year)|(?:this\s+|next\s+)?{MONTH})\b",
        rf"{BEHIND}(?:this\s+|next\s+)?{MONTH}\b",
        r"\b(?:(?:this|next|the\s+(?:following|coming))\s+month|the\s+following\s+week|next\s+year)\b",
        r"\b(?:a\s+|the\s+(?:next|coming)\s+)?(?:few|some|several)\s+(?:more\s+)?"
        rf"(?:(?:working|business)\s+)?(?:days|weeks|months){AGO}",
        r"\bin\s+the\s+(?:coming|next)\s+(?:days|weeks|months)\b",
        r"\b(?:within|in|a\s+matter\s+of)\s+(?:days|weeks|months)\b",
        r"\bin due course\b|\bsoon\b|\bshortly\b|\bany day now\b",
    ]
]
