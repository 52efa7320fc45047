"""English expressions of a date, each with the day that it means, counted from another day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from afterview.nlp.days import (
    add_working_days,
    day_of_month,
    month_end,
    months_to,
    next_weekday,
    nth_weekday,
    week_friday,
)

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
    r"(?<=till )(?:mon|wed|fri|sat|sun)|(?<=til )(?:mon|wed|fri|sat|sun)|"
    r"(?<=hear )(?:mon|wed|fri|sat|sun)|(?<=this )(?:mon|wed|fri|sat|sun))"
)
_HOURS = {"twenty-four": 1, "forty-eight": 2, "seventy-two": 3, "24": 1, "48": 2, "72": 3}
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_WHICH_MONTH = rf"(?P<month>(?:the|this|next)\s+month|{_MONTH})"
# As it is typed on a phone.
_TOMORROW = r"(?:tomorrow|tom+or+ow|tmrw|tmr|tmw|tomoz|2mor+ow|2moro)"
_AGO = r"\b(?!\s+(?:ago|back|before|earlier|later)\b)"
_COUNT = r"(?:\d{1,2}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen)"


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _spelled(found: re.Match[str], base: dt.date) -> dt.date | None:
    month = _MONTHS[found["month"].lower()] if found["month"] else None
    year = int(found["year"]) if found["year"] else None
    day = int(found["day"])
    return day_of_month(base, day, month, year) if 1 <= day <= 31 else None


def _worded(found: re.Match[str], base: dt.date) -> dt.date | None:
    """ "“The ninth” is a day, “the first” hardly: of the first three it takes a month or a limit."""
    day = _ORDINALS[found["day"].lower().replace(" ", "-")]
    month = _MONTHS[found["month"].lower()] if found["month"] else None
    return day_of_month(base, day, month, None)


def _months(named: str, base: dt.date) -> int:
    """How many months on "this month", "next month" or a month's name is."""
    plain = named.lower()
    if plain.endswith("month"):
        return int(plain.startswith("next"))
    return months_to(base, _MONTHS[plain])


def _nth(found: re.Match[str], base: dt.date) -> dt.date:
    """The first Friday of a month, the last day of one, or the Friday of its first week."""
    months, what = _months(found["month"], base), found["what"].lower()
    nth = _NTH[found["nth"].lower()]
    if what != "day":
        return nth_weekday(base, 4 if what == "week" else _weekday(what), nth, months)
    last = month_end(base, months)
    return last if nth < 0 else last.replace(day=nth)


def _in_month(found: re.Match[str], base: dt.date) -> dt.date | None:
    """A day of this month or of the next."""
    day = found["day"].lower().replace(" ", "-")
    number = _ORDINALS[day] if day in _ORDINALS else int(re.sub(r"\D", "", day))
    last = month_end(base, _months(found["month"], base))
    return last.replace(day=number) if 1 <= number <= last.day else None


def _calendar_week(found: re.Match[str], base: dt.date) -> dt.date | None:
    """The Friday of a numbered week (ISO 8601), of this year or the next."""
    number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1].lower(), 0)
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
            rf"\b(?P<nth>{'|'.join(_NTH)})\s+(?P<what>{_DAY}|week|day)\s+(?:of|in)\s+{_WHICH_MONTH}\b",
            _nth,
        ),
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
            rf"\b(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})\s+of\s+"
            r"(?P<month>(?:this|next)\s+month)\b",
            _in_month,
        ),
        (r"\b(?:on |by |after )?the (?:first|1st) of the month\b", lambda m, b: day_of_month(b, 1)),
        (rf"\bcalendar week (\d{{1,2}}|{_COUNT})\b", _calendar_week),
        (r"\b(?:good|black|shrove|ash|easter|bank holiday)\s+\w+day\b", lambda m, b: None),
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
        (rf"\b({_DAY})\s+week\b", lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7)),
        (
            rf"\b({_DAY})\s+fortnight\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(14),
        ),
        (
            rf"\ba week\s+(?:on |from |come )?({_DAY})\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b({_COUNT})\s+weeks?\s+(?:from )?{_TOMORROW}\b",
            lambda m, b: b + dt.timedelta(7 * _number(m[1].lower()) + 1),
        ),
        (rf"\b{_TOMORROW} week\b", lambda m, b: b + dt.timedelta(8)),
        (r"\b(?:this day|today) week\b|\bthis time next week\b", lambda m, b: b + dt.timedelta(7)),
        (
            rf"\b({_DAY})\s+in\s+({_COUNT})\s+weeks?\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7 * _number(m[2].lower())),
        ),
        (
            rf"\b({_DAY})\s+after\s+next\b",
            lambda m, b: next_weekday(b, _weekday(m[1])) + dt.timedelta(7),
        ),
        (
            rf"\b(?:next week\s+({_DAY})|({_DAY})\s+(?:of\s+)?next week)\b",
            lambda m, b: b - dt.timedelta(b.weekday()) + dt.timedelta(7 + _weekday(m[1] or m[2])),
        ),
        (
            rf"\bnext\s+({_DAY})\b",
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
        (rf"\bend of ({_MONTH})\b", lambda m, b: month_end(b, _months(m[1], b))),
        (
            rf"\b({_COUNT})\s+(?:working|business)\s+days?\b",
            lambda m, b: add_working_days(b, _number(m[1].lower())),
        ),
        (rf"\b({_COUNT})\s+days?{_AGO}", lambda m, b: b + dt.timedelta(_number(m[1].lower()))),
        (
            rf"\b({'|'.join(_HOURS).replace('-', '[- ]')})\s*(?:hours?|hrs?|h)\b",
            lambda m, b: b + dt.timedelta(_HOURS[m[1].lower().replace(" ", "-")]),
        ),
        (rf"\b({_COUNT})\s+weeks?{_AGO}", lambda m, b: b + dt.timedelta(7 * _number(m[1].lower()))),
        (rf"\b(?:a\s+)?fortnight{_AGO}", lambda m, b: b + dt.timedelta(14)),
        (rf"\b(?:a|one)\s+month{_AGO}", lambda m, b: b + dt.timedelta(30)),
        (rf"\bday after {_TOMORROW}\b", lambda m, b: b + dt.timedelta(2)),
        (rf"\b{_TOMORROW}\b", lambda m, b: b + dt.timedelta(1)),
        (r"\b(?:tonight|today|end of (?:the )?day|close of play)\b(?!\s+\w*day)", lambda m, b: b),
        (
            rf"\b(?:this\s+|coming\s+)?({_PLAIN_DAY})\b",
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
    return _DAYS[plain] if plain in _DAYS else _DAYS[plain.removesuffix("day")[:3]]
