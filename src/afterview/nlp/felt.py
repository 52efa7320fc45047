"""What the writer feels about it, whatever the evidence says."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afterview.records import Outcome, Quote, SelfTalk, Signal, Standing, Tone

LATE = 0.7  # from this share of a text on is its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What of a text tells how its writer feels; `length` in code points."""

    length: int
    talk: Sequence[SelfTalk]
    signals: Sequence[Signal]
    strengths: Sequence[Quote]
    balanced: Sequence[Quote]
    unanswered: Sequence[Quote]
    drawbacks: Sequence[Quote]
    stumbled: bool
    outcome: Outcome
    tone: Tone


def felt_features(told: Told) -> tuple[float, ...]:
    """How much and how harsh the self-talk is, in all and at the end; what stands beside it."""
    late = LATE * told.length
    severities = [t.severity for t in told.talk]
    patterns = [p.pattern for t in told.talk for p in t.patterns]
    ending = [(a.end - a.start, a.value) for a in told.tone.arc if a.start > late]
    polarities = [s.polarity for s in told.signals]
    values: tuple[float, ...] = (
        sum(severities),
        sum(t.severity for t in told.talk if t.start > late),
        max(severities, default=0),
        len(severities) > 0,
        len(severities) > 1,
        len(severities) > 3,
        patterns.count("all_or_nothing") + patterns.count("catastrophizing"),
        patterns.count("fortune_telling"),
        patterns.count("labeling"),
        len(told.strengths),
        len(told.balanced),
        len(told.unanswered),
        len(told.drawbacks),
        polarities.count("positive"),
        polarities.count("negative"),
        told.stumbled,
        *(told.outcome == name for name in ("offer", "advanced", "rejected", "withdrawn")),
        told.tone.mean,
        sum(size * value for size, value in ending) / max(sum(size for size, _ in ending), 1),
    )
    return tuple(map(float, values))


# Bias, then a weight for each of `felt_features`; printed by `python -m afterview.training.felt`.
# fmt: off
TABLE: dict[Standing, tuple[float, ...]] = {
    "mixed": (-0.85, -0.09, 0.00, 0.56, 0.79, -0.20, 0.35, -0.30, 0.01, -0.34, 0.67, 0.12, -0.81, -0.19, 0.07, 0.03, 0.65, 0.49, 0.68, 0.41, 2.61, -0.40, 0.11),
    "unclear": (1.14, -0.13, 0.08, 0.08, -0.01, 0.25, -0.63, -0.71, 0.29, 0.04, -0.46, -0.19, 0.61, 0.44, -0.21, -0.34, -0.80, -1.31, -0.46, -1.19, -1.68, -2.89, 0.79),
    "went_badly": (0.22, 0.48, 0.01, 0.36, -1.35, 0.68, 0.97, 1.41, 0.31, -0.19, -0.71, -0.00, -0.21, -0.30, -0.26, -0.01, 1.08, -0.95, -0.39, 0.47, 0.03, -0.93, -0.54),
    "went_well": (-0.51, -0.26, -0.09, -1.00, 0.58, -0.73, -0.69, -0.40, -0.61, 0.48, 0.50, 0.07, 0.41, 0.04, 0.40, 0.32, -0.94, 1.76, 0.17, 0.31, -0.97, 4.22, -0.36),
}
# fmt: on


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
