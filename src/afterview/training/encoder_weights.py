"""Chooses how much the encoder counts beside the regressions that judge a whole text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from afterview.after_stumble import change_after
from afterview.nlp.facts import outcome, quotes
from afterview.nlp.felt import Told, felt, felt_features
from afterview.nlp.model import Model
from afterview.nlp.reading import read, whole_shares
from afterview.nlp.self_talk import self_talk
from afterview.nlp.signals import signals
from afterview.nlp.stumble import leaning, placed, stumble
from afterview.nlp.tone import tone, tone_model
from afterview.records import Recollection, Reflection
from afterview.source import source_of
from afterview.training.corpus import Row

WEIGHTS = [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0]


def _middle(scored: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle one of the thresholds that are as good as the best, and the best figure."""
    best = max(figure for figure, _ in scored)
    near = [threshold for figure, threshold in scored if figure >= best - 0.005]
    return near[len(near) // 2], best


def felt_weight(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """How much the encoder should count in what the writer feels, and the accuracy with it."""
    seen = []
    for row in rows:
        reading = read(row["text"], model)
        told = Told(
            length=len(row["text"]),
            talk=self_talk(reading, model),
            signals=signals(reading, model),
            strengths=quotes(reading, model, "strengths"),
            balanced=quotes(reading, model, "balanced"),
            unanswered=quotes(reading, model, "unanswered"),
            drawbacks=quotes(reading, model, "drawbacks"),
            stumbled=stumble(reading, model) is not None,
            outcome=outcome(reading, model),
            tone=tone(row["text"], tone_model()),
        )
        seen.append((felt_features(told), whole_shares(reading, "felt"), row["felt"]))
    return _middle(
        [
            (float(np.mean([felt(f, s, weight) == truth for f, s, truth in seen])), weight)
            for weight in WEIGHTS
        ]
    )


def change_weight(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """How much the encoder should count in the change after the stumble, and the accuracy with it."""
    seen = []
    for row in rows:
        reading = read(row["text"], model)
        if row["stumble"] and (moment := stumble(reading, model)):
            found = Reflection(
                source_of(Recollection.of(row["text"])),
                is_interview=True,
                signals=placed(signals(reading, model), moment),
                stumble=moment,
            )
            seen.append((found, leaning(reading, moment, 1.0), row["after_stumble"]))

    def right(weight: float) -> float:
        said = [
            change_after(dataclasses.replace(f, leaning={k: weight * v for k, v in lean.items()}))
            for f, lean, _ in seen
        ]
        return float(np.mean([one == truth for one, (*_, truth) in zip(said, seen, strict=True)]))

    return _middle([(right(weight), weight) for weight in WEIGHTS])
