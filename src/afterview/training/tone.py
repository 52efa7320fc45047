"""Trains the tone model: `python -m afterview.training.tone GOEMOTIONS_FOLDER CORPUS_FOLDER MODEL_FOLDER`.

Two logistic regressions, negative and positive, over what `nlp/tone.py` sees of a text, on GoEmotions
(whose files stay outside the repository) and the training split of the corpus. Each source has its own
bias, because comments are negative more seldom than our sentences are; the one of ours is kept.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from afterview.errors import InputError
from afterview.nlp.manifest import FORMAT
from afterview.nlp.tone import FEATURES, WEIGHTS, features, logits, tone_model
from afterview.training.archive import npz_bytes
from afterview.training.calibrate import platt
from afterview.training.splits import rows_of
from afterview.training.tone_data import Toned, corpus_tones, goemotions
from afterview.training.tone_scores import folders

MOST = 60_000  # features that are kept, the heaviest
RAREST = 3  # in so many texts a feature has to stand
OURS = 0.3  # how much a sentence of the corpus weighs beside a comment of GoEmotions
STRENGTH = 2.0  # scikit-learn's C
_BIAS = 3.0  # so large that the penalty on weights hardly touches the bias of a source


def weights_of(outside: Toned, inside: Toned) -> tuple[list[str], np.ndarray, list[float]]:
    """The heaviest features, their weights and inverse document frequency as (features, 3), and the biases.

    Args:
        outside: GoEmotions.
        inside: sentences of the corpus.
    """
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = TfidfVectorizer(
        analyzer=lambda t: list(features(t)), sublinear_tf=True, min_df=RAREST
    )
    matrix = vectorizer.fit_transform([*outside.texts, *inside.texts])
    ours = np.repeat([0.0, 1.0], [len(outside.texts), len(inside.texts)])
    known = hstack([matrix, csr_matrix(_BIAS * ours[:, None])]).tocsr()
    sides = np.vstack([outside.sides, inside.sides])
    shares = np.where(ours > 0, OURS, 1.0)
    models = [
        LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(
            known, sides[:, side], sample_weight=shares
        )
        for side in (0, 1)
    ]
    weights = np.stack([model.coef_[0][:-1] for model in models] + [vectorizer.idf_], axis=1)
    kept = np.argsort(-np.abs(weights[:, :2]).sum(1), kind="stable")[:MOST]
    names = vectorizer.get_feature_names_out()
    biases = [float(model.intercept_[0] + _BIAS * model.coef_[0][-1]) for model in models]
    return list(names[kept]), weights[kept].astype(np.float16), biases


def write_tone(folder: Path, outside: Toned, inside: Toned, tuning: Toned) -> None:
    """Fit, write the folder, and calibrate it on the tuning split."""
    names, weights, biases = weights_of(outside, inside)
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        WEIGHTS: npz_bytes({"weights": weights}),
        FEATURES: "\n".join(names).encode("utf-8"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    manifest = {
        "kind": "afterview-model",
        "format": FORMAT,
        "name": "tone",
        "version": "2",
        "data": "GoEmotions (Demszky et al. 2020), CC BY 4.0, and data/corpus",
        "bias": biases,
        "calibration": [[1.0, 0.0], [1.0, 0.0]],
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    _write_manifest(folder, manifest)
    tone_model.cache_clear()
    model = tone_model(folder)
    said = 1 / (1 + np.exp(-np.array([logits(model, text) for text in tuning.texts])))
    calibration = [platt(said[:, side], tuning.sides[:, side]) for side in (0, 1)]
    _write_manifest(folder, {**manifest, "calibration": calibration})
    tone_model.cache_clear()


def _write_manifest(folder: Path, manifest: dict[str, object]) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the folders of the command line and write the model."""
    try:
        outside, corpus, output = folders(sys.argv[1:], "GOEMOTIONS CORPUS MODEL")
        inside, tuning = (corpus_tones(rows_of(corpus, split)) for split in ("train", "tune"))
        write_tone(output, goemotions(outside, "train"), inside, tuning)
    except InputError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
