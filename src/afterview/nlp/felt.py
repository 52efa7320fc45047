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
    "mixed": (-0.26, 0.70, 0.51, 0.40, 0.49, -0.02),
    "went_badly": (-1.35, 1.75, 0.02, -1.74, 0.27, -0.40),
    "went_well": (1.61, -2.45, -0.53, 1.34, -0.77, 0.42),
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
