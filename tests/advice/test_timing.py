import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.advice.timing import call_window, thanks_by
from afterview.nlp.days import add_working_days
from afterview.records import Reflection, Source

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@given(DAYS, st.integers(0, 40), st.integers(0, 20))
def test_the_window_is_on_working_days_and_not_in_the_past(
    interview: dt.date, until: int, later: int
) -> None:
    today = interview + dt.timedelta(later)
    first, last, guess = call_window(interview, interview + dt.timedelta(until), today)
    assert today <= first <= last
    assert first.weekday() < 5
    assert last.weekday() < 5
    assert not guess


@given(DAYS)
def test_without_a_date_it_is_a_guess(interview: dt.date) -> None:
    first, last, guess = call_window(interview, None, interview)
    assert guess
    assert first == add_working_days(interview, 3)
    assert last == add_working_days(interview, 5)


def test_two_days_after_and_two_before() -> None:
    window = call_window(dt.date(2026, 3, 2), dt.date(2026, 3, 13), dt.date(2026, 3, 2))
    assert window == (dt.date(2026, 3, 4), dt.date(2026, 3, 11), False)


def test_an_empty_window_is_the_next_working_morning() -> None:
    window = call_window(dt.date(2026, 3, 5), dt.date(2026, 3, 6), dt.date(2026, 3, 6))
    assert window[:2] == (dt.date(2026, 3, 9), dt.date(2026, 3, 9))


@pytest.mark.parametrize(
    ("text", "day"), [("It was fine.", 16), ("I had the interview on 10 March.", 13)]
)
def test_thanks_are_due_on_the_working_day_after_the_interview(text: str, day: int) -> None:
    told = Reflection(Source("x", dt.date(2026, 3, 13), "", 9, "en"), True)
    assert thanks_by(told, dt.date(2026, 3, 13), text) == dt.date(2026, 3, day)
