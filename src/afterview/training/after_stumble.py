"""Fits how behaviour changed after the stumble: `python -m afterview.training.after_stumble FOLDER`.

Prints the table that stands in `afterview.after_stumble.TABLE`, from the training split of a corpus
folder, and its accuracy on batches that it was not fitted to.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from afterview.after_stumble import change_features
from afterview.training.corpus import batch_of, is_recollection
from afterview.training.oracle import reflection_of
from afterview.training.splits import rows_of


def main() -> None:
    """Fit and print."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_score

    rows = [
        row
        for row in rows_of(Path(sys.argv[1]), "train")
        if is_recollection(row) and row["stumble"]
    ]
    x = np.array([change_features(reflection_of(row)) for row in rows])
    y = np.array([row["after_stumble"] for row in rows])
    scale = x.std(0)
    model = LogisticRegression(C=0.3, max_iter=5_000)
    folds = GroupKFold(10)
    scores = cross_val_score(model, x / scale, y, cv=folds, groups=[batch_of(r) for r in rows])
    print(f"# accuracy on other batches, of {len(rows)} texts: {scores.mean():.3f}")
    model.fit(x / scale, y)
    for name, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        plain = ", ".join(f"{w:.2f}" for w in weights / scale)
        print(f'    "{name}": ({bias:.2f}, {plain}),')


if __name__ == "__main__":
    main()
