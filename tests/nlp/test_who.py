"""Who did it: who is named in the act, else nearest before it, and whom a pronoun means."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.interviewers import Mention, called
from afterview.nlp.who import Cast, cast, who_did


def people_of(text: str, names: str) -> Cast:
    """The cast of a text with a mention wherever it holds one of some names, commas between them."""
    found = [
        Mention(*place.span(), called(text, *place.span()) or "")
        for name in filter(None, names.split(", "))
        for place in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    return cast(text, sorted(found))


@pytest.mark.parametrize(
    ("text", "names", "act", "who"),
    [
        ("Priya ran it. She nodded a lot.", "Priya", "She nodded a lot", "Priya"),
        ("Tom listened, Ann laughed and wrote it down.", "Tom, Ann", "wrote it down", "Ann"),
        ("Both of them smiled.", "", "Both of them smiled", "both"),
        ("The bald one nodded.", "bald one", "The bald one nodded", "the bald one"),
        ("The head, Mrs Kerr, asked. The head wrote.", "head, Mrs Kerr", "The head w", "Mrs Kerr"),
        ("I talked and the Dutchman wrote.", "Dutchman", "the Dutchman wrote", "Dutchman"),
        ("It ran over.", "", "It ran over", None),
        ("Slot was one hour. He looked up.", "", "He looked", "he"),
        ("Priya asked. Tom came in. She laughed.", "Priya, Tom", "She laughed", "Priya"),
        ("The chef tasted it. Then he grinned.", "chef", "he grinned", "the chef"),
        ("A lady came. He grinned.", "lady", "He grinned", "he"),
        ("HR smiled.", "HR", "HR smiled", "HR"),
        ("The other two smiled.", "", "The other two smiled", "the other two"),
        ("The panel came in. They laughed.", "panel", "They laughed", "the panel"),
        ("Ann came in. They laughed.", "Ann", "They laughed", "they"),
        ("Priya and Ben laughed.", "Priya and Ben", "Priya and Ben laughed", "Priya and Ben"),
        ("Hiring manager is Alicia. She laughed.", "Hiring manager, Alicia", "She", "Alicia"),
        ("With Dipesh the manager. The manager typed.", "Dipesh, manager", "The man", "Dipesh"),
        ("I saw Tom. The manager typed.", "Tom, manager", "The manager typed", "the manager"),
        ('"Talk me through it," said Ann.', "Ann", '"Talk me through it,"', "Ann"),
        ("Tom went. “Take your time,” she said.", "Tom", "“Take your time,”", "she"),
        ("Ann led. We spoke of boats. Then an hour had gone.", "Ann", "an hour had gone", None),
        ("Ann came. Bea came. Cat came. She sighed.", "Ann, Bea, Cat", "She sighed", "she"),
        ("Ann came. Bea came. Tom came. She sighed.", "Ann, Bea, Tom", "She sighed", "Bea"),
    ],
)
def test_who_did_it(text: str, names: str, act: str, who: str | None) -> None:
    start = text.index(act)
    assert who_did(people_of(text, names), start, start + len(act)) == who


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Our tall lady left.", "tall lady", "the tall lady"),
        ("Manager left.", "Manager", "the manager"),
        ("mr. pannu left.", "mr. pannu", "mr. pannu"),
        ("HR lady left.", "HR lady", "the HR lady"),
        ("This CTO left.", "CTO", "the CTO"),
        ("a board parent called Josh", "board parent", "the board parent"),
        ("Marcus'll ring.", "Marcus'll", "Marcus"),
        ("Ann's pen", "Ann's", "Ann"),
        ("Dr. Rao", "Dr. Rao", "Dr. Rao"),
        ("the he", "he", None),
        ("a. b", ".", None),
    ],
)
def test_what_somebody_is_called(text: str, name: str, said: str | None) -> None:
    start = text.index(name)
    assert called(text, start, start + len(name)) == said


@given(st.text(max_size=200), st.lists(st.integers(0, 200), min_size=4, max_size=12))
def test_any_text_and_any_people_have_an_answer(text: str, places: list[int]) -> None:
    inside = sorted({min(place, len(text)) for place in places})
    found = [
        Mention(start, end, name)
        for start, end in pairwise(inside)
        if (name := called(text, start, end))
    ]
    for start, end in pairwise(inside):
        assert who_did(cast(text, found), start, end) != ""
