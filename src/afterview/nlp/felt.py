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
    "mixed": (-0.60, 0.01, -0.00, 0.11, 0.38, -0.02, -0.02, 0.25, -0.06, -0.11, 0.38, 0.46, -0.28, 0.03, 0.05, 0.02, 1.11, -0.48, -0.03, -0.17, 1.23, 0.22, 0.47),
    "unclear": (1.27, -0.06, -0.01, -0.49, 0.30, 0.62, 0.34, -0.94, -0.14, -0.18, -0.73, -0.49, 0.94, -0.08, -0.14, -0.30, -0.82, -0.13, -0.13, -0.25, -1.20, -3.11, -0.38),
    "went_badly": (-0.53, 0.38, 0.10, 0.83, -1.15, -0.10, -0.77, 1.01, 0.37, -0.24, -0.15, -0.32, -0.65, 0.00, -0.12, 0.13, 1.21, -1.52, -0.79, 0.67, 0.80, -1.06, 0.50),
    "went_well": (-0.14, -0.33, -0.09, -0.45, 0.47, -0.50, 0.45, -0.32, -0.17, 0.53, 0.51, 0.35, 0.00, 0.05, 0.20, 0.16, -1.49, 2.13, 0.96, -0.25, -0.83, 3.95, -0.59),
}
# fmt: on
