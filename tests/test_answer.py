"""What is found, held against the user's corrections, and answered."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from afterview.answer import NO_INTERVIEW, NOT_ENGLISH, Wishes, answer
from afterview.records import Analysis, ModelInfo, Recollection, Reflection, Signal, Stumble
from afterview.source import source_of
from makers import thought

WISHES = Wishes(dt.date(2026, 3, 3))
MODEL = ModelInfo("1", "0" * 8)
TEXT = "I'm an idiot. She smiled. I lost the thread. He sighed and looked at the clock."


def found(text: str = TEXT, *, is_interview: bool = True, **more: Any) -> Reflection:
    return Reflection(source_of(Recollection.of(text)), is_interview, **more)


def said(reflection: Reflection, text: str = TEXT) -> Analysis:
    return answer(reflection, Recollection.of(text), WISHES, MODEL)


def sign(quote: str, label: str, polarity: str, position: str = "unknown") -> Signal:
    at = TEXT.index(quote)
    return Signal(at, at + len(quote), quote, label, polarity, None, 0.9, position)  # type: ignore[arg-type]


def test_a_crisis_keeps_nothing_but_support() -> None:
    talk = (thought("I'm an idiot", "labeling"),)
    analysis = said(found(self_talk=talk, distress="crisis"))
    assert not analysis.self_talk
    assert not analysis.signals
    assert analysis.verdict.label == "unclear"
    assert analysis.advice.support is not None
    assert not analysis.advice.coping
    assert not analysis.notes


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Buy eggs and bread, and ring the vet.", NO_INTERVIEW),
        ("Das Gespräch war gut, und ich war froh, dass es vorbei war.", NOT_ENGLISH),
    ],
)
def test_what_cannot_be_answered_says_why(text: str, note: str) -> None:
    analysis = said(found(text, is_interview=False), text)
    assert analysis.notes == (note,)
    assert not analysis.advice.coping


@pytest.mark.parametrize(("sure", "answered"), [(0.9, True), (0.45, False)])
def test_a_thought_is_shown_and_answered_only_if_it_is_sure(sure: float, answered: bool) -> None:
    talk = dataclasses.replace(thought("I'm an idiot", "labeling"), confidence=sure)
    (given,) = said(found(self_talk=(talk,))).self_talk
    assert given.quote == "I'm an idiot"
    assert bool(given.reframes) is answered


def test_what_followed_the_stumble_is_counted_among_all_signs() -> None:
    at = TEXT.index("I lost the thread")
    signs = (
        sign("She smiled", "smiled", "positive", "before_stumble"),
        sign("He sighed", "frowned", "negative", "after_stumble"),
        sign("looked at the clock", "distracted", "negative", "after_stumble"),
    )
    analysis = said(found(signals=signs, stumble=Stumble(at, at + 17, "I lost the thread", 0.9)))
    change = analysis.after_stumble
    assert change is not None
    assert [analysis.signals[i].quote for i in change.after] == ["He sighed", "looked at the clock"]
    assert [analysis.signals[i].quote for i in change.before] == ["She smiled"]
