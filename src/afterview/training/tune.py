"""Chooses the thresholds of a model on rows it was not trained on.

`python -m afterview.training.tune MODEL_FOLDER CORPUS_FOLDER` prints the best threshold of each label by
F1 on the tuning split, and writes it into the manifest. A predicted stretch hits an annotated one
that shares half of the shorter of the two.

With calibrated probabilities the threshold that is best for F1 is half of the best F1 (Lipton,
Elkan and Naryanaswamy 2014): so the split is asked for one figure that it can give, and not for the
peak of a jagged curve over a few dozen texts. Self-talk and signals stay where `training.build` has them,
between that and one half: to be told of something that isn't there costs a reader more than a miss.
Outcome, stumble and people get the threshold with which most of them are right.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from afterview.nlp.clauses import Offsets
from afterview.nlp.facts import outcome
from afterview.nlp.labels import FIELDS, INDEX, PATTERNS
from afterview.nlp.model import Model, load_model
from afterview.nlp.names import people
from afterview.nlp.reading import Reading, read
from afterview.nlp.self_talk import patterns_of
from afterview.nlp.spans import find
from afterview.nlp.stumble import stumble
from afterview.training.calibrate import judged
from afterview.training.corpus import Row, is_recollection, offsets_of
from afterview.training.encoder_weights import encoder_weights, middle
from afterview.training.splits import rows_of

GRID = [round(float(t), 2) for t in np.arange(0.1, 0.91, 0.05)]
Finder = Callable[[Reading, Model, float], list[Offsets]]


def _field_finder(name: str) -> Finder:
    def finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
        return [(f.start, f.end) for f in find(reading, reading.of(name), threshold)]

    return finder


def _with(model: Model, name: str, threshold: float) -> Model:
    return dataclasses.replace(model, thresholds={**model.thresholds, name: threshold})


def hits(found: Sequence[Offsets], wanted: Sequence[Offsets]) -> int:
    """How many wanted stretches are found, each found one counting once."""
    left, count = list(found), 0
    for start, end in wanted:
        for one in left:
            shared = min(end, one[1]) - max(start, one[0])
            if shared > 0 and shared * 2 >= min(end - start, one[1] - one[0]):
                left.remove(one)
                count += 1
                break
    return count


def best_threshold(
    rows: Sequence[Row],
    model: Model,
    finder: Finder,
    wanted: Callable[[Row], list[Any]],
) -> tuple[float, float]:
    """The best F1 over rows that any threshold reaches, and before it the threshold that follows."""
    readings = [
        (read(row["text"], model), [offsets_of(row["text"], w) for w in wanted(row)])
        for row in rows
    ]
    scored = []
    for threshold in GRID:
        right = said = truth = 0
        for reading, spans in readings:
            found = finder(reading, model, threshold)
            right, said, truth = right + hits(found, spans), said + len(found), truth + len(spans)
        scored.append((2 * right / max(said + truth, 1), threshold))
    best = max(figure for figure, _ in scored)
    return round(best / 2, 3), best


def pattern_threshold(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """As `best_threshold` for the macro F1 of patterns, given that there is self-talk."""
    said, truth, known = judged(rows, model)
    columns = [INDEX[name] for name in PATTERNS]
    talk = truth[:, INDEX["self_talk"]] * known[:, INDEX["self_talk"]] > 0
    wanted, shares = truth[talk][:, columns] > 0, said[talk][:, columns]
    scored = []
    for threshold in GRID:
        found = np.zeros_like(wanted)
        for row, values in zip(found, shares, strict=True):
            row[[PATTERNS.index(p.pattern) for p in patterns_of(values, threshold)]] = True
        hit = (found & wanted).sum(0)
        scored.append((float(np.mean(2 * hit / (found.sum(0) + wanted.sum(0) + 1e-9))), threshold))
    best = max(figure for figure, _ in scored)
    return round(best / 2, 3), best


def _best_by(name: str, model: Model, figure: Callable[[Model], float]) -> tuple[float, float]:
    """The middle one of the thresholds with which the figure is as good as its best, and the best."""
    return middle([(figure(_with(model, name, threshold)), threshold) for threshold in GRID])


def outcome_threshold(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """The threshold with which most outcomes are right, and the share of those."""
    readings = [(read(row["text"], model), row["outcome"]) for row in rows]
    return _best_by(
        "outcome", model, lambda m: float(np.mean([outcome(r, m) == told for r, told in readings]))
    )


def _is_found(row: Row, reading: Reading, model: Model) -> bool:
    moment, wanted = stumble(reading, model), row["stumble"]
    if not (moment and wanted):
        return not (moment or wanted)
    return bool(hits([(moment.start, moment.end)], [offsets_of(row["text"], wanted)]))


def stumble_threshold(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """The threshold with which the stumble of most texts is found, or rightly none, and their share."""
    readings = [(row, read(row["text"], model)) for row in rows]
    return _best_by(
        "stumble", model, lambda m: float(np.mean([_is_found(*one, m) for one in readings]))
    )


def people_threshold(rows: Sequence[Row], model: Model) -> tuple[float, float]:
    """The threshold with the best F1 of people by name and stance, and that F1."""
    readings = [
        (read(row["text"], model), {(p["name"].lower(), p["stance"]) for p in row["people"]})
        for row in rows
    ]

    def f1(moved: Model) -> float:
        right = said = 0
        for reading, wanted in readings:
            found = {(p.name.lower(), p.stance) for p in people(reading, moved)}
            right, said = right + len(found & wanted), said + len(found)
        return 2 * right / max(said + sum(len(wanted) for _, wanted in readings), 1)

    return _best_by("person", model, f1)


def tuned(rows: Sequence[Row], model: Model) -> dict[str, tuple[float, float]]:
    """Threshold and F1 of every label that stretches are found by."""
    result = {
        name: best_threshold(rows, model, _field_finder(name), _of(name)) for name in FIELDS[:-1]
    }
    result["outcome"] = outcome_threshold(rows, model)
    result["stumble"] = stumble_threshold(rows, model)
    result["person"] = people_threshold(rows, model)
    chosen = {name: threshold for name, (threshold, _) in result.items()}
    moved = dataclasses.replace(model, thresholds={**model.thresholds, **chosen})
    return result | encoder_weights(rows, moved)


def _of(name: str) -> Callable[[Row], list[Any]]:
    return lambda row: row[name]


def tune(folder: Path, rows: Sequence[Row]) -> None:
    """Choose the thresholds of a folder's model on rows, print them, and write its manifest anew."""
    model = load_model(folder)
    found = tuned([row for row in rows if is_recollection(row)], model)
    found["pattern"] = pattern_threshold(rows, model)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name, (threshold, f1) in found.items():
        print(f"{name:16} {threshold:.3f}  F1 {f1:.3f}")
        manifest["thresholds"][name] = threshold
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    tune(Path(sys.argv[1]), rows_of(Path(sys.argv[2]), "tune"))
