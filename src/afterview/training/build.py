"""Trains the shipped reader: `python -m afterview.training.build CORPUS_FOLDER MODELS_FOLDER`.

In two stages, each the mean of the weights of two runs: from the pretrained encoder, on what the training
split held when it was first done; then from what that wrote, on the whole training split, with slips and
genders read as the shipped reader reads them. Then calibration and thresholds on the tuning split. The
test split is never looked at here.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from afterview.training.calibrate import calibrate
from afterview.training.corpus import batch_of
from afterview.training.export import write_model
from afterview.training.network import Network
from afterview.training.resume import network_of
from afterview.training.splits import rows_of
from afterview.training.train import Recipe, fit, mean_network, pretrained_vocabulary
from afterview.training.tune import tune

RUNS = (Recipe(seed=7), Recipe(seed=9))
FURTHER_RUNS = tuple(
    Recipe(seed=seed, epochs=2, rate=1e-4, head_rate=1e-3, altered=0.5, forgiving=True)
    for seed in (11, 13)
)
LATER = frozenset(f"r{number}" for number in range(123, 131))  # batches of the second stage alone
THRESHOLDS = {
    "self_talk": 0.4,
    "pattern": 0.3,
    "severity_3": 0.5,
    "signal": 0.45,
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
            "version": "9",
            "recipe": f"mean of the weights of {RUNS}, and from there of {FURTHER_RUNS}",
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
    folder, files = models / "reader", sorted(corpus.glob("*.jsonl"))
    first = [row for row in rows if batch_of(row) not in LATER]
    write_reader(folder, mean_network([fit(first, recipe) for recipe in RUNS]), files)
    further = [fit(rows, recipe, network_of(folder)) for recipe in FURTHER_RUNS]
    write_reader(folder, mean_network(further), files)
    tuning = rows_of(corpus, "tune")
    calibrate(folder, tuning)
    tune(folder, tuning)


if __name__ == "__main__":
    main()
