"""When the employer said it would answer: English expressions of a date, counted from a day.

A date library reads "the 14th" or "Friday"; none reads "Friday week", "within a fortnight" or
"in ten working days" as a Briton means them, nor tells a deadline from any other date in a story.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
_MONTHS = (
    {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
    | {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "couple of": 2,
    "a couple of": 2,
}  # fmt: skip
_DAY = r"(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat|satur|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30,
    "thirty-first": 31,
}  # fmt: skip
_ORDINAL = (
    rf"(?:{'|'.join(sorted((n.replace('-', '[- ]') for n in _ORDINALS), key=len, reverse=True))})"
)
# Short names that are words as well ("we sat down") are days only where a day must follow.
_PLAIN_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|weds|thurs?|"
    r"(?<=by )(?:mon|wed|fri|sat|sun)|(?<=on )(?:mon|wed|fri|sat|sun)|"
    r"(?<=till )(?:mon|wed|fri|sat|sun)|(?<=til )(?:mon|wed|fri|sat|sun))"
)
_COUNT = r"(?:\d{1,2}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen)"


@dataclass(frozen=True, slots=True)
class DateFound:
    """An expression of a date at ``[start, end)``; `day` is None where it is vague."""

    start: int
    end: int
    day: dt.date | None


def add_working_days(day: dt.date, count: int) -> dt.date:
    """The date that is `count` working days (Monday to Friday) after a day.

    >>> add_working_days(dt.date(2026, 3, 6), 2)
    datetime.date(2026, 3, 10)
    """
    step = 1 if count >= 0 else -1
    while count:
        day += dt.timedelta(step)
        if day.weekday() < 5:
            count -= step
    return day


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _next(base: dt.date, weekday: int) -> dt.date:
    """The first such weekday after the base."""
    return base + dt.timedelta((weekday - base.weekday() - 1) % 7 + 1)


def _week_friday(base: dt.date, weeks: int) -> dt.date:
    monday = base - dt.timedelta(base.weekday())
    friday = monday + dt.timedelta(4 + 7 * weeks)
    return friday if friday >= base else friday + dt.timedelta(7)


def _month_end(base: dt.date, months: int = 0) -> dt.date:
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, last)


def _day_of_month(base: dt.date, day: int, month: int | None, year: int | None) -> dt.date | None:
    for offset in range(14):
        y, m = divmod(base.year * 12 + base.month - 1 + offset, 12)
        if month not in (None, m + 1) or year not in (None, y):
            continue
        try:
            candidate = dt.date(y, m + 1, day)
        except ValueError:
            continue
        if candidate >= base:
            return candidate
    return None


def _spelled(found: re.Match[str], base: dt.date) -> dt.date | None:
    month = _MONTHS[found["month"].lower()] if found["month"] else None
    year = int(found["year"]) if found["year"] else None
    day = int(found["day"])
    return _day_of_month(base, day, month, year) if 1 <= day <= 31 else None


def _worded(found: re.Match[str], base: dt.date) -> dt.date | None:
    """ "“The ninth” is a day, “the first” hardly: of the first three it takes a month or a limit."""
    day = _ORDINALS[found["day"].lower().replace(" ", "-")]
    month = _MONTHS[found["month"].lower()] if found["month"] else None
    return _day_of_month(base, day, month, None)


def _week_of(found: re.Match[str], base: dt.date) -> dt.date | None:
    monday = _spelled(found, base)
    return monday and monday + dt.timedelta(4 - monday.weekday())


_DayOf = Callable[[re.Match[str], dt.date], dt.date | None]
_RULES: list[tuple[re.Pattern[str], _DayOf]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in [
        (r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda m, b: _iso(m)),
        (
            rf"\bweek (?:commencing|of|beginning)\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?\b(?P<year>)",
            _week_of,
        ),
        (
            rf"\bthe\s+(?P<day>(?!first|second|third){_ORDINAL}|{_ORDINAL}(?=\s+of\s+{_MONTH})|"
            rf"(?:(?<=by the )|(?<=before the )|(?<=till the )|(?<=until the )){_ORDINAL})"
            rf"(?:\s+of\s+(?P<month>{_MONTH}))?\b"
            r"(?!\s+(?:\w+ly|one|two|time|thing|of|and|part|half|question|bit|round|floor|interview))",
            _worded,
        ),
        (
            rf"\b(?:(?:{_DAY})[,\s]+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b"
            r"(?:,?\s+(?P<year>20\d\d))?",
            _spelled,
        ),
        (
            rf"\b(?P<month>{_MONTH})\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>20\d\d))?",
            _spelled,
        ),
        (
            rf"\b(?:the\s+|{_DAY}\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<month>)(?P<year>)"
            r"(?!\s+(?:floor|street|grade|year|time|birthday|century))",
            _spelled,
        ),
        (rf"\b({_DAY})\s+week\b", lambda m, b: _next(b, _weekday(m[1])) + dt.timedelta(7)),
        (rf"\b({_DAY})\s+fortnight\b", lambda m, b: _next(b, _weekday(m[1])) + dt.timedelta(14)),
        (
            rf"\ba week\s+(?:on |from |come )?({_DAY})\b",
            lambda m, b: _next(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (r"\ba week\s+(?:from )?tomorrow\b", lambda m, b: b + dt.timedelta(8)),
        (
            rf"\b({_DAY})\s+after\s+next\b",
            lambda m, b: _next(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b(?:next week\s+({_DAY})|({_DAY})\s+(?:of\s+)?next week)\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + _weekday(m[1] or m[2])),
        ),
        (
            rf"\bnext\s+({_DAY})\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + _weekday(m[1])),
        ),
        (r"\b(?:the\s+)?week after next\b", lambda m, b: _week_friday(b, 2)),
        (
            r"\b(?:middle of|mid)[\s-]next week\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(9),
        ),
        (
            r"\b(?:early|start of|beginning of|first thing)\s+next week\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7),
        ),
        (r"\b(?:end of |later |some ?time |by )?next week\b", lambda m, b: _week_friday(b, 1)),
        (
            r"\bend of (?:the|this) week\b|\bthis week\b|\bweek's end\b|\bbefore the weekend\b",
            lambda m, b: _week_friday(b, 0),
        ),
        (
            r"\bend of (?:the|this) month\b|\bmonth[- ]end(?:ing)?\b|\bthe month ends\b",
            lambda m, b: _month_end(b),
        ),
        (r"\bend of next month\b", lambda m, b: _month_end(b, 1)),
        (rf"\bend of ({_MONTH})\b", lambda m, b: _end_of_named(m, b)),
        (
            rf"\b({_COUNT})\s+(?:working|business)\s+days?\b",
            lambda m, b: add_working_days(b, _number(m[1].lower())),
        ),
        (rf"\b({_COUNT})\s+days?\b", lambda m, b: b + dt.timedelta(_number(m[1].lower()))),
        (rf"\b({_COUNT})\s+weeks?\b", lambda m, b: b + dt.timedelta(7 * _number(m[1].lower()))),
        (r"\b(?:a\s+)?fortnight\b", lambda m, b: b + dt.timedelta(14)),
        (r"\b(?:a|one)\s+month\b", lambda m, b: b + dt.timedelta(30)),
        (r"\bday after tomorrow\b", lambda m, b: b + dt.timedelta(2)),
        (r"\btomorrow\b", lambda m, b: b + dt.timedelta(1)),
        (r"\b(?:tonight|today|end of (?:the )?day|close of play)\b(?!\s+\w*day)", lambda m, b: b),
        (rf"\b(?:this\s+|coming\s+)?({_PLAIN_DAY})\b", lambda m, b: _next(b, _weekday(m[1]))),
        (r"\bApril Fools[’']?(?: Day)?\b", lambda m, b: _day_of_month(b, 1, 4, None)),
        (r"\b(?:before|by)\s+(Christmas|Xmas)\b", lambda m, b: _day_of_month(b, 24, 12, None)),
        (
            r"\b(?:in the )?new year\b|\bafter (?:the holidays|Christmas|Easter)\b",
            lambda m, b: None,
        ),
        (
            r"\b(?:a few|some|several)\s+(?:days|weeks)\b|\bin due course\b|\bsoon\b|\bin the coming (?:days|weeks)\b",
            lambda m, b: None,
        ),
    ]
]


def _iso(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _weekday(name: str) -> int:
    plain = name.lower()
    return _DAYS[plain] if plain in _DAYS else _DAYS[plain.removesuffix("day")[:3]]


def _end_of_named(found: re.Match[str], base: dt.date) -> dt.date:
    month = _MONTHS[found[1].lower()]
    year = base.year + (month < base.month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def dates(text: str, start: int, end: int, base: dt.date) -> Iterator[DateFound]:
    """The date expressions of ``text[start:end]``, counted from `base`; longest reading first.

    >>> [d.day for d in dates("by Friday week", 0, 14, dt.date(2026, 3, 2))]
    [datetime.date(2026, 3, 13)]
    >>> [d.day for d in dates("in ten working days", 0, 19, dt.date(2026, 3, 2))]
    [datetime.date(2026, 3, 16)]
    """
    taken: list[tuple[int, int]] = []
    for pattern, rule in _RULES:
        for found in pattern.finditer(text, start, end):
            if any(found.start() < b and found.end() > a for a, b in taken):
                continue
            taken.append(found.span())
            yield DateFound(found.start(), found.end(), rule(found, base))
