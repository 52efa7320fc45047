"""What is said back is what is likely; what is weighed is all of it."""

import dataclasses

import pytest

from afterview.likely import LEAST, likely
from afterview.records import PatternScore, Quote, Reflection, SelfTalk, Signal, Source, Stumble
from afterview.verdict import judge

TOLD = Reflection(Source("x", None, "", 9, "en"), True)


def sign(text: str, words: str, sure: float, polarity: str = "positive") -> Signal:
    start = text.index(words)
    label = "smiled" if polarity == "positive" else "frowned"
    return Signal(start, start + len(words), words, label, polarity, None, sure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "polarity", "kept"),
    [
        ("She smiled and said yes.", "She smiled", "positive", True),
        ("She smiled, but at the clock.", "She smiled", "positive", False),
        ("She smiled – except at the end.", "She smiled", "positive", False),
        ("She shook my hand though I was soaked.", "She shook my hand", "positive", True),
        ("He frowned, but not at me.", "He frowned", "negative", True),
        ("She smiled. But that was all.", "She smiled.", "positive", True),
        ("- She smiled\n- But I froze", "She smiled", "positive", True),
    ],
)
def test_a_sign_that_is_taken_back_is_not_told(
    text: str, words: str, polarity: str, kept: bool
) -> None:
    told = dataclasses.replace(TOLD, signals=(sign(text, words, 0.95, polarity),))
    assert bool(likely(told, text).signals) == kept


@pytest.mark.parametrize(
    "field", ["strengths", "balanced", "own_questions", "unanswered", "drawbacks"]
)
def test_quotes_under_the_limit_are_not_told(field: str) -> None:
    least = LEAST[field]
    quotes = (Quote(0, 2, "ab", least - 0.01), Quote(3, 5, "cd", least))
    told = dataclasses.replace(TOLD, **{field: quotes})  # type: ignore[arg-type]
    assert getattr(likely(told, "ab cd"), field) == quotes[1:]


def test_thoughts_under_the_limit_are_not_answered() -> None:
    said = (PatternScore("labeling", 0.9),)
    low, high = (SelfTalk(0, 2, "ab", said, 1, LEAST["self_talk"] + by) for by in (-0.01, 0.0))
    assert likely(dataclasses.replace(TOLD, self_talk=(low, high)), "ab").self_talk == (high,)


def test_how_somebody_was_needs_more_certainty_than_what_they_did() -> None:
    told = [Signal(0, 2, "ab", name, "negative", None, 0.8) for name in ("flat", "frowned")]
    kept = likely(dataclasses.replace(TOLD, signals=tuple(told)), "ab").signals
    assert [sign.signal for sign in kept] == ["frowned"]


def test_names_without_a_figure_are_kept() -> None:
    told = dataclasses.replace(TOLD, company="Acme", role="welder", topics=("rota",))
    assert likely(told, "") == told
    doubted = dataclasses.replace(told, certainty=(0.1, 0.99, 0.2))
    named = likely(doubted, "")
    assert (named.company, named.role, named.topics) == (None, "welder", ())
    mended = dataclasses.replace(doubted, company="Acme Tools", role="head welder")
    named = likely(mended, "", doubted)
    assert (named.company, named.role) == (None, "head welder")


def test_what_is_unsure_is_weighed_but_not_quoted() -> None:
    text = "She smiled twice. She smiled at the door. She smiled again."
    signs = tuple(
        sign(text, words, 0.6) for words in ("She smiled twice", "She smiled at the door")
    )
    found = dataclasses.replace(TOLD, signals=(*signs, sign(text, "She smiled again", 0.95)))
    verdict, _ = judge(found, (), likely(found, text))
    assert verdict.score == judge(found)[0].score
    quoted = [quote.quote for check in verdict.checks for quote in check.evidence]
    assert quoted == ["She smiled again"]


@pytest.mark.parametrize(
    ("words", "sure", "kept"),
    [
        ("I lost the thread", 0.4, True),
        ("I went on to the budget", 0.4, False),
        ("I went on to the budget", LEAST["stumble"], True),
    ],
)
def test_an_unsure_stumble_is_told_where_its_words_tell_of_a_slip(
    words: str, sure: float, kept: bool
) -> None:
    told = dataclasses.replace(TOLD, stumble=Stumble(0, len(words), words, sure))
    assert (likely(told, words).stumble is not None) == kept
