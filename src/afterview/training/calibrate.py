"""Makes probabilities mean what they say, on the tuning split.

`python -m afterview.training.calibrate MODEL_FOLDER CORPUS_FOLDER` prints the expected calibration error
(Naeini et al. 2015, ten bins of equal width) of each label on the test split.
Calibration is Platt's (1999): a slope and a shift for the logit of a label.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from afterview.nlp.labels import DISTRESS, EVENTS, FIELDS, INDEX, SHARED
from afterview.nlp.model import Model, load_model
from afterview.nlp.reading import read
from afterview.training.corpus import Row, example, is_recollection
from afterview.training.splits import rows_of

ALONE = ("self_talk", "signal", *FIELDS, *DISTRESS, *EVENTS, "person")
_TINY = 1e-6
Calibration = tuple[float, float]


def logit(probabilities: np.ndarray) -> np.ndarray:
    """The inverse of the logistic function.

    >>> logit(np.array([0.5]))
    array([0.])
    """
    p = np.clip(probabilities, _TINY, 1 - _TINY)
    return np.asarray(np.log(p / (1 - p)))


def expected_calibration_error(
    probabilities: np.ndarray, truth: np.ndarray, bins: int = 10
) -> float:
    """The mean distance between said and true shares over bins, weighted by their size.

    >>> float(expected_calibration_error(np.array([0.9, 0.9]), np.array([1.0, 1.0]))).__round__(3)
    0.1
    """
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    error = 0.0
    for place in np.unique(places):
        inside = places == place
        error += inside.mean() * abs(probabilities[inside].mean() - truth[inside].mean())
    return float(error)


def platt(probabilities: np.ndarray, truth: np.ndarray) -> Calibration:
    """Slope and shift of the logit that fit best; (1, 0) where there is nothing to learn from."""
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(truth)) < 2 or truth.sum() < 5:
        return 1.0, 0.0
    fitted = LogisticRegression(C=10.0).fit(logit(probabilities)[:, None], truth)
    return round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4)


def _judged(rows: Sequence[Row], model: Model) -> Iterator[tuple[np.ndarray, ...]]:
    """Probabilities, targets and masks of every sentence, (labels,) each."""
    for row in rows:
        made = example(row, model.vocabulary)
        reading = read(row["text"], model)
        if made is None or (not is_recollection(row) and reading.units[-1].sentence > 0):
            continue  # two sentences under one label say nothing of either
        for place, unit in enumerate(reading.units):
            if unit.whole:
                at = place if is_recollection(row) else 0
                yield reading.probabilities[place], made.targets[at], made.masks[at]


def judged(rows: Sequence[Row], model: Model) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Probabilities, targets and masks of all sentences, (sentences, labels) each."""
    found = list(_judged(rows, model))
    if not found:
        nothing = np.zeros((0, len(INDEX)))
        return nothing, nothing, nothing
    said, truth, known = (np.stack(part) for part in zip(*found, strict=True))
    return said, truth, known


def _family(
    said: np.ndarray, truth: np.ndarray, known: np.ndarray, parent: str
) -> tuple[np.ndarray, np.ndarray]:
    rows = truth[:, INDEX[parent]] * known[:, INDEX[parent]] > 0
    columns = [INDEX[child] for child in SHARED[parent]]
    return said[rows][:, columns].ravel(), truth[rows][:, columns].ravel()


def calibration(rows: Sequence[Row], model: Model) -> dict[str, Calibration]:
    """Slope and shift of every label, and of the shares of each family (``self_talk_share``)."""
    bare = dataclasses.replace(model, calibration={})
    said, truth, known = judged(rows, bare)
    found = {}
    for label in ALONE:
        mask = known[:, INDEX[label]] > 0
        found[label] = platt(said[mask, INDEX[label]], truth[mask, INDEX[label]])
    for parent in SHARED:
        found[f"{parent}_share"] = platt(*_family(said, truth, known, parent))
    return found


def errors(rows: Sequence[Row], model: Model) -> dict[str, float]:
    """The expected calibration error of every label and family of a model."""
    said, truth, known = judged(rows, model)
    found = {}
    for label in ALONE:
        mask = known[:, INDEX[label]] > 0
        found[label] = expected_calibration_error(
            said[mask, INDEX[label]], truth[mask, INDEX[label]]
        )
    for parent in SHARED:
        found[f"{parent}_share"] = expected_calibration_error(*_family(said, truth, known, parent))
    return found


def calibrate(folder: Path, rows: Sequence[Row]) -> None:
    """Calibrate the model of a folder on rows, and write its manifest anew.

    Lines written about distress alone are left out: how often they speak of it says nothing of ordinary texts.
    """
    rows = [row for row in rows if row.get("about") != "distress"]
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["calibration"] = calibration(rows, load_model(folder))
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Print the errors on the test split."""
    folder, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    print("| label | expected calibration error |\n|---|---|")
    for label, error in errors(rows_of(corpus, "test"), load_model(folder)).items():
        print(f"| {label} | {error:.3f} |")


if __name__ == "__main__":
    main()
