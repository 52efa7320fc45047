"""What the writer feels about it, whatever the evidence says."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

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


def felt(features: Sequence[float], said: Mapping[str, float], weight: float) -> Standing:
    """What the writer feels about it: the regression and the encoder, one beside the other.

    Args:
        features: of `felt_features`.
        said: the encoder's share for each standing (`reading.whole_shares`).
        weight: how much the encoder counts beside the regression.
    """
    scores = {
        name: bias
        + sum(w * v for w, v in zip(weights, features, strict=True))
        + weight * math.log(max(said[name], 1e-6))
        for name, (bias, *weights) in TABLE.items()
    }
    return max(scores, key=lambda name: scores[name])
