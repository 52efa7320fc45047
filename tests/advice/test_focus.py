import re
from collections.abc import Sequence

import pytest

from afterview.advice.choice import Chooser
from afterview.advice.focus import PLACES, OwnLine, cards, own_lines
from afterview.nlp.meaning import nearness
from afterview.nlp.model import model
from makers import thought

THOUGHTS = (
    thought("Everyone else there was cleverer than me.", "unfair_comparison"),
    thought("I keep going over that one answer.", "rumination", 3),
)
LINES = ("Comparison is the thief of joy.", "Let it go, it's over now.", "Rome wasn't built in a day.",
         "The map is not the land.", "Next one.")  # fmt: skip


def near(thoughts: Sequence[str], lines: Sequence[str]) -> Sequence[Sequence[float]]:
    found: list[list[float]] = nearness(thoughts, lines, model()).tolist()
    return found


def test_each_thought_gets_the_line_nearest_in_meaning() -> None:
    found = own_lines(THOUGHTS, LINES, near)
    by_line = {line.text: line.against.quote for line in found if line.against}
    assert by_line[LINES[0]] == THOUGHTS[0].quote
    assert by_line[LINES[1]] == THOUGHTS[1].quote
    assert found[0].text == LINES[1], "the harshest thought comes first"
    assert {line.text for line in found} == set(LINES)


def test_meaning_is_the_same_both_ways_and_whole_with_itself() -> None:
    values = near(LINES[:2], LINES[:2])
    assert values[0][0] == pytest.approx(1, abs=1e-3)
    assert values[0][1] == pytest.approx(values[1][0], abs=1e-3)
    assert near([""], ["", "x"])


def test_own_lines_come_first_and_short_ones_only_where_one_drives() -> None:
    own = own_lines(THOUGHTS, LINES, near)
    found = cards(THOUGHTS, Chooser("a"), "Sam", own, each=3)
    assert [card.place for card in found] == [place for place in PLACES for _ in range(3)]
    shown = [card.text for card in found]
    assert set(LINES) <= set(shown)
    assert len(shown) == len(set(shown))
    wheel = [card.text for card in found if card.place == "steering wheel"]
    assert "Next one." in wheel
    assert all(len(text.split()) <= 5 for text in wheel)
    for place in PLACES:
        own_first = [card.text in LINES for card in found if card.place == place]
        assert own_first == sorted(own_first, reverse=True)


def test_slots_and_persons() -> None:
    line = "{I} {am} here with {my} hands."
    assert own_lines((), (line,), near)[0] == OwnLine("I am here with my hands.")
    assert own_lines((), (line,), near, name="Ada")[0].text == "Ada is here with Ada's hands."
    assert own_lines((), (line,), near, person="you")[0].text == "You are here with your hands."
    assert own_lines((), ("I try.",), near, name="Ada", person="name")[0].text == "Ada tries."
    assert own_lines((), ("I try.",), near, name="Ada")[0].text == "I try."


@pytest.mark.parametrize(
    ("name", "person"), [(None, None), ("Ada", None), ("Ada", "I"), (None, "you")]
)
def test_the_stock_agrees_in_every_person(name: str | None, person: str | None) -> None:
    for seed in "abcdefghijkl":
        for card in cards(THOUGHTS, Chooser(seed), name, each=8, person=person):
            assert not re.search(
                r"\b(?:Ada (?:am|have|know|see|answer)|I (?:is|has|knows)|[Yy]ou (?:is|am|has|knows))\b",
                card.text,
            ), card
            assert "{" not in card.text
            assert not re.search(r"[.?!] [a-z]", card.text), card
