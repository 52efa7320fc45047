"""How the interviewer's behaviour changed after the stumble, with the reason in one sentence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from afterview.quoting import comforts, on_one_line, unchanged
from afterview.records import AfterStumble, Change, Reflection, Signal
from afterview.regression import likeliest
from afterview.standing import weight


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _log(values: Iterable[float]) -> float:
    return math.log1p(abs(sum(values)))


def change_features(reflection: Reflection) -> tuple[float, ...]:
    """What the interviewer did before and after the stumble, by weight, number and order."""
    before = [weight(s) for s in reflection.signals if s.position == "before_stumble"]
    after = [weight(s) for s in reflection.signals if s.position == "after_stumble"]
    warm, cold = [w for w in after if w > 0], [w for w in after if w < 0]
    earlier, later = [w for w in before if w], [*filter(None, after)]
    values: tuple[float, ...] = (
        _mean(earlier),
        _mean(later),
        _mean(later) - _mean(earlier),
        abs(_mean(later) - _mean(earlier)),
        len(earlier) > 0,
        len(later) > 0,
        later[0] if later else 0,
        later[-1] if later else 0,
        earlier[-1] if earlier else 0,
        min(cold, default=0),
        max(earlier, default=0),
        min(earlier, default=0),
        len(earlier),
        len(later),
        len(after) - len(later),
        _log(warm),
        _log(cold),
        _log(w for w in earlier if w > 0),
        _log(w for w in earlier if w < 0),
    )
    return tuple(map(float, values))


# Bias, then a weight for each of `change_features`; printed by
# `python -m afterview.training.regression`.
# fmt: off
TABLE: dict[Change, tuple[float, ...]] = {
    "cooler": (-1.16, -0.67, -0.47, -0.05, 0.34, -0.39, 0.35, 0.14, 0.19, 0.09, 0.95, 0.09, 0.15, -0.08, -0.05, 0.29, -0.64, 2.56, 1.00, -0.61),
    "same": (-0.67, 0.09, 0.04, -0.01, -0.50, 1.17, 1.10, -0.02, 0.01, 0.03, -0.12, -0.20, -0.01, 0.14, 0.15, -0.10, -0.17, -0.53, 0.05, -0.18),
    "unknown": (3.82, 0.13, 0.12, 0.03, -0.01, -1.54, -1.25, 0.14, -0.03, -0.07, -0.47, 0.02, 0.08, -0.02, -0.28, -0.10, -0.54, -0.53, 0.07, 0.27),
    "warmer": (-1.98, 0.44, 0.32, 0.03, 0.17, 0.76, -0.19, -0.26, -0.17, -0.05, -0.36, 0.10, -0.22, -0.03, 0.18, -0.10, 1.34, -1.50, -1.12, 0.52),
}
# fmt: on


def change_after(reflection: Reflection) -> Change:
    """The change that the regression and the encoder together find likeliest."""
    return likeliest(TABLE, change_features(reflection), reflection.leaning)


_LEANINGS: dict[Change, str] = {
    "warmer": "As you tell it, they were warmer afterwards, though no single act here shows that.",
    "same": "As you tell it, they went on as before; no single act here shows otherwise.",
    "cooler": "As you tell it, they were cooler afterwards, though no single act here shows that.",
    "unknown": "What is told of them before and after it doesn't settle it.",
}
_SIGNS: dict[Change, int] = {"warmer": 1, "same": 0, "cooler": -1, "unknown": 0}


# What tells nothing of their manner, or is about what follows and not about the talk.
_NO_MANNER = frozenset(
    [
        "supported",
        "other",
        "standard_close",
        "other_candidates",
        "checked_references",
        "asked_availability",
        "next_steps",
        "offered",
    ]
)


def alike(before: Iterable[Signal], after: Iterable[Signal]) -> list[Signal]:
    """Which of the later acts show that they went on as before: warm or neutral ones of a kind that was there.

    >>> nod = Signal(0, 6, "nodded", "nodded", "positive", None, 0.9, "unknown")
    >>> sigh = Signal(0, 6, "sighed", "frowned", "negative", None, 0.9, "unknown")
    >>> [one.quote for one in alike([nod, sigh], [sigh, nod])], alike([], [nod])
    (['nodded'], [])
    """
    known = {s.signal for s in before} - _NO_MANNER
    return [s for s in after if s.signal in known and weight(s) >= 0 and not comforts(s.quote)]


def turned(change: Change, after: Iterable[Signal]) -> list[Signal]:
    """Which of the later acts show that they grew warmer or cooler; none that was so before, in its own words."""
    sign = _SIGNS[change]
    return [s for s in after if weight(s) * sign > 0 and not unchanged(s.quote)]


def _why(change: Change, before: Sequence[Signal], after: Sequence[Signal]) -> str:
    """The reason in one sentence, with the strongest act that speaks for it."""
    earlier, later = any(weight(s) for s in before), any(weight(s) for s in after)
    if change == "unknown" and not (earlier and later):
        when = "before" if later else "after" if earlier else "before or after"
        return f"Nothing that weighs either way was found {when} it."
    speaking = alike(before, after) if change == "same" else turned(change, after)
    if not speaking:
        return _LEANINGS[change]
    quoted = f"“{on_one_line(max(speaking, key=lambda s: abs(weight(s))).quote)}”"
    if change == "same":
        return f"They went on much as before it: {quoted}."
    if not earlier:
        return f"Of the time before it nothing is told; afterwards there is {quoted}."
    return f"Afterwards there is {quoted}, and in all it reads {change} than before."


def after_stumble(reflection: Reflection) -> AfterStumble | None:
    """How the interviewer's behaviour changed after the stumble; None without a stumble.

    A regression over what they did before and after it, and what the encoder makes of how it is told.
    """
    if reflection.stumble is None:
        return None
    numbered = list(enumerate(reflection.signals))
    before = [i for i, s in numbered if s.position == "before_stumble"]
    after = [i for i, s in numbered if s.position == "after_stumble"]
    change = change_after(reflection)
    signals = reflection.signals
    why = _why(change, [signals[i] for i in before], [signals[i] for i in after])
    return AfterStumble(change, tuple(before), tuple(after), why)
