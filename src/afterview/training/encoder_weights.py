"""Chooses how much the encoder counts beside the regressions that judge a whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from afterview import after_stumble, standing
from afterview.nlp import felt
from afterview.nlp.facts import outcome, quotes
from afterview.nlp.labels import WHOLE
from afterview.nlp.model import Model
from afterview.nlp.reading import leaning, read
from afterview.nlp.self_talk import self_talk
from afterview.nlp.signals import signals
from afterview.nlp.stumble import placed, stumble
from afterview.nlp.tone import tone, tone_model
from afterview.records import Recollection, Reflection
from afterview.regression import Table, likeliest
from afterview.source import source_of
from afterview.training.corpus import Row
from afterview.training.regression import JUDGEMENTS

NOISE = 0.01  # two texts of the tuning split
WEIGHTS = [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0]
TABLES: dict[str, Table[Any]] = {
    "felt": felt.TABLE,
    "verdict": standing.TABLE,
    "change": after_stumble.TABLE,
}


class _Seen(NamedTuple):
    """What a judgement of one text rests on, and what it should be."""

    features: Sequence[float]
    leaning: Mapping[str, float]
    truth: str


def middle(scored: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The middle one of the thresholds that are as good as the best but for `NOISE`, and the best figure."""
    best = max(figure for figure, _ in scored)
    near = [threshold for figure, threshold in scored if figure >= best - NOISE]
    return near[len(near) // 2], best


def _found(text: str, model: Model) -> Reflection:
    """What the reader finds in a text that is a recollection."""
    reading = read(text, model)
    moment = stumble(reading, model)
    return Reflection(
        source_of(Recollection.of(text)),
        is_interview=True,
        self_talk=self_talk(reading, model),
        signals=placed(text, signals(reading, model), moment),
        stumble=moment,
        strengths=quotes(reading, model, "strengths"),
        balanced=quotes(reading, model, "balanced"),
        own_questions=quotes(reading, model, "own_questions"),
        unanswered=quotes(reading, model, "unanswered"),
        drawbacks=quotes(reading, model, "drawbacks"),
        outcome=outcome(reading, model),
        tone=tone(text, tone_model()),
    )


def _accuracy(table: Table[Any], seen: Sequence[_Seen], weight: float) -> float:
    said = [
        likeliest(table, one.features, {name: weight * log for name, log in one.leaning.items()})
        for one in seen
    ]
    return float(np.mean([got == one.truth for got, one in zip(said, seen, strict=True)]))


def encoder_weights(rows: Sequence[Row], model: Model) -> dict[str, tuple[float, float]]:
    """For each of `nlp.labels.WHOLE`, how much the encoder should count, and the accuracy with it."""
    seen: dict[str, list[_Seen]] = {family: [] for family in WHOLE}
    for row in rows:
        found, reading = _found(row["text"], model), read(row["text"], model)
        for family, judgement in zip(TABLES, JUDGEMENTS, strict=True):
            if row[judgement.field] is None or not judgement.given(found):
                continue
            since = found.stumble.start if family == "change" and found.stumble else 0
            leans = leaning(reading, family, 1.0, since)
            features = judgement.features(found, row["text"])
            seen[family].append(_Seen(features, leans, row[judgement.field]))
    return {
        family: middle([(_accuracy(TABLES[family], texts, weight), weight) for weight in WEIGHTS])
        for family, texts in seen.items()
    }
