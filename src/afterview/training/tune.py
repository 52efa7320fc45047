"""Chooses the thresholds of a model on rows it was not trained on.

`python -m afterview.training.tune MODEL_FOLDER CORPUS_FOLDER` prints the best threshold of each label by
F1 on the tuning split, and writes it into the manifest. A predicted stretch hits an annotated one
that shares half of the shorter of the two.

With calibrated probabilities the threshold that is best for F1 is half of the best F1 (Lipton,
Elkan and Naryanaswamy 2014): so the split is asked for one figure that it can give, and not for the
peak of a jagged curve over a few dozen texts. Self-talk and signals stay at 0.5: their F1 is the same
from 0.45 to 0.55, and to be told of something that isn't there costs a reader more than a miss.
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
from afterview.nlp.labels import FIELDS, INDEX, PATTERNS
from afterview.nlp.model import Model, load_model
from afterview.nlp.names import people
from afterview.nlp.reading import Reading, read
from afterview.nlp.self_talk import patterns_of
from afterview.nlp.spans import find
from afterview.nlp.stumble import stumble
from afterview.training.calibrate import judged
from afterview.training.corpus import Row, is_recollection, offsets_of
from afterview.training.encoder_weights import encoder_weights
from afterview.training.splits import rows_of

GRID = [round(float(t), 2) for t in np.arange(0.1, 0.91, 0.05)]
Finder = Callable[[Reading, Model, float], list[Offsets]]


def _field_finder(name: str) -> Finder:
    def finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
        return [(f.start, f.end) for f in find(reading, reading.of(name), threshold)]

    return finder


def _with(model: Model, name: str, threshold: float) -> Model:
    return dataclasses.replace(model, thresholds={**model.thresholds, name: threshold})


def _stumble_finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
    moment = stumble(reading, _with(model, "stumble", threshold))
    return [(moment.start, moment.end)] if moment else []


def _people_finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
    found = people(reading, _with(model, "person", threshold))
    places = [(reading.text.find(p.name), len(p.name)) for p in found]
    return [(start, start + length) for start, length in places]


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


def tuned(rows: Sequence[Row], model: Model) -> dict[str, tuple[float, float]]:
    """Threshold and F1 of every label that stretches are found by."""
    result = {
        name: best_threshold(rows, model, _field_finder(name), _of(name)) for name in FIELDS[:-1]
    }
    result["outcome"] = best_threshold(rows, model, _field_finder("outcome"), _outcome_words)
    result["stumble"] = best_threshold(
        rows, model, _stumble_finder, lambda r: [r["stumble"]] if r["stumble"] else []
    )
    result["person"] = best_threshold(rows, model, _people_finder, _named)
    chosen = {name: threshold for name, (threshold, _) in result.items()}
    moved = dataclasses.replace(model, thresholds={**model.thresholds, **chosen})
    return result | encoder_weights(rows, moved)


def _named(row: Row) -> list[Any]:
    places = [(row["text"].lower().find(p["name"].lower()), p["name"]) for p in row["people"]]
    return [{"start": at, "quote": row["text"][at : at + len(name)]} for at, name in places]


def _outcome_words(row: Row) -> list[Any]:
    return [{"quote": row["outcome_quote"]}] if row.get("outcome_quote") else []


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
