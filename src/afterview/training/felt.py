"""Fits how a writer feels from what a text holds: `python -m afterview.training.felt CORPUS_FOLDER`.

Prints the table that stands in `nlp.felt.TABLE`, from the training split, and its accuracy in ten-fold cross-validation.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from afterview.nlp.felt import Told, felt_features
from afterview.nlp.tone import tone, tone_model
from afterview.records import Reflection, Tone
from afterview.training.corpus import is_recollection
from afterview.training.oracle import reflection_of
from afterview.training.splits import rows_of


def told_in(found: Reflection, length: int, tone: Tone) -> Told:
    """What an annotated reflection tells of a feeling."""
    return Told(
        length=length,
        talk=found.self_talk,
        signals=found.signals,
        strengths=found.strengths,
        balanced=found.balanced,
        unanswered=found.unanswered,
        drawbacks=found.drawbacks,
        stumbled=found.stumble is not None,
        outcome=found.outcome,
        tone=tone,
    )


def main() -> None:
    """Fit and print."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    features, truth = [], []
    for row in rows_of(Path(sys.argv[1]), "train"):
        if not is_recollection(row) or row["distress"] == "crisis":
            continue
        found = reflection_of(row)
        if found.is_interview:
            mood = tone(row["text"], tone_model())
            features.append(felt_features(told_in(found, len(row["text"]), mood)))
            truth.append(row["felt"])
    x, y = np.array(features), np.array(truth)
    model = LogisticRegression(C=0.3, max_iter=5_000)
    scale = x.std(0)
    x = x / scale
    print(
        f"# accuracy in ten-fold cross-validation: {cross_val_score(model, x, y, cv=10).mean():.3f}"
    )
    model.fit(x, y)
    for name, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        plain = ", ".join(f"{w:.2f}" for w in weights / scale)
        print(f'    "{name}": ({bias:.2f}, {plain}),')


if __name__ == "__main__":
    main()
