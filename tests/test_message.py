import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.message import Finding, check
from afterview.records import (
    Analysis,
    ModelInfo,
    PatternScore,
    SelfTalk,
    Signal,
    Source,
    Stumble,
    Tone,
    Verdict,
)

TEXT = (
    "At Acme with Priya Nair. I froze on the budget figure. I spilled coffee on the plans. "
    "I should have taken the stock certificate. We talked about the harbour crane."
)
SHOULD = SelfTalk(86, 129, TEXT[86:129], (PatternScore("should_statement", 0.9),), 2, 0.9)
GOOD = (
    "Dear Priya,\n\nthank you for the conversation on Monday. What has turned out harder than you "
    "expected with the harbour crane?\n\nKind regards\nSam"
)


@pytest.fixture
def about() -> Analysis:
    empty: dict[str, Any] = dict.fromkeys(
        ("strengths", "balanced", "own_questions", "unanswered", "drawbacks", "people",
         "notes"), (),
    )  # fmt: skip
    from afterview.records import Advice

    smile = Signal(0, 4, TEXT[:4], "smiled", "positive", "Priya", 1.0)
    return Analysis(
        text=TEXT, self_talk=(SHOULD,), source=Source("x", dt.date(2026, 3, 2), "", 9, "en"), signals=(smile,),
        stumble=Stumble(25, 53, TEXT[25:53], 1.0), after_stumble=None, outcome="pending",
        decision=None, company="Acme", role="porter", topics=("the harbour crane",),
        verdict=Verdict("mixed", "mixed", 0.0, ""), advice=Advice(), tone=Tone(0.0),
        distress="none", is_interview=True, model=ModelInfo("x", "y"), **empty,
    )  # fmt: skip


def rules(findings: tuple[Finding, ...]) -> set[str]:
    return {f.rule for f in findings}


def test_a_good_note_has_no_findings(about: Analysis) -> None:
    assert check(GOOD, about) == ()
    assert check(GOOD) == ()


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ("I apologise for my nerves.", "apology"),
        ("I know I messed up the second part.", "mistake"),
        ("I’m not the strongest candidate.", "self_deprecation"),
        ("Please give me one more chance.", "begging"),
        ("Have you decided yet?", "status"),
        ("Sorry to bother you.", "hedging"),
        ("Thanks!!!", "shouting"),
        ("Dear [name],", "placeholder"),
        (
            "Thank you for the conversation, which I have thought about a good deal since.",
            "no_question",
        ),
        (
            "Dear Priya,\n\nWhat has changed in your team since the move to the new building?\n\nKind regards",
            "no_thanks",
        ),
        ("Thank you. Why? " + "word " * 160, "too_long"),
    ],
)
def test_what_a_message_does_better_without(draft: str, rule: str) -> None:
    assert rule in rules(check(draft))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Dear Priya", "Dear Brenda", "wrong_name"),
        ("on Monday", "at Globex", "wrong_company"),
        ("harbour crane", "work", "no_topic"),
        ("on Monday", "on Monday; I froze on the budget figure", "own_stumble"),
        ("on Monday", "on Monday; about my freezing on budget figures", "own_stumble"),
        ("on Monday", "at Acne", "wrong_company"),
        ("on Monday", "on Monday, where I left the stock certificate out", "own_stumble"),
        ("on Monday", "on Monday, when my coffee went on the plans", "own_stumble"),
    ],
)
def test_it_is_held_against_the_interview(about: Analysis, old: str, new: str, rule: str) -> None:
    assert rule in rules(check(GOOD.replace(old, new), about))


def test_what_was_left_unsaid_may_be_said(about: Analysis) -> None:
    forgot = dataclasses.replace(
        about, text=f"{TEXT} I forgot to say that I am a trained crane driver."
    )
    assert check(GOOD.replace("Kind", "I am a trained crane driver.\n\nKind"), forgot) == ()


def test_a_topic_that_touches_the_hard_moment_is_none(about: Analysis) -> None:
    both = dataclasses.replace(about, topics=("the harbour crane", "budget figures"))
    assert rules(check(GOOD, both)) == set()
    sore = check(GOOD.replace("harbour crane", "budget figures"), both)
    assert "no_topic" in rules(sore)
    only = dataclasses.replace(about, topics=("budget figures",))
    assert rules(check(GOOD, only)) == set()


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Hello, this is Ruth. Two questions have come up. Could we talk again, and when?", set()),
        (
            "Dear Priya,\nmy number is 555 0100, and thank you for the talk on Monday.",
            {"no_question"},
        ),
        (
            "Dear Priya,\nthank you for telling me about the crane that you are building.",
            {"no_question"},
        ),
        ("Dear Priya,\nthank you for letting me know. I wish you all a very good start.", set()),
    ],
)
def test_a_script_and_an_answer_to_a_no_are_no_letters(draft: str, expected: set[str]) -> None:
    assert rules(check(draft)) == expected


def test_line_and_column_count_from_one() -> None:
    found = check("Hello,\n\nwell, I am so sorry about it.")
    assert next((f.line, f.column, f.quote) for f in found) == (3, 7, "I am so sorry")


def test_every_finding_says_why_and_what_instead() -> None:
    for found in check("I am sorry, I messed up, I'm terrible at this. Any news??"):
        assert found.why
        assert found.better


@given(st.text(max_size=300))
def test_any_text_is_checked_and_quoted_exactly(draft: str) -> None:
    for found in check(draft):
        assert draft[found.start : found.end] == found.quote
        assert found.line >= 1
        assert found.column >= 1
        assert dataclasses.asdict(found)["rule"]
