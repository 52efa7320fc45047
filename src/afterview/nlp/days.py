"""Days counted from a day: the next Friday, the end of the month, ten working days on."""

from __future__ import annotations

import calendar
import datetime as dt


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


def next_weekday(base: dt.date, weekday: int) -> dt.date:
    """The first such weekday after the base."""
    return base + dt.timedelta((weekday - base.weekday() - 1) % 7 + 1)


def week_friday(base: dt.date, weeks: int) -> dt.date:
    """The Friday of the week so many weeks on; where that is past, the one after it."""
    monday = base - dt.timedelta(base.weekday())
    friday = monday + dt.timedelta(4 + 7 * weeks)
    return friday if friday >= base else friday + dt.timedelta(7)


def month_end(base: dt.date, months: int = 0) -> dt.date:
    """The last day of the month so many months on."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, last)


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day so many months on; the last one of a month that is shorter.

    >>> add_months(dt.date(2026, 12, 31), 2)
    datetime.date(2027, 2, 28)
    """
    last = month_end(day, count)
    return last.replace(day=min(day.day, last.day))


def day_of_month(
    base: dt.date, day: int, month: int | None = None, year: int | None = None
) -> dt.date | None:
    """The first such day from the base on; None where there is none within a year.

    >>> day_of_month(dt.date(2026, 3, 6), 2), day_of_month(dt.date(2026, 3, 6), 31, month=2)
    (datetime.date(2026, 4, 2), None)
    """
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


def months_to(base: dt.date, month: int) -> int:
    """How many months on the next month of that number (1 to 12) is; 0 for this one."""
    return (month - base.month) % 12


def nth_weekday(base: dt.date, weekday: int, nth: int, months: int = 0) -> dt.date:
    """The nth such weekday (from 1; -1 is the last) of the month so many months on.

    >>> nth_weekday(dt.date(2026, 3, 6), 4, 1, 1), nth_weekday(dt.date(2026, 3, 6), 4, -1)
    (datetime.date(2026, 4, 3), datetime.date(2026, 3, 27))
    """
    last = month_end(base, months)
    if nth < 0:
        return last - dt.timedelta((last.weekday() - weekday) % 7)
    first = last.replace(day=1)
    return first + dt.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
