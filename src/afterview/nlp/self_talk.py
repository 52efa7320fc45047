"""Negative self-talk: where it stands, its patterns, how harsh it is and which words weighed."""

from __future__ import annotations

import numpy as np

from afterview.nlp.labels import INDEX, PATTERNS
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading, because
from afterview.nlp.spans import Found, find
from afterview.records import PatternScore, SelfTalk

_FIRST, _LAST = INDEX[PATTERNS[0]], INDEX[PATTERNS[-1]] + 1


def patterns_of(values: np.ndarray, threshold: float) -> tuple[PatternScore, ...]:
    """The patterns over the threshold, strongest first; always at least the strongest."""
    order = sorted(range(len(PATTERNS)), key=lambda i: (-values[i], i))
    chosen = [i for i in order if values[i] >= threshold] or order[:1]
    return tuple(PatternScore(PATTERNS[i], round(float(values[i]), 3)) for i in chosen)


def _talk(reading: Reading, model: Model, found: Found) -> SelfTalk:
    rows = reading.probabilities[list(found.units)].max(0)
    severity = 1 + int(rows[INDEX["severity_2"]] >= 0.5)
    if severity == 2 and rows[INDEX["severity_3"]] >= model.thresholds["severity_3"]:
        severity = 3
    best = max(found.units, key=lambda i: float(reading.of("self_talk")[i]))
    return SelfTalk(
        found.start,
        found.end,
        reading.text[found.start : found.end],
        patterns_of(rows[_FIRST:_LAST], model.thresholds["pattern"]),
        severity,
        round(found.probability, 3),
        because(reading, reading.units[best], "self_talk"),
    )


def self_talk(reading: Reading, model: Model) -> tuple[SelfTalk, ...]:
    """The negative self-talk of a text, in order; a stretch without a letter ("💃") is none."""
    found = find(reading, reading.of("self_talk"), model.thresholds["self_talk"])
    worded = (s for s in found if any(map(str.isalpha, reading.text[s.start : s.end])))
    return tuple(_talk(reading, model, stretch) for stretch in worded)
