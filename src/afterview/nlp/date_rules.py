"""English expressions of a date, each with the day that it means, counted from another day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from afterview.nlp.date_words import (
    AGO,
    COUNT,
    DAY,
    DAYS,
    HOURS,
    MONTH,
    MONTHS,
    NTH,
    NUMBERS,
    ORDINAL,
    ORDINALS,
    PLAIN_DAY,
    TOMORROW,
    WHICH_MONTH,
)
from afterview.nlp.days import (
    add_working_days,
    day_of_month,
    month_end,
    months_to,
    next_weekday,
    nth_weekday,
    week_friday,
)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words]


def _spelled(found: re.Match[str], base: dt.date) -> dt.date | None:
    month = MONTHS[found["month"].lower()] if found["month"] else None
    year = int(found["year"]) if found["year"] else None
    day = int(found["day"])
    return day_of_month(base, day, month, year) if 1 <= day <= 31 else None


def _worded(found: re.Match[str], base: dt.date) -> dt.date | None:
    """“The ninth” is a day, “the first” hardly: of the first three it takes a month or a limit."""
    day = ORDINALS[found["day"].lower().replace(" ", "-")]
    month = MONTHS[found["month"].lower()] if found["month"] else None
    return day_of_month(base, day, month, None)


def _from_base(
    named: str, base: dt.date, of_month: Callable[[int], dt.date | None]
) -> dt.date | None:
    """A day of "the month", "next month" or a named one; where it is past, of the next of that name.

    Args:
        named: the month as the text has it.
        base: the day that it is counted from.
        of_month: gives the day of the month so many months on.
    """
    plain = named.lower()
    if plain.endswith("month"):
        first, again = int(plain.startswith("next")), 1
    else:
        first, again = months_to(base, MONTHS[plain]), 12
    day = of_month(first)
    return of_month(first + again) if day and day < base else day


def _nth(found: re.Match[str], base: dt.date) -> dt.date | None:
    """The first Friday of a month, the last day of one, or the Friday of its first week."""
    nth, what = NTH[found["nth"].lower()], found["what"].lower()

    def of_month(months: int) -> dt.date:
        if what != "day":
            return nth_weekday(base, 4 if what == "week" else _weekday(what), nth, months)
        last = month_end(base, months)
        return last if nth < 0 else last.replace(day=nth)

    return _from_base(found["month"], base, of_month)


def _in_month(found: re.Match[str], base: dt.date) -> dt.date | None:
    """A day of this month or of the next."""
    day = found["day"].lower().replace(" ", "-")
    number = ORDINALS[day] if day in ORDINALS else int(re.sub(r"\D", "", day))

    def of_month(months: int) -> dt.date | None:
        last = month_end(base, months)
        return last.replace(day=number) if 1 <= number <= last.day else None

    return _from_base(found["month"], base, of_month)


def _calendar_week(found: re.Match[str], base: dt.date) -> dt.date | None:
    """The Friday of a numbered week (ISO 8601), of this year or the next."""
    number = int(found[1]) if found[1].isdigit() else NUMBERS.get(found[1].lower(), 0)
    if not 1 <= number <= 52:
        return None
    friday = dt.date.fromisocalendar(base.year, number, 5)
    return friday if friday >= base else dt.date.fromisocalendar(base.year + 1, number, 5)


def _week_of(found: re.Match[str], base: dt.date) -> dt.date | None:
    monday = _spelled(found, base)
    return monday and monday + dt.timedelta(4 - monday.weekday())


DayOf = Callable[[re.Match[str], dt.date], dt.date | None]
RULES: list[tuple[re.Pattern[str], DayOf]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in [
        (r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda m, b: _iso(m)),
        (
            rf"\b(?P<nth>{'|'.join(NTH)})\s+(?P<what>{DAY}|week|day)\s+(?:of|in)\s+{WHICH_MONTH}\b",
            _nth,
        ),
        (
            rf"\bweek (?:commencing|of|beginning)\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            rf"(?:\s+(?:of\s+)?(?P<month>{MONTH}))?\b(?P<year>)",
            _week_of,
        ),
        (
            rf"\bthe\s+(?P<day>(?!first|second|third){ORDINAL}|{ORDINAL}(?=\s+of\s+{MONTH})|"
            rf"(?:(?<=by the )|(?<=before the )|(?<=till the )|(?<=until the )){ORDINAL})"
            rf"(?:\s+of\s+(?P<month>{MONTH}))?\b"
            r"(?!\s+(?:\w+ly|one|two|time|thing|of|and|part|half|question|bit|round|floor|interview))",
            _worded,
        ),
        (
            rf"\b(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})\s+of\s+"
            r"(?P<month>(?:this|next)\s+month)\b",
            _in_month,
        ),
        (r"\b(?:on |by |after )?the (?:first|1st) of the month\b", lambda m, b: day_of_month(b, 1)),
        (rf"\bcalendar week (\d{{1,2}}|{COUNT})\b", _calendar_week),
        (r"\b(?:good|black|shrove|ash|easter|bank holiday)\s+\w+day\b", lambda m, b: None),
        (
            rf"\b(?:(?:{DAY})[,\s]+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})\b"
            r"(?:,?\s+(?P<year>20\d\d))?",
            _spelled,
        ),
        (
            rf"\b(?P<month>{MONTH})\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>20\d\d))?",
            _spelled,
        ),
        (
            rf"\b(?:the\s+|{DAY}\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<month>)(?P<year>)"
            r"(?!\s+(?:floor|street|grade|year|time|birthday|century))",
            _spelled,
        ),
        (rf"\b({DAY})\s+week\b", lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7)),
        (
            rf"\b({DAY})\s+fortnight\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(14),
        ),
        (
            rf"\ba week\s+(?:on |from |come )?({DAY})\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b({COUNT})\s+weeks?\s+(?:from )?{TOMORROW}\b",
            lambda m, b: b + dt.timedelta(7 * _number(m[1].lower()) + 1),
        ),
        (rf"\b{TOMORROW} week\b", lambda m, b: b + dt.timedelta(8)),
        (r"\b(?:this day|today) week\b|\bthis time next week\b", lambda m, b: b + dt.timedelta(7)),
        (
            rf"\b({DAY})\s+in\s+({COUNT})\s+weeks?\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7 * _number(m[2].lower())),
        ),
        (
            rf"\b({DAY})\s+after\s+next\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b(?:next week\s+({DAY})|({DAY})\s+(?:of\s+)?next week)\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + _weekday(m[1] or m[2])),
        ),
        (
            rf"\bnext\s+({DAY})\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + _weekday(m[1])),
        ),
        (r"\b(?:the\s+)?week after next\b", lambda m, b: week_friday(b, 2)),
        (
            r"\b(?:middle of|mid)[\s-]next week\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(9),
        ),
        (
            r"\b(?:early|start of|beginning of|first thing)\s+next week\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7),
        ),
        (r"\bwithin the week\b", lambda m, b: b + dt.timedelta(7)),
        (
            r"\b(?:end of |later |some ?time |by )?(?:next|the coming) week\b",
            lambda m, b: week_friday(b, 1),
        ),
        (
            r"\b(?:before|afore|till|until) the week(?:['’]s| is)? (?:out|oot|over|up|ends)\b|"
            r"\bend of (?:the|this) week\b|\bthis week\b|\bweek's end\b|\bbefore the weekend\b",
            lambda m, b: week_friday(b, 0),
        ),
        (
            r"\bend of (?:the|this) month\b|\bmonth[- ]end(?:ing)?\b|"
            r"\bthe month(?:['’]s| is)? (?:ends|runs out|out|oot|over|up)\b",
            lambda m, b: month_end(b),
        ),
        (r"\bend of next month\b", lambda m, b: month_end(b, 1)),
        (rf"\bend of ({MONTH})\b", lambda m, b: month_end(b, months_to(b, MONTHS[m[1].lower()]))),
        (
            rf"\b({COUNT})\s+(?:working|business)\s+days?\b",
            lambda m, b: add_working_days(b, _number(m[1].lower())),
        ),
        (rf"\b({COUNT})\s+days?{AGO}", lambda m, b: b + dt.timedelta(_number(m[1].lower()))),
        (
            rf"\b({'|'.join(HOURS).replace('-', '[- ]')})\s*(?:hours?|hrs?|h)\b",
            lambda m, b: b + dt.timedelta(HOURS[m[1].lower().replace(" ", "-")]),
        ),
        (rf"\b({COUNT})\s+weeks?{AGO}", lambda m, b: b + dt.timedelta(7 * _number(m[1].lower()))),
        (rf"\b(?:a\s+)?fortnight{AGO}", lambda m, b: b + dt.timedelta(14)),
        (rf"\b(?:a|one)\s+month{AGO}", lambda m, b: b + dt.timedelta(30)),
        (rf"\bday after {TOMORROW}\b", lambda m, b: b + dt.timedelta(2)),
        (rf"\b{TOMORROW}\b", lambda m, b: b + dt.timedelta(1)),
        (r"\b(?:tonight|today|end of (?:the )?day|close of play)\b(?!\s+\w*day)", lambda m, b: b),
        (
            rf"\b(?:this\s+|coming\s+)?({PLAIN_DAY})\b",
            lambda m, b: next_weekday(b, _weekday(m[1])),
        ),
        (r"\bApril Fools[’']?(?: Day)?\b", lambda m, b: day_of_month(b, 1, 4, None)),
        (r"\b(?:before|by)\s+(Christmas|Xmas)\b", lambda m, b: day_of_month(b, 24, 12, None)),
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
    return DAYS[plain] if plain in DAYS else DAYS[plain.removesuffix("day")[:3]]
