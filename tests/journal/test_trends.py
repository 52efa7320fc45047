"""Trends: what is counted, what is not said, and that order doesn't matter."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from afterview.journal.trends import change, feeling, trends, without_news
from makers import ENTRY, entry


def test_under_three_entries_there_is_no_trend() -> None:
    found = trends([entry(1), entry(2)])
    assert not found.enough
    assert found.change is None
    assert trends([]).groups == ()


def test_feeling_against_evidence_and_the_outcomes() -> None:
    entries = [
        entry(1, outcome="offer"),
        entry(2, verdict="went_badly", outcome="rejected"),
        entry(3, outcome="advanced"),
        entry(4, felt="went_well", verdict="went_badly"),
    ]
    seen = feeling(entries)
    assert (seen.entries, seen.felt_badly, seen.borne_out) == (4, 3, 1)
    assert (seen.known, seen.went_on) == (3, 2)


def test_an_entry_without_a_date_is_counted_and_last() -> None:
    found = trends([replace(ENTRY, written_on=None), entry(5), entry(9)])
    assert [g.name for g in found.groups] == ["2026-01", "no date"]


def test_the_third_entry_with_nothing_new_is_rumination_and_news_is_not() -> None:
    same = [entry(day) for day in (1, 2, 3, 4)]
    assert [e.id for e in without_news(same)] == ["e003", "e004"]
    called = [entry(1), entry(2), entry(3, signals=("smiled", "next_steps"))]
    assert without_news(called) == []
    answered = [entry(1), entry(2), entry(3, outcome="rejected")]
    assert without_news(answered) == []
    assert without_news([entry(day, company=None) for day in (1, 2, 3)]) == []


def test_a_clear_change_is_clear_and_chance_is_not() -> None:
    falling = [entry(i, self_talk=8) for i in range(10)]
    falling += [entry(20 + i, self_talk=1) for i in range(10)]
    seen = change(falling)
    assert seen.clear
    assert seen.high < 0
    rng = random.Random(1)
    noise = [entry(i, self_talk=rng.choice([0, 8])) for i in range(6)]
    assert not change(noise).clear


def test_lessons_that_came_again() -> None:
    found = trends([entry(1), entry(2), entry(3, lessons=("Another.",))])
    assert found.lessons == (("Say the numbers aloud once.", 2),)


def test_what_changed_since_the_last_entry() -> None:
    found = trends([entry(1), entry(2, patterns=("rumination",), self_talk=1, felt="mixed")])
    said = " ".join(found.last)
    assert "No longer there: labeling, mind reading." in said
    assert "New: rumination." in said
    assert "less self-talk" in said


@given(st.permutations(range(6)))
def test_the_order_of_entries_does_not_matter(order: list[int]) -> None:
    entries = [entry(i, self_talk=i) for i in range(6)]
    assert trends([entries[i] for i in order]) == trends(entries)
