import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.message import Finding, check
from afterview.records import Analysis, ModelInfo, Signal, Source, Stumble, Tone, Verdict

TEXT = "At Acme with Priya Nair. I froze on the budget figure. We talked about the harbour crane."
GOOD = (
    "Dear Priya,\n\nthank you for the conversation on Monday. What has turned out harder than you "
    "expected with the harbour crane?\n\nKind regards\nSam"
)


@pytest.fixture
def about() -> Analysis:
    empty: dict[str, Any] = dict.fromkeys(
        ("self_talk", "strengths", "balanced", "own_questions", "unanswered", "drawbacks", "people",
         "notes"), (),
    )  # fmt: skip
    from afterview.records import Advice

    smile = Signal(0, 4, TEXT[:4], "smiled", "positive", "Priya", 1.0)
    return Analysis(
        text=TEXT, source=Source("x", dt.date(2026, 3, 2), "", 9, "en"), signals=(smile,),
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
            "What has changed in your team since the move to the new building last spring?",
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
    ],
)
def test_it_is_held_against_the_interview(about: Analysis, old: str, new: str, rule: str) -> None:
    assert rule in rules(check(GOOD.replace(old, new), about))


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
