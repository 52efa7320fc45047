"""Trains the shipped reader: `python -m afterview.training.build CORPUS_FOLDER MODELS_FOLDER`.

Several runs over the whole corpus that differ in the order of the texts, averaged into one network.
Thresholds are those of `THRESHOLDS`, chosen by `training.tune` on texts that were held out.
"""

from __future__ import annotations

import dataclasses
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from afterview.training.corpus import example, read_rows
from afterview.training.export import write_model
from afterview.training.network import Network
from afterview.training.train import Recipe, averaged, fit, pretrained_vocabulary, vocabulary

SEEDS = (7, 8)
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
    "stumble": 0.35,
    "elevated": 0.5,
    "crisis": 0.5,
    "company": 0.4,
    "role": 0.4,
    "topic": 0.3,
    "person": 0.5,
    "stance": 0.4,
}


def corpus_sha256(files: Sequence[Path]) -> str:
    """One hash over the corpus files, in order."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def write_reader(folder: Path, network: Network, files: Sequence[Path], recipe: str) -> None:
    """Write the reader's folder from a trained network."""
    write_model(
        folder,
        network,
        list(pretrained_vocabulary()[0]),
        {
            "name": "reader",
            "version": "1",
            "recipe": recipe,
            "corpus_sha256": corpus_sha256(files),
            "thresholds": THRESHOLDS,
            "calibration": {},
        },
    )


def main() -> None:
    """Train, average, write."""
    corpus, models = Path(sys.argv[1]), Path(sys.argv[2])
    files = sorted(corpus.glob("*.jsonl"))
    pieces = vocabulary()
    examples = [made for row in read_rows(files) if (made := example(row, pieces))]
    recipe = Recipe()
    networks = [fit(examples, dataclasses.replace(recipe, seed=seed)) for seed in SEEDS]
    write_reader(models / "reader", averaged(networks), files, f"{recipe}, seeds {SEEDS}, averaged")


if __name__ == "__main__":
    main()
