"""Trains the shipped reader: `python -m afterview.training.build CORPUS_FOLDER MODELS_FOLDER`.

Trains on everything but `HELD_OUT`, which `training.tune` can choose thresholds on.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from afterview.training.corpus import Row, example, read_rows
from afterview.training.export import write_model
from afterview.training.network import Network
from afterview.training.train import Recipe, fit, pretrained_vocabulary, vocabulary

HELD_OUT = frozenset(f"r8-{n}" for n in range(31, 46))
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
    "company": 0.4,
    "role": 0.4,
    "topic": 0.3,
    "person": 0.5,
    "stance": 0.4,
}


def held_out(row: Row) -> bool:
    """Whether a row stays out of training.

    >>> held_out({"id": "r8-31-baker"}), held_out({"id": "r8-01-cashier"})
    (True, False)
    """
    return "-".join(str(row["id"]).split("-")[:2]) in HELD_OUT


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
    rows = [row for row in read_rows(files) if not held_out(row)]
    examples = [made for row in rows if (made := example(row, pieces))]
    recipe = Recipe()
    write_reader(models / "reader", fit(examples, recipe), files, str(recipe))


if __name__ == "__main__":
    main()
