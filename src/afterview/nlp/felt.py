"""What the writer feels about it, whatever the evidence says."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from afterview.nlp.labels import FELT, INDEX
from afterview.nlp.reading import Reading
from afterview.records import Quote, SelfTalk, Standing, Tone


def felt_features(
    length: int,
    talk: Sequence[SelfTalk],
    strengths: Sequence[Quote],
    balanced: Sequence[Quote],
    tone: Tone,
) -> tuple[float, ...]:
    """Severity of all self-talk and of that in the last third, strengths, counter-thoughts, tone."""
    late = [t for t in talk if t.start > 0.7 * length]
    return (
        float(sum(t.severity for t in talk)),
        float(sum(t.severity for t in late)),
        float(len(strengths)),
        float(len(balanced)),
        tone.mean,
    )


# Bias, then a weight for each of `felt_features`; printed by `python -m afterview.training.felt`.
TABLE: dict[Standing, tuple[float, ...]] = {
    "mixed": (-0.38, 0.23, 0.39, 0.61, 1.03, -0.03),
    "went_badly": (-0.87, 0.94, 0.05, -1.41, -0.09, -0.33),
    "went_well": (1.25, -1.17, -0.45, 0.80, -0.94, 0.36),
}


def shares(reading: Reading) -> dict[str, float]:
    """What the encoder makes of the whole text: the mean over its sentences, by their length."""
    whole = [(i, u.end - u.start) for i, u in enumerate(reading.units) if u.whole]
    if not whole:
        return {name.removeprefix("felt_"): 1 / len(FELT) for name in FELT}
    places, lengths = zip(*whole, strict=True)
    rows = reading.probabilities[list(places)][:, [INDEX[name] for name in FELT]]
    means = np.average(rows, axis=0, weights=lengths)
    return {name.removeprefix("felt_"): float(v) for name, v in zip(FELT, means, strict=True)}


def felt(features: Sequence[float], said: Mapping[str, float], weight: float) -> Standing:
    """What the writer feels about it: the regression and the encoder, one beside the other.

    Args:
        features: of `felt_features`.
        said: of `shares`.
        weight: how much the encoder counts beside the regression.
    """
    scores = {
        name: bias
        + sum(w * v for w, v in zip(weights, features, strict=True))
        + weight * math.log(max(said[name], 1e-6))
        for name, (bias, *weights) in TABLE.items()
    }
    return max(scores, key=lambda name: scores[name])
