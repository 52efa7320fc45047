"""Whether a quote repeats an earlier one, known from 64 bits of the earlier one and not from its text.

The bits are a b-bit MinHash sketch (Broder 1997; Li and König 2010, with b = 1) of the character
4-grams of the quote's normal form. Half of the bits agree by chance, so no 4-gram can be looked up in
them; a guess at the whole quote can be checked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from hashlib import shake_128

from afterview.nlp.words import words

BITS = 64  # as few as still tell repeats from others; of 256 a short quote's 4-grams can be read
NEAR = 0.6  # estimated Jaccard similarity from which two quotes are repeats of each other

_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_IRREGULAR = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}
_WEIGHT = frozenset(
    (
        *("a", "an", "the", "so", "such", "just", "quite", "really", "very", "bloody", "fucking"),
        *("absolute", "complete", "total", "utter"),
        *("absolutely", "completely", "totally", "utterly"),
    )
)
_WHO = {
    form: forms[0]
    for forms in (
        ("i", "me", "my", "mine", "myself"),
        ("you", "your", "yours", "yourself"),
        ("he", "him", "his", "himself"),
        ("she", "her", "hers", "herself"),
        ("we", "us", "our", "ours", "ourselves"),
        ("they", "them", "their", "theirs", "themselves"),
        ("not", "no", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor", "without"),
    )
    for form in forms
}


def _normal(quote: str) -> Sequence[str]:
    """Its words without contractions, articles and words that only add weight."""
    found = " ".join(_IRREGULAR.get(word.norm, word.norm) for word in words(quote)).split()
    whole = [part for word in found for part in _parts(word)]
    return [part for part in whole if part not in _WEIGHT] or whole


def _parts(word: str) -> Iterator[str]:
    stem, _, ending = word.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        stem, ending = stem[:-1], "not"
    for part in (stem, _ENDINGS.get(ending, ending) if stem else ending):
        if bare := "".join(c for c in part if c.isalnum()):
            yield bare


def sketch(quote: str) -> int:
    """The bits of a quote, whatever its capitals, punctuation, contractions and words of mere weight.

    Who acts and what is denied, in their order, are hashed with every 4-gram: quotes that differ there
    are as unlike as any two.

    >>> sketch("I'm such an idiot.") == sketch("i am an IDIOT!")
    True
    >>> similarity(sketch("She thought I was dull."), sketch("She thought he was dull.")) < NEAR
    True
    """
    normal = _normal(quote)
    who = " ".join(_WHO[word] for word in normal if word in _WHO)
    plain = "".join(normal)
    grams = {plain[i : i + 4] for i in range(max(len(plain) - 3, 1))}
    ranks = [_ranks(who, gram) for gram in grams]
    return sum((min(column) & 1) << place for place, column in enumerate(zip(*ranks, strict=True)))


def _ranks(who: str, gram: str) -> tuple[int, ...]:
    """Where a 4-gram stands in each of `BITS` random orders."""
    digest = shake_128(f"{who}\n{gram}".encode()).digest(2 * BITS)
    return struct.unpack(f"<{BITS}H", digest)


def similarity(first: int, second: int) -> float:
    """The estimated Jaccard similarity of two sketched quotes; 0 where they agree no more than by chance.

    >>> similarity(sketch("I blew it."), sketch("I really blew it."))
    1.0
    """
    agreeing = BITS - (first ^ second).bit_count()
    return max(2 * agreeing / BITS - 1, 0.0)
