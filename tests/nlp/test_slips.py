"""A slip of the keys is read as the word that was meant, and a word that holds none as it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.model import model
from afterview.nlp.slips import is_doubtful, meant
from afterview.nlp.wordpiece import WordPieces
from afterview.training.alter import mistyped

KNOWN = {"interview", "disappointed", "questions", "terrible", "embarrassing", "manager"}


@pytest.mark.parametrize("word", sorted(KNOWN))
def test_every_slip_is_found_again(word: str) -> None:
    for seed in range(30):
        slip = mistyped(word, random.Random(seed))
        assert slip == word or word in meant(slip, KNOWN)


@given(st.text(max_size=30))
def test_any_text_is_read(word: str) -> None:
    pieces = model().vocabulary.of(word)
    assert pieces
    assert isinstance(is_doubtful(word, len(pieces)), bool)


@pytest.mark.parametrize("word", ["carer", "rota", "apologise", "hoover", "chuffed", "interview"])
def test_a_word_without_a_slip_stays(word: str) -> None:
    forgiving = model().vocabulary
    assert forgiving.forgiving
    assert forgiving.of(word) == WordPieces(forgiving.vocabulary).of(word)
