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
        ("after the weekend", "2026-03-09"),
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
        ("a fortnight on Friday", "2026-03-20"),
        ("a week next Tuesday", "2026-03-17"),
        ("three weeks on Monday", "2026-03-30"),
        ("w/c 16 March", "2026-03-20"),
        ("w/c 16/03", "2026-03-20"),
        ("w/c March 16", "2026-03-20"),
        ("week commencing Monday 16th", "2026-03-20"),
        ("in eleven days", "2026-03-15"),
        ("in twenty-one days", "2026-03-25"),
        ("in twenty-two days", "2026-03-26"),
        ("twenty working days", "2026-04-01"),
        ("in thirty days", "2026-04-03"),
        ("in two months", "2026-05-04"),
        ("by 14/03", "2026-03-14"),
        ("by 14/3", "2026-03-14"),
        ("by 4/4", "2026-04-04"),
        ("14.03.2026", "2026-03-14"),
        ("the end of the year", "2026-12-31"),
        ("if I haven't heard before Friday", "2026-03-06"),
        ("by Easter", "2026-04-05"),
        ("before Good Friday", "2026-04-03"),
        ("by All Saints' Day", "2026-11-01"),
        ("on St Patrick's Day", "2026-03-17"),
        ("by Australia Day", "2027-01-26"),
        ("end of week", "2026-03-06"),
        ("by the weekend", "2026-03-06"),
        ("at the weekend", "2026-03-08"),
        ("by end month", "2026-03-31"),
        ("a couple weeks", "2026-03-18"),
        ("first September", "2026-09-01"),
        ("before the holiday, the 19.", "2026-03-19"),
        ("they tell you by Jumma", "2026-03-06"),
        ("Thursday or Friday", "2026-03-06"),
        ("Monday or Tues, she said", "2026-03-10"),
        ("an offer or not before the end of the month", "2026-03-31"),
    ],
)
def test_a_clear_date(text: str, day: str) -> None:
    found = list(dates(text, 0, len(text), WEDNESDAY))
    assert found[0].day == dt.date.fromisoformat(day)
    assert text[found[0].start : found[0].end]


@pytest.mark.parametrize(
    "text",
    ["in the new year", "in a few days", "in due course", "soon", "by the bank holiday Monday"],
)
def test_a_vague_answer_stays_vague(text: str) -> None:
    assert [found.day for found in dates(text, 0, len(text), WEDNESDAY)] == [None]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("in a week or two", "a week or two"),
        ("in a week or so", "a week or so"),
        ("a day or two", "a day or two"),
        ("in a week and a half", "a week and a half"),
        ("in two and a half weeks", "two and a half weeks"),
        ("two weeks, maybe three", "two weeks, maybe three"),
        ("in half a month", "half a month"),
        ("in about a month", "about a month"),
        ("about a week", "about a week"),
        ("in roughly ten days", "roughly ten days"),
        ("around the 20th", "around the 20th"),
        ("at least two weeks", "at least two weeks"),
        ("Friday at the earliest", "Friday at the earliest"),
        ("not before Friday", "not before Friday"),
        ("they won't decide before the 20th", "won't decide before the 20th"),
        ("by 03/04", "03/04"),
        ("in the middle of the month", "middle of the month"),
        ("by mid-March", "mid-March"),
        ("next month", "next month"),
        ("after Easter", "after Easter"),
        ("by the Easter break", "by the Easter break"),
        ("before the Christmas rush", "before the Christmas rush"),
        ("sometime in January", "sometime in January"),
        ("in May", "May"),
        ("over the next few days", "the next few days"),
        ("within days", "within days"),
        ("the following week", "the following week"),
    ],
)
def test_a_vague_answer_is_no_guess_and_keeps_its_words(text: str, quote: str) -> None:
    found = list(dates(text, 0, len(text), WEDNESDAY))
    assert [(text[one.start : one.end], one.day) for one in found] == [(quote, None)]


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("two to three weeks", "two to three weeks", "2026-03-25"),
        ("in two or three weeks", "two or three weeks", "2026-03-25"),
        ("2-3 weeks", "2-3 weeks", "2026-03-25"),
        ("between two and three weeks", "between two and three weeks", "2026-03-25"),
        ("a week to ten days", "a week to ten days", "2026-03-14"),
        ("a week, ten days", "a week, ten days", "2026-03-14"),
        ("24 to 48 hours", "24 to 48 hours", "2026-03-06"),
        ("in two weeks' time", "two weeks' time", "2026-03-18"),
    ],
)
def test_a_range_means_its_end_and_keeps_all_its_words(text: str, quote: str, day: str) -> None:
    found = list(dates(text, 0, len(text), WEDNESDAY))
    assert [(text[one.start : one.end], str(one.day)) for one in found] == [(quote, day)]


@pytest.mark.parametrize(
    "text",
    [
        "we sat down", "the first question", "on the 3rd floor", "in the sun", "two weeks ago",
        "a week or two ago", "about two weeks ago", "a few days ago", "two weeks' notice",
        "a month's notice", "it may be", "an 8/10", "on 24/7", "within 1.5 weeks",
    ],
)  # fmt: skip
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
