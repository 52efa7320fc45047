"""Chooses the thresholds of a model on rows it was not trained on.

`python -m afterview.training.tune MODEL_FOLDER ROWS.jsonl` prints the best threshold of each label by F1
and writes it into the manifest. A predicted stretch hits an annotated one that shares half of the
shorter of the two.
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
from afterview.nlp.labels import FIELDS
from afterview.nlp.model import Model, load_model
from afterview.nlp.reading import Reading, read
from afterview.nlp.signals import signals
from afterview.nlp.spans import find
from afterview.training.corpus import Row, is_recollection, offsets_of, read_rows

GRID = [round(float(t), 2) for t in np.arange(0.1, 0.91, 0.05)]
Finder = Callable[[Reading, Model, float], list[Offsets]]


def _field_finder(name: str) -> Finder:
    def finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
        return [(f.start, f.end) for f in find(reading, reading.of(name), threshold)]

    return finder


def _signal_finder(reading: Reading, model: Model, threshold: float) -> list[Offsets]:
    changed = dataclasses.replace(model, thresholds={**model.thresholds, "signal": threshold})
    return [(s.start, s.end) for s in signals(reading, changed)]


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
    rows: Sequence[Row], model: Model, finder: Finder, wanted: Callable[[Row], list[Any]]
) -> tuple[float, float]:
    """The threshold with the best F1 over rows, and that F1."""
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
    best = max(f for f, _ in scored)
    near = [t for f, t in scored if f >= best - 0.005]
    return near[len(near) // 2], best


def tuned(rows: Sequence[Row], model: Model) -> dict[str, tuple[float, float]]:
    """Threshold and F1 of every label that stretches are found by."""
    result = {
        "self_talk": best_threshold(
            rows, model, _field_finder("self_talk"), lambda r: r["self_talk"]
        ),
        "signal": best_threshold(rows, model, _signal_finder, lambda r: r["signals"]),
    }
    for name in FIELDS[:-1]:
        result[name] = best_threshold(rows, model, _field_finder(name), _of(name))
    return result


def _of(name: str) -> Callable[[Row], list[Any]]:
    return lambda row: row[name]


def main() -> None:
    """Tune, print, write."""
    folder = Path(sys.argv[1])
    rows = [r for r in read_rows([Path(n) for n in sys.argv[2:]]) if is_recollection(r)]
    found = tuned(rows, load_model(folder))
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name, (threshold, f1) in found.items():
        print(f"{name:16} {threshold:.2f}  F1 {f1:.3f}")
        manifest["thresholds"][name] = threshold
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
