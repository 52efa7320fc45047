"""Trains the shipped model: `python -m afterview.training.build CORPUS_FOLDER MODELS_FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch

from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.training.corpus import example, read_rows
from afterview.training.export import write_model
from afterview.training.network import Network
from afterview.training.train import Recipe, fit, pretrained_vocabulary, vocabulary

THRESHOLDS = {
    "self_talk": 0.4,
    "pattern": 0.4,
    "severity_3": 0.5,
    "signal": 0.4,
    "balanced": 0.3,
    "strengths": 0.3,
    "own_questions": 0.4,
    "unanswered": 0.3,
    "drawbacks": 0.3,
    "stumble": 0.25,
    "elevated": 0.5,
    "crisis": 0.5,
    "company": 0.4,
    "role": 0.4,
    "topic": 0.3,
    "person": 0.5,
    "stance": 0.4,
}


def main() -> None:
    corpus, models = Path(sys.argv[1]), Path(sys.argv[2])
    names, _ = pretrained_vocabulary()
    if len(sys.argv) > 3:  # weights of an earlier run
        state = torch.load(sys.argv[3])
        layers = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))
        network = Network(len(names), layers, len(OUTPUTS), len(TAGS))
        network.load_state_dict(state)
    else:
        pieces = vocabulary()
        examples = [
            e for r in read_rows(sorted(corpus.glob("*.jsonl"))) if (e := example(r, pieces))
        ]
        network = fit(examples, Recipe())
    write_model(
        models / "reader",
        network,
        list(names),
        {"name": "reader", "version": "1", "thresholds": THRESHOLDS, "calibration": {}},
    )
    print(json.dumps(THRESHOLDS))


if __name__ == "__main__":
    main()
