"""What stands above the reasons against a job, and below it, fits what there is."""

import re

import pytest

from afterview.advice.choice import Chooser
from afterview.advice.coping import not_for_me, sour_grapes
from afterview.content import load
from afterview.records import Outcome, Quote, Reflection, Source

SOURCE = Source("x", None, "", 100, "en")
OWN = Quote(0, 33, "They pay the night hours as day hours")


@pytest.mark.parametrize("seed", [str(n) for n in range(60)])
def test_reasons_are_spoken_of_only_where_one_stands_below(seed: str) -> None:
    bare = sour_grapes(Reflection(SOURCE, True), Chooser(seed))
    assert not re.search(r"\breasons?\b|be true|agree|\bit's a list|these are for a no", bare, re.I)
    told = Reflection(SOURCE, True, drawbacks=(OWN,))
    assert sour_grapes(told, Chooser(seed)) not in [
        line.text for line in load().coping.sour_grapes if line.on == "questions"
    ]


def test_a_back_is_asked_about_only_where_one_stands() -> None:
    body = {line.text for line in load().coping.not_for_me if "your back" in line.text}
    for role, wanted in (("loan officer", False), ("line cook", True)):
        told = Reflection(SOURCE, True, role=role)
        values = {"role": ()}
        said = {line for n in range(90) for line in not_for_me(told, Chooser(str(n)), values)}
        assert bool(said & body) == wanted, role


def test_all_prompts_are_in_one_tense() -> None:
    for line in load().coping.not_for_me:
        assert re.search(r"\b[Ww]ould\b", line.text), line.id
        assert not re.match(r"(?:Is|Does|Did|Was)\b|.*\bdid\b", line.text), line.id


@pytest.mark.parametrize(
    ("outcome", "above"),
    [
        ("pending", "If it's a no"),
        ("withdrawn", "Why it might not have been for you"),
        ("rejected", "Why it might not have been for you"),
    ],
)
def test_if_it_is_a_no_stands_only_where_that_is_open(outcome: Outcome, above: str) -> None:
    from types import SimpleNamespace as Made

    from afterview.report.wording import reasons

    told = Made(advice=Made(not_for_me=("x",)), verdict=Made(felt="went_badly"), outcome=outcome)
    assert reasons(told) == above  # type: ignore[arg-type]
