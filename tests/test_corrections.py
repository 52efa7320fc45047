"""The user's word on earlier thoughts, and what the next analyses make of it."""

import pytest

from afterview.analysis import analyze
from afterview.corrections import (
    CEILING,
    ENOUGH,
    LEFT_OUT,
    NO,
    YES,
    Corrections,
    answer_for,
    corrected,
    personal_threshold,
)
from afterview.records import PatternScore, SelfTalk


def talk(quote: str, confidence: float = 0.8) -> SelfTalk:
    return SelfTalk(0, len(quote), quote, (PatternScore("labeling", 0.9),), 2, confidence)


def said(*answers: tuple[str, str, float], model: str = "") -> Corrections:
    known = Corrections()
    for quote, verdict, confidence in answers:
        known = known.with_answer(talk(quote, confidence), verdict, model)
    return known


QUOTE = "I made a complete fool of myself in there"
UNLIKE = (
    "They will laugh about me over lunch",
    "Guess it's shelves for ever",
    "My voice shook like a child's",
    "Nobody hires a nurse who waited",
    "Every number fell out of my head",
    "She saw right through me",
    "An hour wasted for five people",
    "The whole town knows by now",
    "Why do I even apply",
    "He was only being charitable",
    "That was my last chance",
    "Should have stayed on the lorries",
    "Anyone else would have known it",
)


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


def test_what_the_user_said_is_sure() -> None:
    for verdict in (YES, "rumination"):
        (one,) = corrected([talk(QUOTE, 0.5)], said((QUOTE, verdict, 0.5)))
        assert one.confidence == 1.0


def test_the_latest_answer_wins_and_undo_takes_it_back() -> None:
    known = said((QUOTE, NO, 0.8), (QUOTE, YES, 0.8))
    assert answer_for(QUOTE, known) == YES
    assert answer_for(QUOTE, known.undone()) == NO


def test_after_enough_answers_the_threshold_follows_them() -> None:
    wrong = [(quote, NO, 0.5) for quote in UNLIKE[:8]]
    right = [(quote, YES, 0.9) for quote in UNLIKE[8:]]
    known = said(*wrong, *right)
    assert len(known.standing()) == len(known.answers) >= ENOUGH
    assert 0.5 < personal_threshold(known) < 0.9
    assert corrected([talk("never seen before by anybody", 0.55)], known) == ()
    assert corrected([talk("never seen before by anybody", 0.95)], known)
    assert personal_threshold(Corrections(known.answers[: ENOUGH - 1])) == 0.0


def test_the_same_quote_again_is_no_further_evidence() -> None:
    assert personal_threshold(said(*[("Gobshite.", NO, 0.6)] * 20)) == 0.0
    changed = [(quote, verdict, 0.6) for verdict in (NO, YES) for quote in UNLIKE]
    assert personal_threshold(said(*changed)) == 0.0


@pytest.mark.parametrize("noes", [1, 2])
def test_no_single_answer_moves_the_threshold(noes: int) -> None:
    wrong = [(quote, NO, 0.42) for quote in UNLIKE[:noes]]
    assert personal_threshold(said(*wrong, *[(quote, YES, 0.9) for quote in UNLIKE[noes:]])) == 0.0


@pytest.mark.parametrize("confidence", [0.5, 0.89, 0.97])
def test_however_often_no_was_said_a_sure_thought_is_shown(confidence: float) -> None:
    known = said(*[(quote, NO, confidence) for quote in UNLIKE])
    assert personal_threshold(known) <= CEILING
    assert corrected([talk("never seen before by anybody", 0.95)], known)


def test_the_confidence_of_another_model_is_no_evidence() -> None:
    known = said(*[(quote, NO, 0.5) for quote in UNLIKE], model="old")
    assert personal_threshold(known, "old") > 0.5
    assert personal_threshold(known, "new") == 0.0
    assert corrected([talk(UNLIKE[0])], known, "new") == ()


def test_the_analysis_says_how_many_thoughts_the_answers_took_out() -> None:
    text = "Interview at Corran with Priya. She smiled. I'm such an idiot. They ring by Friday."
    before = analyze(text)
    assert before.notes == ()
    after = analyze(text, corrections=said(("I'm an idiot", NO, 0.8)))
    assert len(before.self_talk) - len(after.self_talk) == 1
    assert after.notes == (f"{LEFT_OUT}1 thought.",)
