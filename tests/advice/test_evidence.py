"""What is held against a thought bears on it, and what is shown is made first."""

import dataclasses

import pytest

from afterview.advice.choice import Chooser, Value
from afterview.advice.evidence import evidence, pools
from afterview.advice.reframe import reframes
from afterview.records import PatternScore, Quote, Reflection, SelfTalk, Signal, Source, Verdict

SOURCE = Source("x", None, "ab", 9, "en")
OPEN = Verdict("mixed", "went_badly", 0.0, "")


def thought(text: str, quote: str, pattern: str = "labeling") -> SelfTalk:
    start = text.index(quote)
    return SelfTalk(start, start + len(quote), quote, (PatternScore(pattern, 1.0),), 2, 1.0)


def sign(text: str, quote: str, name: str) -> Signal:
    start = text.index(quote)
    return Signal(start, start + len(quote), quote, name, "positive", None, 0.9)


@pytest.mark.parametrize(
    ("pattern", "answered"),
    [
        ("labeling", False),
        ("should_statement", False),
        ("mind_reading", True),
        ("mental_filter", True),
    ],
)
def test_a_smile_answers_only_thoughts_about_them(pattern: str, answered: bool) -> None:
    text = "She smiled at me all through it. I am an idiot."
    told = Reflection(
        SOURCE, True, signals=(sign(text, "She smiled at me all through it", "smiled"),)
    )
    talk = thought(text, "I am an idiot", pattern)
    assert bool(evidence(talk, pools(told), hard=False)) is answered


@pytest.mark.parametrize(
    ("quote", "name", "used"),
    [
        ("They was courteous", "friendly", False),
        ("So we go back and forth on the fish", "laughed_or_joked", False),
        ("Would you look at your units?", "supported", False),
        ("When could you start with us?", "asked_availability", True),
        ("She laughed at my joke twice", "laughed_or_joked", True),
    ],
)
def test_a_sign_has_to_say_enough_of_them(quote: str, name: str, used: bool) -> None:
    text = f"{quote} They won't want me."
    told = Reflection(SOURCE, True, signals=(sign(text, quote, name),))
    talk = thought(text, "They won't want me", "mind_reading")
    assert bool(evidence(talk, pools(told), hard=False)) is used


def two_thoughts() -> tuple[tuple[SelfTalk, ...], Reflection]:
    text = "I counted the till right first time. I am slow. I am a fool."
    talk = (thought(text, "I am slow"), thought(text, "I am a fool"))
    return talk, Reflection(SOURCE, True, talk, strengths=(Quote.of(text, 0, 35),))


def test_what_is_given_stays_and_counts() -> None:
    (one, _), told = two_thoughts()
    choose = Chooser("ab")
    first = reframes(one, told, OPEN, choose, most=1)
    more = reframes(one, told, OPEN, choose, given=first)
    assert len(first) == 1
    assert more[:1] == first
    assert len(more) > 1
    assert len({r.strategy for r in more}) == len(more)


@pytest.mark.parametrize("seed", "abcdef")
def test_somebody_of_the_writers_is_brought_in_once(seed: str) -> None:
    talk, told = two_thoughts()
    choose, values = Chooser(seed), {"person": [Value("Achieng")]}
    said = [r.text for one in talk for r in reframes(one, told, OPEN, choose, values)]
    assert sum("Achieng" in text for text in said) <= 1


@pytest.mark.parametrize("seed", "abcdef")
def test_no_act_mends_an_answer_where_none_went_wrong(seed: str) -> None:
    talk, told = two_thoughts()
    unhurt = dataclasses.replace(told, stumble=None)
    said = " ".join(r.text for one in talk for r in reframes(one, unhurt, OPEN, Chooser(seed)))
    assert "better version" not in said
    assert "came up in the interview" not in said


@pytest.mark.parametrize("seed", "abcdef")
def test_that_nothing_was_found_answers_no_thought_while_there_is_a_view(seed: str) -> None:
    text = "I am slow. I am a fool."
    talk = (thought(text, "I am slow"), thought(text, "I am a fool"))
    told = Reflection(SOURCE, True, talk)
    choose = Chooser(seed)
    said = [r.text for one in talk for r in reframes(one, told, OPEN, choose)]
    assert said
    assert not any("was found" in one for one in said)
