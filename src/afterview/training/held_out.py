"""What fitting to somebody's texts is worth: a fifth of them, that it does not learn from.

On that fifth the reader is scored before and after, and what it says of self-talk and of signals is made
to mean what it says again; needs nothing but NumPy.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from afterview.nlp.labels import INDEX
from afterview.nlp.model import Model
from afterview.training.calibrate import Calibration, judged, logit
from afterview.training.corpus import Row
from afterview.training.evaluate import predictions
from afterview.training.scoring import score

FEWEST = 30  # texts; of fewer, a fifth says nothing
SHARE = 5
SCORED = {
    "self_talk": "self-talk F1",
    "signals": "signals F1",
    "sentences, self-talk": "sentences right on self-talk",
    "sentences, signals": "sentences right on signals",
}
RECALIBRATED = ("self_talk", "signal")
# What a unit of squared distance from the pair before costs, in units of sentences. With less than ten,
# a fifth of some forty texts leaves what is said worse calibrated than it was.
NEARNESS = 30.0
LEAST = 5  # sentences that hold one, and as many that hold none
STEPS = 50
_MEMBER = re.compile(r"(?<=\d)(?:[a-y]|z\d*)$")


class Figure(NamedTuple):
    """A score before and after, and the number of things that it rests on."""

    name: str
    before: float
    after: float
    of: int


def _group(row: Row) -> str:
    """The group of contrast pairs that a row belongs to: its id without the letter at its end."""
    return _MEMBER.sub("", str(row["id"]))


def held_out(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows to learn from, and a fifth that is held out; all and none where there are few texts.

    Which ones is chosen by a hash of their ids, the same each time, and contrast pairs stay together.

    >>> rows = [{"id": f"c-{i}{letter}", "text": f"{i}{letter}"} for i in range(15) for letter in "ab"]
    >>> rest, held = held_out(rows)
    >>> len(rest), len(held), len(held_out(rows[:-1])[1])
    (24, 6, 0)
    """
    groups = sorted(
        {_group(row) for row in rows}, key=lambda g: hashlib.sha256(g.encode()).digest()
    )
    if len({row["text"] for row in rows}) < FEWEST or len(groups) < SHARE:
        return list(rows), []
    chosen = set(groups[: len(groups) // SHARE])
    held = [row for row in rows if _group(row) in chosen]
    return [row for row in rows if _group(row) not in chosen], held


def pair_near(start: Calibration, logits: np.ndarray, truth: np.ndarray) -> Calibration:
    """Slope and shift that fit logits best, held near those before by a penalty on the distance.

    Platt (1999), by Newton's steps, none longer than one. Where hardly a sentence holds one, or hardly
    one holds none, the pair before stays.

    Args:
        start: the slope and shift before.
        logits: before calibration, a sentence each.
        truth: 1 for sentences that hold one, else 0.
    """
    if min(truth.sum(), (1 - truth).sum()) < LEAST:
        return start
    inputs = np.column_stack([logits, np.ones(len(logits))])
    first = np.array(start)
    pair = first.copy()
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-np.clip(inputs @ pair, -30, 30)))
        slope = inputs.T @ (said - truth) + NEARNESS * (pair - first)
        curve = (inputs.T * (said * (1 - said))) @ inputs + NEARNESS * np.eye(2)
        move = np.linalg.solve(curve, slope)
        pair -= move / max(1.0, float(np.linalg.norm(move)))
    return round(float(pair[0]), 4), round(float(pair[1]), 4)


def recalibrated(rows: Iterable[Row], model: Model) -> dict[str, Calibration]:
    """The calibration of a model with slope and shift of self-talk and signals fitted to rows.

    Args:
        rows: annotated, and not learned from. Lines on distress alone are left out, see
            `calibrate.calibrate`.
        model: with its new heads and its calibration before.
    """
    fair = [row for row in rows if row.get("about") != "distress"]
    known = dict(model.calibration)
    said, truth, masks = judged(fair, dataclasses.replace(model, calibration={}))
    for label in RECALIBRATED:
        seen = masks[:, INDEX[label]] > 0
        wanted = (truth[seen, INDEX[label]] > 0).astype(float)
        start = known.get(label, (1.0, 0.0))
        known[label] = pair_near(start, logit(said[seen, INDEX[label]]), wanted)
    return known


def compared(rows: Sequence[Row], before: Path, after: Path) -> tuple[Figure, ...]:
    """The scores of two model folders on rows, as `afterview evaluate` has them."""
    first, second = (
        score(rows, predictions(rows, str(folder))).table() for folder in (before, after)
    )
    return tuple(
        Figure(shown, first[name][0], second[name][0], first[name][1])
        for name, shown in SCORED.items()
        if name in first and name in second
    )


def as_table(figures: Iterable[Figure]) -> str:
    """Figures as a table in Markdown.

    >>> print(as_table([Figure("self-talk F1", 0.5, 0.75, 12)]))
    | on the texts held out | before | after | of |
    |---|---|---|---|
    | self-talk F1 | 0.500 | 0.750 | 12 |
    """
    return "\n".join(
        [
            "| on the texts held out | before | after | of |",
            "|---|---|---|---|",
            *(f"| {f.name} | {f.before:.3f} | {f.after:.3f} | {f.of} |" for f in figures),
        ]
    )
