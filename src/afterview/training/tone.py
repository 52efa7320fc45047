"""Trains the tone model: `python -m afterview.training.tone GOEMOTIONS_FOLDER MODEL_FOLDER`.

Data: GoEmotions (Demszky et al. 2020, CC BY 4.0), whose files stay outside the repository.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from afterview.nlp.manifest import FORMAT
from afterview.nlp.tone import features, tone_model, value
from afterview.training.archive import npz_bytes

NEGATIVE = frozenset(
    [
        "anger",
        "annoyance",
        "disappointment",
        "disapproval",
        "disgust",
        "embarrassment",
        "fear",
        "grief",
        "nervousness",
        "remorse",
        "sadness",
    ]
)
POSITIVE = frozenset(
    [
        "admiration",
        "amusement",
        "approval",
        "caring",
        "desire",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
    ]
)


def read_goemotions(folder: Path, part: str) -> tuple[list[str], np.ndarray]:
    """Texts, and for each whether it is negative and whether it is positive."""
    names = (folder / "labels.txt").read_text(encoding="utf-8").split()
    texts, targets = [], []
    with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        for text, numbers, *_ in rows:
            labels = {names[int(n)] for n in numbers.split(",")}
            texts.append(text)
            targets.append((bool(labels & NEGATIVE), bool(labels & POSITIVE)))
    return texts, np.array(targets, np.int64)


def train(folder: Path, output: Path, most: int = 60_000) -> None:
    """Fit, choose the heaviest features, calibrate on the development part, write the folder."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    texts, targets = read_goemotions(folder, "train")
    vectorizer = TfidfVectorizer(analyzer=lambda t: list(features(t)), sublinear_tf=True, min_df=3)
    matrix = vectorizer.fit_transform(texts)
    models = [
        LogisticRegression(C=4.0, class_weight="balanced", max_iter=400).fit(matrix, targets[:, k])
        for k in (0, 1)
    ]
    weights = np.stack([m.coef_[0] for m in models] + [vectorizer.idf_], axis=1)
    order = np.argsort(-np.abs(weights[:, :2]).sum(1), kind="stable")[:most]
    names = vectorizer.get_feature_names_out()
    output.mkdir(parents=True, exist_ok=True)
    files = {
        "weights.npz": npz_bytes({"weights": weights[order].astype(np.float16)}),
        "features.txt": "\n".join(names[order]).encode("utf-8"),
    }
    for name, data in files.items():
        (output / name).write_bytes(data)
    manifest = {
        "kind": "afterview-model",
        "format": FORMAT,
        "name": "tone",
        "version": "1",
        "data": "GoEmotions (Demszky et al. 2020), CC BY 4.0",
        "bias": [float(m.intercept_[0]) for m in models],
        "calibration": [[1.0, 0.0], [1.0, 0.0]],
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    path = output / "manifest.json"
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def evaluate(folder: Path, output: Path) -> dict[str, float]:
    """F1 of negative against the rest on the test part, beside the best cut on the dev part."""
    from sklearn.metrics import f1_score, roc_auc_score

    tone_model.cache_clear()
    model = tone_model(output)
    dev, dev_targets = read_goemotions(folder, "dev")
    test, test_targets = read_goemotions(folder, "test")
    dev_values = np.array([value(model, t) for t in dev])
    cut = max(np.arange(-0.9, 0.3, 0.02), key=lambda c: f1_score(dev_targets[:, 0], dev_values < c))
    values = np.array([value(model, t) for t in test])
    return {
        "cut": float(cut),
        "f1": float(f1_score(test_targets[:, 0], values < cut)),
        "auroc": float(roc_auc_score(test_targets[:, 0], -values)),
    }


if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]))
    print(evaluate(Path(sys.argv[1]), Path(sys.argv[2])))
