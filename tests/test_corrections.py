"""The user's word on earlier flags, and what the next analyses make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.corrections import (
    ENOUGH,
    HASHES,
    NO,
    YES,
    Corrections,
    answer_for,
    corrected,
    personal_threshold,
    similarity,
    sketch,
)
from afterview.records import PatternScore, SelfTalk


def talk(quote: str, confidence: float = 0.8) -> SelfTalk:
    return SelfTalk(0, len(quote), quote, (PatternScore("labeling", 0.9),), 2, confidence)


def said(*answers: tuple[str, str, float]) -> Corrections:
    known = Corrections()
    for quote, verdict, confidence in answers:
        known = known.with_answer(talk(quote, confidence), verdict)
    return known


QUOTE = "I made a complete fool of myself in there"


@pytest.mark.parametrize(
    "repeat",
    [QUOTE, QUOTE.upper() + "!!", "Today I made a complete fool of myself in there."],
)
def test_exact_and_near_repeats_follow_the_answer_at_once(repeat: str) -> None:
    assert corrected([talk(repeat)], said((QUOTE, NO, 0.8))) == ()


def test_another_quote_stays() -> None:
    other = talk("They will laugh about me over lunch")
    assert corrected([other], said((QUOTE, NO, 0.8))) == (other,)


def test_another_pattern_replaces_the_flagged_one() -> None:
    (one,) = corrected([talk(QUOTE)], said((QUOTE, "rumination", 0.8)))
    assert [p.pattern for p in one.patterns] == ["rumination"]


def test_the_latest_answer_wins_and_undo_takes_it_back() -> None:
    known = said((QUOTE, NO, 0.8), (QUOTE, YES, 0.8))
    assert answer_for(QUOTE, known) == YES
    assert answer_for(QUOTE, known.undone()) == NO


def test_after_enough_answers_the_threshold_follows_them() -> None:
    wrong = [(f"unlike number {i} is wordy and odd {i * 7919}", NO, 0.5) for i in range(8)]
    right = [(f"something quite other, {i * 104729} times", YES, 0.9) for i in range(5)]
    known = said(*wrong, *right)
    assert len(known.answers) >= ENOUGH
    assert 0.5 < personal_threshold(known) < 0.9
    assert corrected([talk("never seen before by anybody", 0.55)], known) == ()
    assert corrected([talk("never seen before by anybody", 0.95)], known)
    assert personal_threshold(Corrections(known.answers[: ENOUGH - 1])) == 0.0


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_sketch_and_is_like_itself(first: str, second: str) -> None:
    one, other = sketch(first), sketch(second)
    assert len(one) == len(other) == HASHES
    assert similarity(one, one) == 1.0
    assert 0.0 <= similarity(one, other) <= 1.0
