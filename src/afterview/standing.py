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
    "mixed": (0.21, 0.00, 0.12, 0.59, -0.07, -0.39, 0.09, -0.11, 0.09, -0.38, -0.08, 0.58, -0.14, -0.32, 0.08, 0.88, -0.15, 0.39, -0.80, -0.38),
    "unclear": (1.52, -0.07, -0.27, -0.98, -0.46, -1.06, -0.17, 0.34, 0.00, 0.39, 0.52, -0.74, 0.82, 1.34, -0.27, -1.00, -0.23, -0.15, 1.31, 0.13),
    "went_badly": (-0.21, -0.34, 0.89, -0.74, -0.03, 0.05, -0.12, -0.15, -0.12, -1.17, -0.17, -0.50, -0.21, -0.63, 0.19, 1.24, -0.98, -2.24, -0.79, 0.15),
    "went_well": (-1.52, 0.41, -0.74, 1.13, 0.56, 1.41, 0.20, -0.08, 0.03, 1.15, -0.27, 0.66, -0.47, -0.39, 0.01, -1.12, 1.36, 2.00, 0.28, 0.10),
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
