"""What the user said about earlier flags, and how the next analyses respect it.

A quote is kept as a MinHash sketch (Broder 1997) of its character 4-grams and never as text: enough
to know an exact or a near repeat again, too little to read.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from afterview.records import PatternScore, SelfTalk

YES, NO = "yes", "no"
HASHES = 64
NEAR = 0.6  # estimated Jaccard similarity from which two quotes are repeats of each other
ENOUGH = 12  # answers from which the threshold follows them
_PRIME = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Answer:
    """One flag as the user judged it: `verdict` is yes, no, or the pattern that it really is."""

    sketch: tuple[int, ...]
    verdict: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Corrections:
    """All answers, oldest first."""

    answers: tuple[Answer, ...] = ()

    def with_answer(self, talk: SelfTalk, verdict: str) -> Corrections:
        """These corrections and one more; a later answer on the same quote wins."""
        new = Answer(sketch(talk.quote), verdict, talk.confidence)
        return Corrections((*self.answers, new))

    def undone(self) -> Corrections:
        """These corrections without the last answer."""
        return Corrections(self.answers[:-1])


NO_CORRECTIONS = Corrections()


@cache
def _permutations() -> tuple[tuple[int, int], ...]:
    def number(text: str) -> int:
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")

    return tuple((number(f"a{i}") % _PRIME or 1, number(f"b{i}") % _PRIME) for i in range(HASHES))


def sketch(quote: str) -> tuple[int, ...]:
    """The MinHash sketch of a quote, whatever its capitals, spaces and punctuation.

    >>> sketch("I'm such an idiot.") == sketch("i\u2019m such an IDIOT!")
    True
    """
    plain = "".join(c for c in quote.casefold() if c.isalnum())
    grams = {plain[i : i + 4] for i in range(max(len(plain) - 3, 1))}
    codes = [
        int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=7).digest(), "big")
        for gram in grams
    ]
    return tuple(
        min((a * code + b) % _PRIME for code in codes) & 0xFFFFFF for a, b in _permutations()
    )


def similarity(first: Sequence[int], second: Sequence[int]) -> float:
    """The estimated Jaccard similarity of two sketched quotes, from 0 to 1."""
    return sum(a == b for a, b in zip(first, second, strict=True)) / HASHES


def answer_for(quote: str, corrections: Corrections) -> str | None:
    """What the user said of this quote or of the nearest repeat of it; the latest answer wins."""
    own = sketch(quote)
    best: tuple[float, str | None] = (NEAR, None)
    for answer in corrections.answers:
        near = similarity(own, answer.sketch)
        if near >= best[0]:
            best = (near, answer.verdict)
    return best[1]


def personal_threshold(corrections: Corrections) -> float:
    """The confidence from which a flag agrees best with the answers; 0 before there are enough.

    It only ever rises: what was never flagged was never asked about.
    """
    answers = corrections.answers
    if len(answers) < ENOUGH:
        return 0.0

    def agreement(threshold: float) -> int:
        return sum((a.confidence >= threshold) == (a.verdict != NO) for a in answers)

    heights = sorted({a.confidence for a in answers} | {1.0})
    between = [(low + high) / 2 for low, high in pairwise(heights)]
    return max([0.0, *between], key=lambda t: (agreement(t), -t))


def corrected(talk: Sequence[SelfTalk], corrections: Corrections) -> tuple[SelfTalk, ...]:
    """Self-talk as the user's answers have it.

    A flag that was answered with no falls out, one with another pattern carries that pattern, and
    one under the personal threshold falls out unless it was answered with yes.
    """
    if not corrections.answers:
        return tuple(talk)
    threshold = personal_threshold(corrections)
    kept = []
    for one in talk:
        verdict = answer_for(one.quote, corrections)
        if verdict == NO or (verdict is None and one.confidence < threshold):
            continue
        if verdict not in (None, YES):
            one = dataclasses.replace(one, patterns=(PatternScore(str(verdict), 1.0),))
        kept.append(one)
    return tuple(kept)
