"""Whole-word search finds what the regular expression would, at offsets of the original."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from afterview.places import first_place, places

WORDS = st.text("aAbB_ é'.", min_size=1, max_size=4)
TEXTS = st.text("aAbB_ é'.\n", max_size=40)


@given(WORDS, TEXTS)
def test_the_same_as_the_expression(name: str, text: str) -> None:
    expression = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    assert [tuple(p) for p in places(name, text)] == [m.span() for m in expression.finditer(text)]


@given(WORDS, TEXTS)
def test_the_same_without_capitals(name: str, text: str) -> None:
    expression = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    assert [tuple(p) for p in places(name, text, cased=False)] == [
        m.span() for m in expression.finditer(text)
    ]


def test_letters_that_grow_when_lowered_leave_the_offsets_alone() -> None:
    text = "İİ met ANN"
    place = first_place("Ann", text, cased=False)
    assert place is not None
    assert text[place.start : place.end] == "ANN"


def test_an_empty_name_stands_nowhere() -> None:
    assert list(places("", "anything")) == []
