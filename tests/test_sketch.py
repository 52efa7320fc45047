"""Repeats are known from their sketches, and nothing is read from a sketch."""

import itertools
import string
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.sketch import _WHO, BITS, NEAR, _normal, _ranks, similarity, sketch


def repeats(first: str, second: str) -> bool:
    return similarity(sketch(first), sketch(second)) >= NEAR


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I'm such an idiot.", "I'm an idiot."),
        ("I blew it.", "I really blew it."),
        ("I'm useless.", "im so useless"),
        ("I am a total fraud", "I’m a fraud!"),
        ("I can't do anything right", "i cannot do ANYTHING right"),
        ("They must all think I'm a fraud", "Honestly, they must all think I'm a complete fraud."),
        ("I made a fool of myself in there", "Today I made a complete fool of myself in there."),
    ],
)
def test_the_same_thought_in_other_words_of_weight_is_a_repeat(first: str, second: str) -> None:
    assert repeats(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("She thought I was an idiot.", "She thought he was an idiot."),
        ("They will think I can do this job", "They will think I can't do this job"),
        ("I'm the worst nurse on that ward", "He's the worst nurse on that ward"),
        ("He told me that I was slow", "I told him that he was slow"),
        ("I made a fool of myself in there", "They will laugh about me over lunch"),
    ],
)
def test_who_acts_and_what_is_denied_have_to_be_the_same(first: str, second: str) -> None:
    assert not repeats(first, second)


def right_grams(quote: str) -> tuple[int, int]:
    """How many 4-grams of a quote somebody finds who tries all there are, and how many it has.

    Whoever tries knows more than the file tells: the number of 4-grams and who acts. Each 4-gram is
    weighed by how often its bit is the kept one where it ranks so low that it may well be the minimum.
    """
    normal = _normal(quote)
    plain, who = "".join(normal), " ".join(_WHO[word] for word in normal if word in _WHO)
    true = {plain[i : i + 4] for i in range(len(plain) - 3)}
    every = ["".join(letters) for letters in itertools.product(string.ascii_lowercase, repeat=4)]
    packed = b"".join(struct.pack(f"<{BITS}H", *_ranks(who, gram)) for gram in every)
    ranks = np.frombuffer(packed, "<u2").reshape(-1, BITS)
    kept = np.array([sketch(quote) >> place & 1 for place in range(BITS)])
    least = (1 - ranks / 2**16) ** (len(true) - 1) * 0.9999  # the chance that no other is lower
    weight = np.where(ranks & 1 == kept, np.log1p(least), np.log1p(-least)).sum(axis=1)
    best = np.argsort(-weight)[: len(true)]
    return len(true & {every[i] for i in best}), len(true)


@pytest.mark.parametrize("quote", ["Guess I'll be stacking shelves forever.", "Gobshite."])
def test_trying_all_4_grams_gives_none_of_the_quote(quote: str) -> None:
    right, of = right_grams(quote)
    assert right == 0, f"{right} of {of}"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_sketch_and_is_like_itself(first: str, second: str) -> None:
    one, other = sketch(first), sketch(second)
    assert 0 <= one < 1 << BITS
    assert similarity(one, one) == 1.0
    assert 0.0 <= similarity(one, other) <= 1.0
