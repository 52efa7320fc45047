"""The stumble: the first moment at which the writer believes that it went wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.spans import find
from afterview.records import Position, Signal, Stumble

NEAR_BEST = (
    0.85  # of several likely moments the first that has this share of the best one's probability
)


def stumble(reading: Reading, model: Model) -> Stumble | None:
    """The stumble of a text, or None where nothing is told that the writer thinks did damage."""
    found = find(reading, reading.of("stumble"), model.thresholds["stumble"])
    if not found:
        return None
    best = max(f.probability for f in found)
    first = next(f for f in found if f.probability >= NEAR_BEST * best)
    return Stumble(
        first.start, first.end, reading.text[first.start : first.end], round(first.probability, 3)
    )


def position_of(signal: Signal, moment: Stumble | None) -> Position:
    """Whether a signal is told before or after the stumble; a signal that holds it is unknown."""
    if moment is None:
        return "unknown"
    if signal.end <= moment.start:
        return "before_stumble"
    return "after_stumble" if signal.start >= moment.end else "unknown"


def placed(signals: Sequence[Signal], moment: Stumble | None) -> tuple[Signal, ...]:
    """The signals with their positions filled in."""
    return tuple(dataclasses.replace(s, position=position_of(s, moment)) for s in signals)
