"""Which way on a text leaves open."""

import datetime as dt
from typing import Any

import pytest

from afterview.advice.situation import situation
from afterview.records import Decision, Reflection, Signal, Source, Verdict

BADLY = Verdict("went_badly", "went_badly", -0.5, "")
HARD = "It was hard."


def told(day: int = 2, **more: Any) -> Reflection:
    return Reflection(Source("x", dt.date(2026, 3, day), "", 9, "en"), True, **more)


def sign(name: str) -> Signal:
    return Signal(0, 5, "there", name, "positive", None, 0.9)


@pytest.mark.parametrize(
    ("text", "felt", "case"),
    [
        ("They asked could I get them my welding cert.", "went_badly", "papers"),
        ("They need two references until the 20th.", "went_badly", "papers"),
        ("It was a trial night at the bakery.", "went_badly", "trial"),
        (HARD, "went_well", "mixed"),
        ("Same panel room, same jug, and a parent rep.", "went_badly", "by_rules"),
        ("He said, then why should we promote you?", "went_badly", "inside"),
        ("I gotta go stand next to Brandon.", "went_badly", "inside"),
        (HARD, "went_badly", "second_chance"),
    ],
)
def test_what_the_text_tells_decides_the_next_step(text: str, felt: str, case: str) -> None:
    verdict = Verdict("went_badly", felt, -0.5, "")  # type: ignore[arg-type]
    assert situation(told(), verdict, dt.date(2026, 3, 3), text) == case


@pytest.mark.parametrize("outcome", ["offer", "advanced", "rejected", "withdrawn"])
def test_a_known_answer_goes_before_all_else(outcome: str) -> None:
    found = told(outcome=outcome, distress="elevated", signals=(sign("next_steps"),))
    assert situation(found, BADLY, dt.date(2026, 3, 3), "Two references, please.") == outcome


def test_in_despair_nothing_is_asked_of_anybody() -> None:
    found = told(distress="elevated", signals=(sign("gave_contact"),))
    assert situation(found, BADLY, dt.date(2026, 3, 3), HARD) == "elevated"


@pytest.mark.parametrize(
    ("decided", "case"), [(2, "late"), (3, "due_today"), (4, "close"), (20, "second_chance")]
)
def test_the_day_of_the_decision(decided: int, case: str) -> None:
    found = told(decision=Decision(dt.date(2026, 3, decided), "", 0, 0))
    assert situation(found, BADLY, dt.date(2026, 3, 3), HARD) == case


def test_an_interview_of_long_ago_is_not_asked_about_again() -> None:
    text = "My interview at Corran Labs was four weeks ago and it went badly."
    found = told(15, company="Corran Labs")
    assert situation(found, BADLY, dt.date(2026, 3, 16), text) == "long_ago"


@pytest.mark.parametrize(
    ("signals", "case"),
    [
        (("gave_contact", "next_steps"), "invited"),
        (("next_steps",), "step_named"),
        (("smiled",), "second_chance"),
    ],
)
def test_a_way_that_they_opened_comes_first(signals: tuple[str, ...], case: str) -> None:
    found = told(signals=tuple(map(sign, signals)))
    assert situation(found, BADLY, dt.date(2026, 3, 3), HARD) == case
