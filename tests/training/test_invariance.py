"""Rewritings that should change nothing keep the words in their places."""

import random
from typing import Any

import pytest

from afterview.training.invariance import REWRITES, differing


@pytest.mark.parametrize("name", list(REWRITES))
def test_a_rewriting_goes_word_for_word(name: str, recollection_rows: list[dict[str, Any]]) -> None:
    touched = 0
    for row in recollection_rows[:60]:
        text = REWRITES[name](row, random.Random(1))
        assert len(text.split()) == len(row["text"].split())
        touched += text != row["text"]
    assert touched > 5 or name == "nationalities"  # of which these hold none


def test_a_nationality_becomes_another() -> None:
    row = {"text": "My Irish aunt in Ghana, the Indians and an irish stew.", "people": []}
    text = REWRITES["nationalities"](row, random.Random(1))
    assert text != row["text"]
    assert text.endswith(", the Indians and an irish stew.")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "genders",
            "She gave me her card, and I thanked her.",
            "He gave me his card, and I thanked him.",
        ),
        ("British and American", "My favourite colour.", "My favorite color."),
        ("apostrophes", "I'm done.", "I’m done."),
        ("no capitals", "I said HELLO.", "i said hello."),
    ],
)
def test_what_is_rewritten(name: str, before: str, after: str) -> None:
    row = {"text": before, "people": [], "company": None}
    assert REWRITES[name](row, random.Random(1)) == after


def test_ranges_that_touch_are_the_same_thought() -> None:
    assert differing([(0, 5)], [(4, 9)]) == 0
    assert differing([(0, 5)], []) == 1
    assert differing([], [(0, 5), (7, 8)]) == 2
