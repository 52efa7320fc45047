"""Days that have a name: "by Easter", "by All Saints' Day", "on Boxing Day"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from afterview.nlp.date_words import DayOf

FIXED: Mapping[str, tuple[int, int]] = {  # month and day
    r"New Year['’]?s Day": (1, 1),
    r"Burns Night": (1, 25),
    r"Republic Day|Australia Day": (1, 26),
    r"Waitangi Day": (2, 6),
    r"Valentine['’]?s(?: Day)?": (2, 14),
    r"St\.? (?:Patrick|Paddy)['’]?s(?: Day)?|Paddy['’]?s Day": (3, 17),
    r"Anzac Day": (4, 25),
    r"May Day": (5, 1),
    r"Juneteenth": (6, 19),
    r"Canada Day": (7, 1),
    r"Halloween|Hallowe['’]en": (10, 31),
    r"All Saints['’]?(?: Day)?": (11, 1),
    r"Bonfire Night|Guy Fawkes(?: Night)?": (11, 5),
    r"Remembrance Day|Veterans['’]? Day|Armistice Day": (11, 11),
    r"Christmas Eve": (12, 24),
    r"Christmas Day": (12, 25),
    r"(?:Boxing|St\.? Stephen['’]?s) Day": (12, 26),
    r"New Year['’]?s Eve|Hogmanay": (12, 31),
}
FROM_EASTER: Mapping[str, int] = {  # days after Easter Sunday
    r"(?:Shrove|Pancake) Tuesday|Mardi Gras": -47,
    r"Ash Wednesday": -46,
    r"Palm Sunday": -7,
    r"Maundy Thursday": -3,
    r"Good Friday": -2,
    r"Easter Sunday|(?:(?<=by )|(?<=before )|(?<=until )|(?<=till ))Easter(?! (?:\w+day|break|rush|holidays?|term)\b)": 0,
    r"Easter Monday": 1,
}


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches.

    Source: Butcher's algorithm, in J. Meeus, "Astronomical Algorithms" (1991), chapter 8.

    >>> easter(2026), easter(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _next(of_year: Callable[[int], dt.date]) -> DayOf:
    """The first such day from the base on."""

    def day(_: re.Match[str], base: dt.date) -> dt.date:
        this = of_year(base.year)
        return this if this >= base else of_year(base.year + 1)

    return day


def _fixed(month: int, day: int) -> DayOf:
    return _next(lambda year: dt.date(year, month, day))


def _from_easter(days: int) -> DayOf:
    return _next(lambda year: easter(year) + dt.timedelta(days))


FEASTS: list[tuple[str, DayOf]] = [
    *((rf"\b(?:{names})\b", _fixed(*day)) for names, day in FIXED.items()),
    *((rf"\b(?:{names})\b", _from_easter(days)) for names, days in FROM_EASTER.items()),
]
