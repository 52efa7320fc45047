"""The days of the plan: when to call, and by when to send thanks.

Not before two working days after the interview and not after two before the decision; an empty window
means the next working morning; without a date, working days three to five, a guess.
Source: docs/evidence.md, "Follow-up, second chance, waiting"; no experiment was found.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from afterview.nlp.days import add_working_days
from afterview.nlp.interview_day import interview_day
from afterview.records import Reflection

FIRST_DAY = 2
LAST_DAY = -2
GUESS = (3, 5)


def call_window(
    interview: dt.date, decision: dt.date | None, today: dt.date
) -> tuple[dt.date, dt.date, bool]:
    """First and last day for a call, and whether they are a guess.

    Args:
        interview: the day of the interview.
        decision: the day they said they would decide by, if they did.
        today: the day that the plan counts from; no call lies before it.

    >>> call_window(dt.date(2026, 3, 2), dt.date(2026, 3, 13), dt.date(2026, 3, 3))
    (datetime.date(2026, 3, 4), datetime.date(2026, 3, 11), False)
    """
    guess = decision is None
    if decision is None:
        first, last = (add_working_days(interview, days) for days in GUESS)
    else:
        first = add_working_days(interview, FIRST_DAY)
        last = add_working_days(decision, LAST_DAY)
    first = max(first, _working(today))
    if first > last:
        first = last = add_working_days(today, 1)
    return first, last, guess


def interview_of(
    reflection: Reflection, today: dt.date, text: str
) -> tuple[dt.date, Literal["told_day", "written_day", "no_day"]]:
    """The day of the interview, and the note of `second_chance.toml` that says where it is from.

    Args:
        reflection: what was found in the text.
        today: stands in where neither the text nor its day of writing tells the day.
        text: the original.
    """
    written = reflection.source.written_on
    if told := interview_day(text, written or today, reflection.company):
        return told, "told_day"
    return (written, "written_day") if written else (today, "no_day")


def thanks_by(reflection: Reflection, today: dt.date, text: str = "") -> dt.date:
    """The last day for a thank-you note: the working day after the interview, if that is still to come.

    Args:
        reflection: what was found in the text.
        today: the day that the plan counts from.
        text: the original; where it doesn't tell the day of the interview, the day of writing is taken.
    """
    interview, _ = interview_of(reflection, today, text)
    if interview > today:
        return add_working_days(today, 1)
    return max(add_working_days(interview, 1), _working(today))


def _working(day: dt.date) -> dt.date:
    return day if day.weekday() < 5 else add_working_days(day, 1)
