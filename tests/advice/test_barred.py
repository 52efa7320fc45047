"""Which wordings a text leaves out by what it tells."""

import pytest

from afterview.advice.barred import barred_by
from afterview.records import Outcome, Quote, Reflection, Stumble
from makers import SOURCE, signal, thought


@pytest.mark.parametrize(
    ("thought_of", "told"),
    [("my hands shook like a child's", True), ("they want somebody else", False)],
)
def test_nerves_are_spoken_of_only_where_there_are_some(thought_of: str, told: bool) -> None:
    found = Reflection(SOURCE, True, self_talk=(thought(thought_of, "mind_reading"),))
    assert ("no_nerves" not in barred_by(found, hard=False)) is told


@pytest.mark.parametrize(
    ("outcome", "barred"),
    [
        ("pending", set()),
        ("offer", {"answered", "offered"}),
        ("rejected", {"answered", "rejected"}),
        ("withdrawn", {"answered", "rejected"}),
        ("advanced", {"answered", "advanced"}),
    ],
)
def test_what_came_of_it_bars_what_is_for_those_who_wait(
    outcome: Outcome, barred: set[str]
) -> None:
    of_outcomes = {"answered", "offered", "rejected", "advanced"}
    found = barred_by(Reflection(SOURCE, True, outcome=outcome), hard=False)
    assert found & of_outcomes == barred


def test_praise_and_kindness_are_spoken_of_only_where_there_are_some() -> None:
    bare, praised = (
        barred_by(Reflection(SOURCE, True, signals=signals), hard=False)
        for signals in ((), (signal("praised"),))
    )
    assert {"unpraised", "no_kindness"} <= bare
    assert not {"unpraised", "no_kindness"} & praised


@pytest.mark.parametrize(("at", "told"), [(20, True), (280, False)])
def test_what_they_did_next_is_known_only_where_it_follows_the_stumble_soon(
    at: int, told: bool
) -> None:
    stumble = Stumble(0, 12, "I blanked it", 0.9)
    found = Reflection(SOURCE, True, signals=(signal("smiled", at=at),), stumble=stumble)
    assert ("told_next" in barred_by(found, hard=False)) is told


def test_one_that_went_badly_and_one_with_open_questions() -> None:
    found = Reflection(SOURCE, True, unanswered=(Quote(0, 8, "the pay?"),))
    assert {"went_badly", "left_open", "no_stumble"} <= barred_by(found, hard=True)
    assert "went_badly" not in barred_by(found, hard=False)
