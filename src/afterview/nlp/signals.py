"""What the employer's side did: each act with its label, its polarity and who did it."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

import numpy as np

from afterview.content import words_of
from afterview.nlp.interviewers import interviewers
from afterview.nlp.labels import INDEX, POLARITIES, SIGNALS, polarity_of
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading, because
from afterview.nlp.spans import by_sentence
from afterview.nlp.who import cast as cast_of
from afterview.nlp.who import who_did
from afterview.records import Polarity, Signal

COLUMNS = range(INDEX[SIGNALS[0]], INDEX[SIGNALS[-1]] + 1)
_POLAR = [INDEX[f"polarity_{name}"] for name in POLARITIES]
_DENIABLE = frozenset(["distracted", "interrupted", "frowned", "closed_posture"])
SECOND_LABEL = 0.35  # a unit carries a second signal from this share on


class SignalWords(NamedTuple):
    """The expressions of `content/words/signals.toml`."""

    denied: re.Pattern[str]


_words = words_of("signals", SignalWords)


def _labels(row: np.ndarray) -> list[str]:
    values = row[COLUMNS.start : COLUMNS.stop]
    best = int(values.argmax())
    others = [i for i in np.argsort(-values, kind="stable") if values[i] >= SECOND_LABEL]
    return [SIGNALS[i] for i in dict.fromkeys([best, *map(int, others)])]


def _polarity(row: np.ndarray, label: str) -> Polarity:
    if label != "other":
        return cast(Polarity, polarity_of(label))
    return cast(Polarity, POLARITIES[int(row[_POLAR].argmax())])


def signals(reading: Reading, model: Model) -> tuple[Signal, ...]:
    """The signals of a text, in order; clauses with separate acts are separate signals.

    The threshold is on the probability that there is a signal and that it is the one it is called.
    """
    threshold = model.thresholds["signal"]
    probability = reading.of("signal")
    acts: list[tuple[int, int, str, float, int]] = []
    for whole, parts in by_sentence(reading):
        units = parts or (whole,)
        best = max(float(probability[u]) for u in units)
        joint = (best + float(probability[whole])) / 2
        if joint < threshold:
            continue
        for unit in units:
            if float(probability[unit]) < 0.5 * best and parts:
                continue
            for label in _labels(reading.probabilities[unit]):
                if joint * float(reading.probabilities[unit, INDEX[label]]) < threshold:
                    continue
                start, end = reading.units[unit].start, reading.units[unit].end
                if label in _DENIABLE and _words().denied.search(reading.text, start, end):
                    continue
                if acts and acts[-1][2] == label and acts[-1][4] == unit - 1 and len(parts) > 1:
                    start = acts.pop()[0]
                acts.append((start, end, label, joint, unit))
    if not acts:
        return ()
    people = cast_of(reading.text, interviewers(reading, model))
    return tuple(
        Signal(
            start,
            end,
            reading.text[start:end],
            label,
            _polarity(reading.probabilities[unit], label),
            who_did(people, start, end),
            round(value * float(reading.probabilities[unit, INDEX[label]]), 3),
            because=because(reading, reading.units[unit], label),
        )
        for start, end, label, value, unit in acts
    )
