"""What the evidence of a text supports, whatever its writer feels: the verdict's one word.

Signals are weighed by what they cost the employer (`content/labels.toml`), not counted; beside them
stands what the encoder makes of how it is told.
"""

from __future__ import annotations

import math

from afterview.content import load
from afterview.records import Reflection, Signal, Standing
from afterview.regression import likeliest

_LITTLE = 2.0  # what two faint signs weigh


def weight(signal: Signal) -> float:
    """A signal's worth for the writer's chances: strength, signed by its polarity."""
    strength = load().labels[signal.signal].strength
    sign = {"positive": 1, "negative": -1, "neutral": 0}[signal.polarity]
    return float(sign * strength)


def _sums(reflection: Reflection) -> tuple[float, float]:
    """What speaks for the writer and what against, by weight."""
    weights = [weight(s) for s in reflection.signals]
    return sum(w for w in weights if w > 0), -sum(w for w in weights if w < 0)


def balance(reflection: Reflection) -> float:
    """How far the evidence leans, from -1 (against the writer) to 1; nearer to 0 where it is little."""
    good, bad = _sums(reflection)
    return round((good - bad) / (good + bad + _LITTLE), 3)


def standing_features(reflection: Reflection) -> tuple[float, ...]:
    """What was done for and against the writer, by weight and number, and what else is evidence."""
    good, bad = _sums(reflection)
    weights = [weight(s) for s in reflection.signals]
    kinds = [s.signal for s in reflection.signals]
    values: tuple[float, ...] = (
        good,
        bad,
        math.log1p(good),
        math.log1p(bad),
        balance(reflection),
        max(weights, default=0.0),
        min(weights, default=0.0),
        weights[-1] if weights else 0.0,
        not any(weights),
        kinds.count("standard_close") > 0,
        len(reflection.strengths),
        len(reflection.own_questions),
        len(reflection.unanswered),
        len(reflection.drawbacks),
        reflection.stumble is not None,
        *(reflection.outcome == name for name in ("offer", "advanced", "rejected", "withdrawn")),
    )
    return tuple(map(float, values))


# Bias, then a weight for each of `standing_features`; printed by
# `python -m afterview.training.regression`.
# fmt: off
TABLE: dict[Standing, tuple[float, ...]] = {
    "mixed": (0.11, 0.00, 0.10, 0.66, 0.01, -0.43, 0.08, -0.09, 0.08, -0.32, -0.10, 0.63, -0.16, -0.35, 0.05, 0.90, -0.05, -0.23, -0.81, -0.41),
    "unclear": (1.48, -0.07, -0.28, -0.98, -0.46, -1.09, -0.13, 0.35, 0.00, 0.46, 0.52, -0.76, 0.77, 1.34, -0.30, -0.99, -0.48, -0.24, 1.37, 0.24),
    "went_badly": (-0.28, -0.34, 0.86, -0.69, -0.01, 0.17, -0.16, -0.21, -0.11, -1.11, -0.20, -0.45, -0.17, -0.65, 0.16, 1.28, -1.01, -1.00, -0.83, 0.07),
    "went_well": (-1.31, 0.41, -0.69, 1.01, 0.46, 1.35, 0.21, -0.05, 0.03, 0.97, -0.21, 0.58, -0.44, -0.34, 0.09, -1.18, 1.54, 1.46, 0.27, 0.10),
}
# fmt: on


def _bears_out(label: Standing, reflection: Reflection) -> bool:
    """Whether anything was found that a verdict could be shown to rest on."""
    good, bad = _sums(reflection)
    well = good or reflection.strengths or reflection.outcome in ("offer", "advanced")
    badly = bad or reflection.outcome == "rejected"
    shown = {"went_well": well, "went_badly": badly, "mixed": well or badly, "unclear": True}
    return bool(shown[label])


def standing(reflection: Reflection) -> Standing:
    """What the evidence supports: the likeliest by the regression and the encoder together.

    It is unclear where the text is about no interview, and where nothing that was found bears the verdict
    out, however the text reads.
    """
    if not reflection.is_interview:
        return "unclear"
    label = likeliest(TABLE, standing_features(reflection), reflection.impression)
    return label if _bears_out(label, reflection) else "unclear"
