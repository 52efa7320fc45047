"""Trains the shipped reader: `python -m afterview.training.build CORPUS_FOLDER MODELS_FOLDER`.

A run on the training split, or the mean of the weights of several, then calibration and thresholds on
the tuning split. The test split is never looked at here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from afterview.training.calibrate import calibrate
from afterview.training.export import write_model
from afterview.training.network import Network
from afterview.training.splits import rows_of
from afterview.training.train import Recipe, fit, mean_network, pretrained_vocabulary
from afterview.training.tune import tune

RUNS = (Recipe(seed=7), Recipe(seed=9))
THRESHOLDS = {
    "self_talk": 0.5,  # as likely as not
    "pattern": 0.3,
    "severity_3": 0.5,
    "signal": 0.5,
    "balanced": 0.2,
    "strengths": 0.25,
    "own_questions": 0.4,
    "unanswered": 0.3,
    "drawbacks": 0.35,
    "stumble": 0.25,
    "elevated": 0.5,
    "crisis": 0.5,
    "decision": 0.15,  # a date stands in the sentence as well
    "outcome": 0.45,
    "company": 0.4,
    "role": 0.4,
    "topic": 0.3,
    "person": 0.5,
    "felt": 1.0,
    "verdict": 1.0,
    "change": 1.5,
}


def corpus_sha256(files: Sequence[Path]) -> str:
    """One hash over the corpus files, in order."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def write_reader(folder: Path, network: Network, files: Sequence[Path]) -> None:
    """Write the reader's folder from a trained network."""
    write_model(
        folder,
        network,
        list(pretrained_vocabulary()[0]),
        {
            "name": "reader",
            "version": "8",
            "recipe": f"mean of the weights of {RUNS}",
            "corpus_sha256": corpus_sha256(files),
            "thresholds": THRESHOLDS,
            "calibration": {},
        },
    )


def main() -> None:
    """Train, average, write."""
    corpus, models = Path(sys.argv[1]), Path(sys.argv[2])
    rows = rows_of(corpus, "train")
    torch.set_num_threads(1)  # the order of sums, and so the weights, depends on it
    network = mean_network([fit(rows, recipe) for recipe in RUNS])
    folder = models / "reader"
    write_reader(folder, network, sorted(corpus.glob("*.jsonl")))
    tuning = rows_of(corpus, "tune")
    calibrate(folder, tuning)
    tune(folder, tuning)


if __name__ == "__main__":
    main()
