"""The words that dates are made of, as expressions and as numbers."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

DayOf = Callable[[re.Match[str], dt.date], dt.date | None]
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = (
    {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
    | {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "couple of": 2, "a couple of": 2, "couple": 2, "a couple": 2,
}  # fmt: skip
NUMBERS |= {
    f"twenty{gap}{word}": 20 + number
    for word, number in list(NUMBERS.items())[2:11]  # one to nine
    for gap in "- "
}
DAY = r"(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat|satur|sun)(?:day)?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty-second": 22,
    "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30,
    "thirty-first": 31,
}  # fmt: skip
ORDINAL = (
    rf"(?:{'|'.join(sorted((n.replace('-', '[- ]') for n in ORDINALS), key=len, reverse=True))})"
)
# Short names that are words as well ("we sat down") are days only where a day must follow.
PLAIN_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|weds|thurs?|"
    r"(?<=by )(?:mon|wed|fri|sat|sun)|(?<=on )(?:mon|wed|fri|sat|sun)|"
    r"(?<=till )(?:mon|wed|fri|sat|sun)|(?<=til )(?:mon|wed|fri|sat|sun)|"
    r"(?<=hear )(?:mon|wed|fri|sat|sun)|(?<=this )(?:mon|wed|fri|sat|sun))"
)
HOURS = {"twenty-four": 1, "forty-eight": 2, "seventy-two": 3, "24": 1, "48": 2, "72": 3}
NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
WHICH_MONTH = rf"(?P<month>(?:the|this|next)\s+month|{MONTH})"
# As it is typed on a phone.
TOMORROW = r"(?:tomorrow|tom+or+ow|tmrw|tmr|tmw|tomoz|2mor+ow|2moro)"
# What behind a span of time makes it a rough one.
OR_SO = (
    r"(?:\s{1,3}(?:or (?:so|two|three|four|more|longer|thereabouts)|and a half|give or take|"
    r"at (?:the )?earliest)|,? (?:maybe|perhaps|possibly) (?:two|three|four|more|longer))\b"
)
# Not in the past, and no "two weeks' notice".
AGO = rf"\b(?!(?:{OR_SO})?\s+(?:ago|back|before|earlier|later)\b)(?!['’]s?\s+(?!time\b))"
COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
# What asks for a date: "in May" is a month, "it may" is none.
BEHIND = r"(?:(?<=by )|(?<=on )|(?<=before )|(?<=until )|(?<=till )|(?<=in )|(?<=during ))"


def number(words: str) -> int:
    """A number as it is written, in digits or in words.

    >>> number("12"), number("A couple of")
    (12, 2)
    """
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def weekday(name: str) -> int:
    """The number of a day of the week, from 0 for Monday.

    >>> weekday("Thurs"), weekday("Wednes")
    (3, 2)
    """
    plain = name.lower()
    return DAYS[plain] if plain in DAYS else DAYS[plain.removesuffix("day")[:3]]
