"""Days that a calendar has: "the 14th of March", "14/03", "the first Monday of April", "week 14"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from afterview.nlp.date_words import (
    BEHIND,
    COUNT,
    DAY,
    MONTH,
    MONTHS,
    NTH,
    NUMBERS,
    ORDINAL,
    ORDINALS,
    WHICH_MONTH,
    DayOf,
    weekday,
)
from afterview.nlp.days import day_of_month, month_end, months_to, nth_weekday


def _iso(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


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
            return nth_weekday(base, 4 if what == "week" else weekday(what), nth, months)
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


def _in_digits(found: re.Match[str], base: dt.date) -> dt.date | None:
    """A day and a month as numbers; of "03/04" nobody can tell which is which, so it is no day."""
    first, second, *year = map(int, re.findall(r"\d+", found[0]))
    day, month = max(first, second), min(first, second)
    if day > 31 or (day <= 12 and day != month):
        return None
    return day_of_month(base, day, month, year[0] % 100 + 2000 if year else None)


def _friday(day: dt.date | None) -> dt.date | None:
    """The Friday of a day's week."""
    return day and day + dt.timedelta(4 - day.weekday())


_WEEK_OF = rf"\b(?:week\s+(?:commencing|of|beginning|starting)|w/?c)\s+(?:{DAY},?\s+)?(?:the\s+)?"
CALENDAR: list[tuple[str, DayOf]] = [
    (r"\b(\d{4})-(\d{2})-(\d{2})\b", lambda m, b: _iso(m)),
    (
        rf"\b(?P<nth>{'|'.join(NTH)})\s+(?P<what>{DAY}|week|day)\s+(?:of|in)\s+{WHICH_MONTH}\b",
        _nth,
    ),
    (
        rf"{_WEEK_OF}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:\s+(?:of\s+)?(?P<month>{MONTH}))?\b(?!/)(?P<year>)",
        lambda m, b: _friday(_spelled(m, b)),
    ),
    (
        rf"{_WEEK_OF}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?P<year>)",
        lambda m, b: _friday(_spelled(m, b)),
    ),
    (rf"{_WEEK_OF}\d{{1,2}}/\d{{1,2}}\b", lambda m, b: _friday(_in_digits(m, b))),
    (
        # "8/10" and "24/7" are dates behind a word that asks for one only.
        r"\b\d{1,2}([/.-])\d{1,2}\1(?:20)?\d\d\b|\b\d\d/0[1-9]\b|"
        rf"{BEHIND}(?!24/7)\d{{1,2}}/\d{{1,2}}\b",
        _in_digits,
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
    (rf"\b(?P<day>{ORDINAL})\s+(?!may\b)(?P<month>{MONTH})\b", _worded),
    (r"\bthe\s+(?P<day>\d{1,2})(?P<month>)(?P<year>)(?=[.,;!?]|\s*$)(?![.,]\d)", _spelled),
    (rf"\bcalendar week (\d{{1,2}}|{COUNT})\b", _calendar_week),
    (r"\b(?:black|easter|bank holiday)\s+\w+day\b", lambda m, b: None),
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
]
