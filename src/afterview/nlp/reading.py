"""What the model thinks of every sentence and clause of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from afterview.nlp.encoder import Floats, encode
from afterview.nlp.labels import INDEX, SHARED, TAGS
from afterview.nlp.model import Model
from afterview.nlp.windows import Unit, windows


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Units of a text with calibrated probabilities, (units, labels), in `nlp.labels` order.

    `vectors` are the encoder's output for every piece, `tags` the probabilities that it belongs to
    a name (`nlp.labels.TAGS`), and `places` the offsets of its word; (0, 0) for markers.
    """

    text: str
    units: tuple[Unit, ...]
    probabilities: Floats
    vectors: Floats
    tags: Floats
    places: tuple[tuple[int, int], ...]

    def of(self, label: str) -> Floats:
        """The probabilities of one label, a unit each."""
        return self.probabilities[:, INDEX[label]]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)


def _sigmoid(logits: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


@lru_cache(maxsize=2)
def read(text: str, model: Model) -> Reading:
    """Read a text: cut it, encode it, judge every unit."""
    cut = windows(text, model.vocabulary)
    if not cut.units:
        empty = np.zeros((0, len(INDEX)), np.float32)
        return Reading(
            text,
            (),
            empty,
            np.zeros((0, model.head.shape[0]), np.float32),
            np.zeros((0, len(TAGS)), np.float32),
            (),
        )
    vectors = encode(model.encoder, cut.pieces, cut.lengths)
    sums = np.concatenate(
        [np.zeros((1, vectors.shape[1])), np.cumsum(vectors, 0, dtype=np.float64)]
    )
    first = np.array([u.first for u in cut.units])
    last = np.array([u.last for u in cut.units])
    means = ((sums[last] - sums[first]) / (last - first)[:, None]).astype(np.float32)
    logits = means @ model.head + model.head_bias
    for label, (slope, shift) in model.calibration.items():
        column = logits[:, INDEX[label]]
        column *= slope
        column += shift
    probabilities = _sigmoid(logits)
    for children in SHARED.values():
        columns = [INDEX[child] for child in children]
        probabilities[:, columns] = _softmax(logits[:, columns])
    tags = _sigmoid(vectors @ model.tag_head + model.tag_head_bias)
    return Reading(text, cut.units, probabilities, vectors, tags, cut.places)


def because(
    reading: Reading, model: Model, unit: Unit, label: str, most: int = 3
) -> tuple[str, ...]:
    """The words of a unit that weighed most for a label, strongest first.

    The head is linear in the mean of the piece vectors, so a piece's share is exact.
    """
    shares: dict[tuple[int, int], float] = {}
    column = model.head[:, INDEX[label]]
    values = reading.vectors[unit.first : unit.last] @ column
    mean = float(values.mean())
    for place, value in zip(reading.places[unit.first : unit.last], values, strict=True):
        shares[place] = shares.get(place, 0.0) + float(value) - mean * 0.5
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    chosen = [place for place, _ in ranked if any(c.isalnum() for c in reading.text[slice(*place)])]
    return tuple(reading.text[start:end] for start, end in chosen[:most])
