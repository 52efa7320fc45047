import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.dates import dates
from afterview.nlp.days import add_working_days

WEDNESDAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the end of next week", "2026-03-13"),
        ("within a fortnight", "2026-03-18"),
        ("Friday week", "2026-03-13"),
        ("a week on Friday", "2026-03-13"),
        ("in ten working days", "2026-03-18"),
        ("the 14th", "2026-03-14"),
        ("by the 2nd", "2026-04-02"),
        ("on Thursday", "2026-03-05"),
        ("by Wednesday", "2026-03-11"),
        ("next Tuesday", "2026-03-10"),
        ("Tuesday of next week", "2026-03-10"),
        ("tomorrow", "2026-03-05"),
        ("by March 20", "2026-03-20"),
        ("20th of March", "2026-03-20"),
        ("on 3 January", "2027-01-03"),
        ("in three weeks", "2026-03-25"),
        ("end of the month", "2026-03-31"),
        ("this week", "2026-03-06"),
        ("2026-05-01", "2026-05-01"),
        ("by the nineteenth", "2026-03-19"),
        ("the second of April", "2026-04-02"),
        ("before the month ends", "2026-03-31"),
        ("a week from tomorrow", "2026-03-12"),
        ("a week Monday", "2026-03-16"),
        ("Friday fortnight", "2026-03-20"),
        ("week commencing 16 March", "2026-03-20"),
        ("before the weekend", "2026-03-06"),
        ("12th at the latest", "2026-03-12"),
        ("the first Monday of April", "2026-04-06"),
        ("the first Monday of the month", "2026-04-06"),
        ("in the first week of March", "2026-03-06"),
        ("the first Tuesday in March", "2027-03-02"),
        ("the 2nd of this month", "2026-04-02"),
        ("on the last Thursday of the month", "2026-03-26"),
        ("in the first week of May", "2026-05-01"),
        ("the last day of this month", "2026-03-31"),
        ("the fifth of next month", "2026-04-05"),
        ("on the first of the month", "2026-04-01"),
        ("this day week", "2026-03-11"),
        ("this time next week", "2026-03-11"),
        ("tomorrow week", "2026-03-12"),
        ("in two weeks tomorrow", "2026-03-19"),
        ("Monday in two weeks", "2026-03-23"),
        ("before the week's out", "2026-03-06"),
        ("before the month is over", "2026-03-31"),
        ("in the coming week", "2026-03-13"),
        ("within the week", "2026-03-11"),
        ("in 48 hours", "2026-03-06"),
        ("within twenty-four hours", "2026-03-05"),
        ("he rings me tmrw", "2026-03-05"),
        ("in calendar week 14", "2026-04-03"),
        ("I hear sat", "2026-03-07"),
    ],
)
def test_a_clear_date(text: str, day: str) -> None:
    found = list(dates(text, 0, len(text), WEDNESDAY))
    assert found[0].day == dt.date.fromisoformat(day)
    assert text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "text", ["in the new year", "in a few days", "in due course", "soon", "by Good Friday"]
)
def test_a_vague_answer_stays_vague(text: str) -> None:
    assert [found.day for found in dates(text, 0, len(text), WEDNESDAY)] == [None]


@pytest.mark.parametrize(
    "text", ["we sat down", "the first question", "on the 3rd floor", "in the sun", "two weeks ago"]
)
def test_words_that_only_look_like_days(text: str) -> None:
    assert list(dates(text, 0, len(text), WEDNESDAY)) == []


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 30))
def test_working_days_are_never_weekends(day: dt.date, count: int) -> None:
    later = add_working_days(day, count)
    assert later.weekday() < 5
    assert later > day


@given(st.text(max_size=200), st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_never_raises(text: str, day: dt.date) -> None:
    list(dates(text, 0, len(text), day))


PHRASES = st.builds(
    "the {} {} of {}".format,
    st.sampled_from(["first", "second", "third", "fourth", "last"]),
    st.sampled_from(["day", "week", "Monday", "Sunday"]),
    st.sampled_from(["the month", "this month", "next month", "February", "December"]),
)


@given(PHRASES, st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_of_a_month_is_never_before_the_day_it_is_counted_from(
    text: str, day: dt.date
) -> None:
    found = [one.day for one in dates(text, 0, len(text), day)]
    assert found[0] is not None
    assert found[0] >= day
