"""What the writer feels about it, whatever the evidence says."""

from __future__ import annotations

from collections.abc import Sequence
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


# Bias, then a weight for each of `felt_features`; printed by `python -m afterview.training.regression`.
# fmt: off
TABLE: dict[Standing, tuple[float, ...]] = {
    "mixed": (-0.38, -0.00, -0.01, 0.24, 0.29, 0.04, -0.01, 0.26, -0.09, -0.06, 0.40, 0.46, -0.33, -0.03, 0.03, -0.03, 0.82, -0.26, 0.10, -0.07, 0.99, 1.06, 0.30),
    "unclear": (0.77, -0.08, 0.01, -0.47, 0.63, 0.56, 0.40, -0.91, -0.13, -0.20, -0.66, -0.52, 0.81, 0.02, -0.16, -0.21, -0.42, -0.54, -0.14, -0.19, -0.33, -3.12, -0.03),
    "went_badly": (-0.10, 0.45, 0.04, 0.75, -1.44, -0.12, -0.84, 0.99, 0.40, -0.31, -0.29, -0.28, -0.53, -0.14, -0.13, 0.03, 1.17, -1.35, -0.82, 0.63, 0.36, -0.86, 0.14),
    "went_well": (-0.29, -0.36, -0.04, -0.53, 0.52, -0.48, 0.46, -0.34, -0.18, 0.57, 0.56, 0.33, 0.05, 0.15, 0.26, 0.20, -1.57, 2.14, 0.87, -0.36, -1.02, 2.92, -0.40),
}
# fmt: on
