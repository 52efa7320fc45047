"""Fits how a writer feels from what a text holds: `python -m afterview.training.felt CORPUS.jsonl`.

Prints the table that stands in `nlp.felt.TABLE`, and its accuracy in ten-fold cross-validation.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from afterview.nlp.felt import felt_features
from afterview.nlp.tone import tone, tone_model
from afterview.training.corpus import is_recollection, read_rows
from afterview.training.oracle import reflection_of


def main() -> None:
    """Fit and print."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    features, truth = [], []
    for row in read_rows([Path(name) for name in sys.argv[1:]]):
        if not is_recollection(row) or row["distress"] == "crisis" or row["felt"] == "unclear":
            continue
        found = reflection_of(row)
        if found.is_interview:
            mood = tone(row["text"], tone_model())
            features.append(
                felt_features(
                    len(row["text"]), found.self_talk, found.strengths, found.balanced, mood
                )
            )
            truth.append(row["felt"])
    x, y = np.array(features), np.array(truth)
    model = LogisticRegression(max_iter=2_000)
    print(
        f"# accuracy in ten-fold cross-validation: {cross_val_score(model, x, y, cv=10).mean():.3f}"
    )
    model.fit(x, y)
    for name, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        print(f'    "{name}": ({bias:.2f}, {", ".join(f"{w:.2f}" for w in weights)}),')


if __name__ == "__main__":
    main()
