"""What the model thinks of every sentence and clause of a text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from afterview.nlp.encoder import Floats, encode
from afterview.nlp.labels import INDEX, SHARED, SIGNALS, TAGS, WHOLE
from afterview.nlp.model import Model
from afterview.nlp.windows import Unit, windows

EXPLAINED = ("self_talk", *SIGNALS)
_COLUMNS = [INDEX[label] for label in EXPLAINED]
_LABELS = len(INDEX)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Units of a text with probabilities, (units, labels), in `nlp.labels` order.

    `shares` is what every piece adds to the logits of `EXPLAINED`, `tags` the probabilities that
    it belongs to a name (`nlp.labels.TAGS`), and `places` the offsets of its word; (0, 0) for
    markers.
    """

    text: str
    units: tuple[Unit, ...]
    probabilities: Floats
    shares: NDArray[np.float16]
    tags: Floats
    places: tuple[tuple[int, int], ...]

    def of(self, label: str) -> Floats:
        """The probabilities of one label, a unit each."""
        return self.probabilities[:, INDEX[label]]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True, initial=-30.0))
    return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)


def _sigmoid(logits: Floats) -> Floats:
    return (1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)


def _probabilities(logits: Floats, calibration: Mapping[str, tuple[float, float]]) -> Floats:
    """Calibrated probabilities; within a family, calibrated shares."""
    for label, (slope, shift) in calibration.items():
        if label in INDEX:
            logits[:, INDEX[label]] = logits[:, INDEX[label]] * slope + shift
    probabilities = _sigmoid(logits)
    for parent, children in (*SHARED.items(), *WHOLE.items()):
        columns = [INDEX[child] for child in children]
        shares = np.clip(_softmax(logits[:, columns]), 1e-6, 1 - 1e-6)
        slope, shift = calibration.get(f"{parent}_share", (1.0, 0.0))
        probabilities[:, columns] = _sigmoid(np.log(shares / (1 - shares)) * slope + shift)
    return probabilities


@cache
def _matrices() -> ThreadpoolController:
    """The libraries that multiply matrices for NumPy."""
    return ThreadpoolController().select(user_api="blas")


@lru_cache(maxsize=2)
def read(text: str, model: Model) -> Reading:
    """Read a text: cut it, encode it window by window, judge every unit."""
    cut = windows(text, model.vocabulary)
    logits = np.zeros((len(cut.units), len(INDEX)), np.float32)
    shares = np.zeros((len(cut.pieces), len(EXPLAINED)), np.float16)
    tags = np.zeros((len(cut.pieces), len(TAGS)), np.float32)
    begin = number = 0
    for vectors in encode(model.encoder, cut.pieces, cut.lengths):
        end = begin + len(vectors)
        with _matrices().limit(limits=1):  # the last digits hang on the number of threads
            scores = vectors @ model.heads  # linear, so a mean of scores is one of vectors
        shares[begin:end] = scores[:, _COLUMNS]
        tags[begin:end] = scores[:, _LABELS:]
        while number < len(cut.units) and (unit := cut.units[number]).first < end:
            logits[number] = scores[unit.first - begin : unit.last - begin, :_LABELS].mean(0)
            number += 1
        begin = end
    logits += model.bias[:_LABELS]
    tags += model.bias[_LABELS:]
    probabilities = _probabilities(logits, model.calibration)
    return Reading(text, cut.units, probabilities, shares, _sigmoid(tags), cut.places)


def whole_shares(reading: Reading, family: str, since: int = 0) -> dict[str, float]:
    """What the sentences of a text, together, make of one of `nlp.labels.WHOLE`.

    Args:
        reading: of the text.
        family: ``felt``, ``verdict`` or ``change``.
        since: the offset from which sentences count.
    """
    names = WHOLE[family]
    units = [
        (i, u.end - u.start) for i, u in enumerate(reading.units) if u.whole and u.start >= since
    ]
    means = np.full(len(names), 1 / len(names))
    if units:
        places, lengths = zip(*units, strict=True)
        rows = reading.probabilities[list(places)][:, [INDEX[name] for name in names]]
        means = np.average(rows, axis=0, weights=lengths)
    return {n.removeprefix(f"{family}_"): float(v) for n, v in zip(names, means, strict=True)}


def leaning(reading: Reading, family: str, weight: float, since: int = 0) -> dict[str, float]:
    """How far a text leans to each label of a family: the weighted logs of its `whole_shares`."""
    shares = whole_shares(reading, family, since)
    return {name: weight * math.log(max(share, 1e-6)) for name, share in shares.items()}


def because(reading: Reading, unit: Unit, label: str, most: int = 3) -> tuple[str, ...]:
    """The words of a unit that weighed most for a label of `EXPLAINED`, strongest first.

    The head is linear in the mean of the piece vectors, so a piece's share is exact.
    """
    values = reading.shares[unit.first : unit.last, EXPLAINED.index(label)].astype(np.float32)
    mean = float(values.mean())
    shares: dict[tuple[int, int], float] = {}
    for place, value in zip(reading.places[unit.first : unit.last], values, strict=True):
        shares[place] = shares.get(place, 0.0) + float(value) - mean * 0.5
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    chosen = [place for place, _ in ranked if any(c.isalnum() for c in reading.text[slice(*place)])]
    return tuple(reading.text[start:end] for start, end in chosen[:most])
