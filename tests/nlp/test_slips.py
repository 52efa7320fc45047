"""A slip of the keys is read as the word that was meant, and a word that holds none as it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.model import model
from afterview.nlp.slips import meant, slips
from afterview.nlp.wordpiece import WordPieces
from afterview.training.alter import mistyped

WORDS = ("interview", "disappointed", "questions", "terrible", "embarrassing", "manager", "years")
KNOWN = {word: number for number, word in enumerate(WORDS)}


@pytest.mark.parametrize("word", sorted(KNOWN))
def test_every_slip_is_found_again(word: str) -> None:
    for seed in range(30):
        slip = mistyped(word, random.Random(seed))
        assert slip == word or word in slips(slip)


@given(st.text(max_size=30))
def test_any_text_is_read(word: str) -> None:
    pieces = model().vocabulary.of(word)
    assert pieces
    assert meant(word, len(pieces), KNOWN) in {None, *KNOWN}


@pytest.mark.parametrize("word", ["worng", "yaers", "intervew", "manger"])
def test_a_slip_in_a_short_word_is_read(word: str) -> None:
    meant_words = {"worng": "wrong", "yaers": "years", "intervew": "interview", "manger": "manger"}
    reader = model().vocabulary
    assert reader.of(word) == reader.of(meant_words[word])


@pytest.mark.parametrize("word", ["carer", "rota", "apologise", "hoover", "chuffed", "interview"])
def test_a_word_without_a_slip_stays(word: str) -> None:
    forgiving = model().vocabulary
    assert "slips" in forgiving.alike
    assert forgiving.of(word) == WordPieces(forgiving.vocabulary).of(word)
