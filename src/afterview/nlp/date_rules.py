"""English expressions of a date, each with the day that it means, counted from another day."""

from __future__ import annotations

import datetime as dt
import re

from afterview.nlp.date_calendar import CALENDAR
from afterview.nlp.date_spans import SPANS, VAGUE
from afterview.nlp.date_words import (
    COUNT,
    DAY,
    MONTH,
    MONTHS,
    PLAIN_DAY,
    TOMORROW,
    DayOf,
    number,
    weekday,
)
from afterview.nlp.days import day_of_month, month_end, months_to, next_weekday, week_friday
from afterview.nlp.feasts import FEASTS


def _weeks_on(found: re.Match[str], base: dt.date) -> dt.date | None:
    """So many weeks after the next day of that name."""
    weeks = number(found["count"]) if found["count"] else 2
    return next_weekday(base, weekday(found["weekday"])) + dt.timedelta(7 * weeks)


# Of two that overlap the earlier one counts.
RULES: list[tuple[re.Pattern[str], DayOf]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in [
        *FEASTS,
        *CALENDAR,
        (
            rf"\b(?:{PLAIN_DAY})\s*(?:or|/)\s*({DAY})\b",
            lambda m, b: next_weekday(b, weekday(m[1])),
        ),
        (rf"\b({DAY})\s+week\b", lambda m, b: next_weekday(b, weekday(m[1])) + dt.timedelta(7)),
        (
            rf"\b({DAY})\s+fortnight\b",
            lambda m, b: next_weekday(b, weekday(m[1])) + dt.timedelta(14),
        ),
        (
            rf"\b(?:(?P<count>{COUNT})\s+weeks?|a\s+fortnight)\s+"
            rf"(?:on |from |come |next )?(?P<weekday>{PLAIN_DAY})\b",
            _weeks_on,
        ),
        (
            rf"\b({COUNT})\s+weeks?\s+(?:from )?{TOMORROW}\b",
            lambda m, b: b + dt.timedelta(7 * number(m[1]) + 1),
        ),
        (rf"\b{TOMORROW} week\b", lambda m, b: b + dt.timedelta(8)),
        (r"\b(?:this day|today) week\b|\bthis time next week\b", lambda m, b: b + dt.timedelta(7)),
        (
            rf"\b({DAY})\s+in\s+({COUNT})\s+weeks?\b",
            lambda m, b: next_weekday(b, weekday(m[1])) + dt.timedelta(7 * number(m[2])),
        ),
        (
            rf"\b({DAY})\s+after\s+next\b",
            lambda m, b: next_weekday(b, weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b(?:next week\s+({DAY})|({DAY})\s+(?:of\s+)?next week)\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + weekday(m[1] or m[2])),
        ),
        (
            rf"\bnext\s+({DAY})\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + weekday(m[1])),
        ),
        (r"\b(?:the\s+)?week after next\b", lambda m, b: week_friday(b, 2)),
        (
            r"\b(?:middle of|mid)[\s-]next week\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(9),
        ),
        (
            r"\b(?:early|start of|beginning of|first thing)\s+next week\b|\bafter the weekend\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7),
        ),
        (r"\bwithin the week\b", lambda m, b: b + dt.timedelta(7)),
        (
            r"\b(?:end of |later |some ?time |by )?(?:next|the coming) week\b",
            lambda m, b: week_friday(b, 1),
        ),
        (
            r"\b(?:before|afore|till|until) the week(?:['’]s| is)? (?:out|oot|over|up|ends)\b|"
            r"\bend of (?:(?:the|this) )?week\b|\bthis week\b|\bweek's end\b|\b(?:by|before) the weekend\b|"
            r"\bJum(?:ma|u['’]?ah?)h?\b",
            lambda m, b: week_friday(b, 0),
        ),
        (
            r"\b(?:at|on|over|during) the weekend\b|\bthis weekend\b",
            lambda m, b: next_weekday(b, 6),
        ),
        (
            r"\bend of (?:the|this) month\b|\b(?:by|before|at) end (?:of )?month\b|\bmonth[- ]end(?:ing)?\b|"
            r"\bthe month(?:['’]s| is)? (?:ends|runs out|out|oot|over|up)\b",
            lambda m, b: month_end(b),
        ),
        (r"\bend of next month\b", lambda m, b: month_end(b, 1)),
        (r"\bend of (?:the|this) year\b", lambda m, b: day_of_month(b, 31, 12)),
        (rf"\bend of ({MONTH})\b", lambda m, b: month_end(b, months_to(b, MONTHS[m[1].lower()]))),
        *SPANS,
        (rf"\bday after {TOMORROW}\b", lambda m, b: b + dt.timedelta(2)),
        (rf"\b{TOMORROW}\b", lambda m, b: b + dt.timedelta(1)),
        (r"\b(?:tonight|today|end of (?:the )?day|close of play)\b(?!\s+\w*day)", lambda m, b: b),
        (
            rf"\b(?:this\s+|coming\s+)?({PLAIN_DAY})\b",
            lambda m, b: next_weekday(b, weekday(m[1])),
        ),
        (r"\bApril Fools[’']?(?: Day)?\b", lambda m, b: day_of_month(b, 1, 4, None)),
        (
            r"\b(?:before|by)\s+(?:the\s+)?(?:Christmas|Xmas)\b(?!\s+(?:rush|shutdown|break|holiday))",
            lambda m, b: day_of_month(b, 24, 12, None),
        ),
        *VAGUE,
    ]
]
