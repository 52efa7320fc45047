"""Fits the regressions that judge a whole text: `python -m afterview.training.regression CORPUS_FOLDER`.

Prints the tables that stand in `afterview.nlp.felt`, `afterview.standing` and
`afterview.after_stumble`, fitted to the annotated recollections of the training split as if a reader
had found everything, and the accuracy of each on batches that it was not fitted to.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from afterview.after_stumble import change_features
from afterview.nlp.felt import Told, felt_features
from afterview.nlp.tone import tone, tone_model
from afterview.records import Reflection, Tone
from afterview.standing import standing_features
from afterview.training.corpus import Row, batch_of, is_recollection
from afterview.training.oracle import reflection_of
from afterview.training.splits import rows_of

FOLDS = 10


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


def _feeling(found: Reflection, text: str) -> tuple[float, ...]:
    return felt_features(told_in(found, len(text), tone(text, tone_model())))


class Judgement(NamedTuple):
    """A field of a row, what it is read from, and whether a reflection has it at all."""

    field: str
    features: Callable[[Reflection, str], tuple[float, ...]]
    given: Callable[[Reflection], bool]


JUDGEMENTS = (
    Judgement("felt", _feeling, lambda found: found.is_interview),
    Judgement(
        "verdict", lambda found, _: standing_features(found), lambda found: found.is_interview
    ),
    Judgement(
        "after_stumble", lambda found, _: change_features(found), lambda found: bool(found.stumble)
    ),
)


def fitted(
    x: np.ndarray, y: np.ndarray, groups: Sequence[str]
) -> tuple[float, dict[str, tuple[float, ...]]]:
    """The accuracy on groups left out, and the table of all: bias and weights of each class.

    Args:
        x: features, (texts, features).
        y: classes, (texts,), three of them or more.
        groups: the author batch of each text.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_score

    scale = x.std(0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=0.3, max_iter=5_000)
    folds = GroupKFold(min(FOLDS, len(set(groups))))
    accuracy = cross_val_score(model, x / scale, y, cv=folds, groups=groups).mean()
    model.fit(x / scale, y)
    return float(accuracy), {
        name: (bias, *weights / scale)
        for name, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }


def fit(judgement: Judgement, rows: Sequence[Row]) -> tuple[float, dict[str, tuple[float, ...]]]:
    """As `fitted`, of one judgement on annotated recollections."""
    x, y, groups = [], [], []
    for row in rows:
        found = reflection_of(row)
        if row["distress"] != "crisis" and judgement.given(found):
            x.append(judgement.features(found, row["text"]))
            y.append(row[judgement.field])
            groups.append(batch_of(row))
    return fitted(np.array(x), np.array(y), groups)


def main() -> None:
    """Fit and print."""
    rows = [row for row in rows_of(Path(sys.argv[1]), "train") if is_recollection(row)]
    for judgement in JUDGEMENTS:
        accuracy, table = fit(judgement, rows)
        print(f"# {judgement.field}: accuracy on other batches {accuracy:.3f}")
        for name, values in table.items():
            print(f'    "{name}": ({", ".join(f"{value:.2f}" for value in values)}),')


if __name__ == "__main__":
    main()
