"""From unit probabilities to stretches of text: which sentences, and which of their clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from afterview.nlp.clauses import Offsets
from afterview.nlp.encoder import Floats
from afterview.nlp.reading import Reading

CLAUSE_SHARE = 0.6  # a clause joins its sentence's best one from this share of its probability
_LED = re.compile(
    r"(?<!\s),?\s+(?:and|n|then|but|where)\s+(?:\w+\s+)?(?:sa(?:id|ys?)|goes|go|went|asked|asks|got|told me|was like)$",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"(?<!\s)\s*[\"“‘]")
_FEW = 4  # words before speech that say nothing without it ("and I said")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch ``[start, end)`` with its probability and the units it is made of."""

    start: int
    end: int
    probability: float
    units: tuple[int, ...]


def by_sentence(reading: Reading) -> Iterator[tuple[int, tuple[int, ...]]]:
    """For each sentence, the index of its whole unit and those of its clauses (maybe none)."""
    whole = -1
    parts: list[int] = []
    for place, unit in enumerate(reading.units):
        if unit.whole:
            if whole >= 0:
                yield whole, tuple(parts)
            whole, parts = place, []
        else:
            parts.append(place)
    if whole >= 0:
        yield whole, tuple(parts)


def find(reading: Reading, probabilities: Floats, threshold: float) -> tuple[Found, ...]:
    """The stretches whose probability reaches the threshold.

    A sentence counts with the mean of its own probability and its best clause's; of a sentence
    that counts, neighbouring clauses with enough of the probability make one stretch, and speech comes along
    with the few words that lead up to it.
    """
    found = []
    for whole, parts in by_sentence(reading):
        own = float(probabilities[whole])
        if not parts:
            if own >= threshold:
                found.append(_stretch(reading, (whole,), own))
            continue
        values = [float(probabilities[part]) for part in parts]
        best = max(values)
        joint = (own + best) / 2
        if joint < threshold:
            continue
        run: list[int] = []
        for part, value in zip(parts, values, strict=True):
            if value >= CLAUSE_SHARE * best or (
                run and run[-1] == part - 1 and _leads_up(reading, part)
            ):
                run.append(part)
            elif run:
                found.append(_stretch(reading, tuple(run), joint))
                run = []
        if run:
            found.append(_stretch(reading, tuple(run), joint))
    return tuple(found)


def _leads_up(reading: Reading, speech: int) -> bool:
    """Whether a clause is speech, and the one before it no more than "and I said"."""
    before, unit = reading.units[speech - 1], reading.units[speech]
    few = len(reading.text[before.start : before.end].split()) <= _FEW
    return few and reading.text[unit.start] in '"“‘'


def _stretch(reading: Reading, units: tuple[int, ...], probability: float) -> Found:
    start, end = reading.units[units[0]].start, reading.units[units[-1]].end
    led = _LED.search(reading.text, start, end)
    if led and led.start() > start and _SPEECH.match(reading.text, end):
        end = led.start()
    return Found(start, end, probability, units)


def toucher(spans: Iterable[Offsets]) -> Callable[[int, int], bool]:
    """A question to many ranges: does any of these spans share a character with it?

    >>> touches = toucher([(0, 4), (10, 12)])
    >>> touches(3, 5), touches(4, 10)
    (True, False)
    """
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    furthest = list(accumulate((end for _, end in ordered), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and furthest[before - 1] > start

    return touches
