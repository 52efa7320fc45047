"""What the user said about earlier thoughts that were flagged, and how the next analyses respect it.

A quote is kept as its sketch (`afterview.sketch`) and never as text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from afterview.records import PatternScore, SelfTalk
from afterview.sketch import NEAR, similarity, sketch

YES, NO = "yes", "no"
ENOUGH = 12  # quotes that were judged, from which the threshold follows the answers
PRIOR = 2  # flags taken as right at the model's own threshold, so that no one answer moves it
CEILING = 0.9  # a thought as sure as that is shown, whatever was said of others
LEFT_OUT = "Left out, as you said in “afterview correct”: "


@dataclass(frozen=True, slots=True)
class Answer:
    """One thought as the user judged it.

    `verdict` is yes, no, or the pattern that it really is; `model` is the fingerprint of what gave
    the confidence.
    """

    sketch: int
    verdict: str
    confidence: float
    model: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All answers, oldest first."""

    answers: tuple[Answer, ...] = ()

    def with_answer(self, talk: SelfTalk, verdict: str, model: str = "") -> Corrections:
        """These corrections and one more; a later answer on the same quote wins."""
        new = Answer(sketch(talk.quote), verdict, talk.confidence, model)
        return Corrections((*self.answers, new))

    def undone(self) -> Corrections:
        """These corrections without the last answer."""
        return Corrections(self.answers[:-1])

    def standing(self) -> tuple[Answer, ...]:
        """The last answer on each quote and its repeats."""
        return tuple(
            answer
            for place, answer in enumerate(self.answers, 1)
            if not any(similarity(answer.sketch, a.sketch) >= NEAR for a in self.answers[place:])
        )


NO_CORRECTIONS = Corrections()


def answer_for(quote: str, corrections: Corrections) -> str | None:
    """What the user said of this quote or of the nearest repeat of it; the latest answer wins."""
    own = sketch(quote)
    best: tuple[float, str | None] = (NEAR, None)
    for answer in corrections.answers:
        near = similarity(own, answer.sketch)
        if near >= best[0]:
            best = (near, answer.verdict)
    return best[1]


@lru_cache(maxsize=4)
def personal_threshold(corrections: Corrections, model: str = "") -> float:
    """The confidence from which a flag agrees best with the answers; 0 before there are enough.

    Each quote counts once, and only where this model gave its confidence. The threshold only ever
    rises, since what was never flagged was never asked about; rising costs the `PRIOR` flags that
    are taken as right, and none is above the `CEILING`.

    >>> personal_threshold(NO_CORRECTIONS)
    0.0
    """
    answers = [answer for answer in corrections.standing() if answer.model == model]
    if len(answers) < ENOUGH:
        return 0.0

    def agreement(threshold: float) -> int:
        right = sum((a.confidence >= threshold) == (a.verdict != NO) for a in answers)
        return right - PRIOR * (threshold > 0)

    heights = sorted({min(a.confidence, CEILING) for a in answers} | {CEILING})
    between = [(low + high) / 2 for low, high in pairwise(heights)]
    return max([0.0, *between], key=lambda t: (agreement(t), -t))


def corrected(
    talk: Sequence[SelfTalk], corrections: Corrections, model: str = ""
) -> tuple[SelfTalk, ...]:
    """Self-talk as the user's answers have it.

    A thought that was answered with no falls out, one with another pattern carries that pattern, and
    one under the personal threshold falls out unless it was answered with yes. What the user said is sure.

    Args:
        talk: what was flagged.
        corrections: all that the user said.
        model: the fingerprint of what flagged it; answers from another count for repeats only.
    """
    if not corrections.answers:
        return tuple(talk)
    threshold = personal_threshold(corrections, model)
    kept = []
    for one in talk:
        verdict = answer_for(one.quote, corrections)
        if verdict == NO or (verdict is None and one.confidence < threshold):
            continue
        if verdict is not None:
            one = dataclasses.replace(one, confidence=1.0)
        if verdict not in (None, YES):
            one = dataclasses.replace(one, patterns=(PatternScore(str(verdict), 1.0),))
        kept.append(one)
    return tuple(kept)


def left_out(number: int) -> tuple[str, ...]:
    """The note on so many thoughts that the answers took out.

    >>> left_out(1), left_out(0)
    (('Left out, as you said in “afterview correct”: 1 thought.',), ())
    """
    return (f"{LEFT_OUT}{number} thought{'s' * (number > 1)}.",) if number else ()
