"""Soft targets: what annotators said, mixed with what a larger encoder makes of it.

Knowledge distillation (Hinton, Vinyals and Dean 2015) in its plainest form: the targets of an
example move a share of the way to the teacher's probabilities, and where no annotator looked for
a field the teacher's word stands alone.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from afterview.nlp.labels import FIELDS, INDEX, SHARED, WHOLE
from afterview.training.corpus import Example

SHARE = 0.4  # below a half, so that what an annotator called true stays the likelier
_FAMILIES = [*SHARED.values(), *WHOLE.values()]
_IN_FAMILIES = frozenset(name for family in _FAMILIES for name in family)


def soft_targets(logits: np.ndarray) -> np.ndarray:
    """A teacher's logits, (units, labels), as probabilities: shares within families, else alone."""
    soft = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    for family in _FAMILIES:
        columns = [INDEX[name] for name in family]
        powers = np.exp(logits[:, columns] - logits[:, columns].max(1, keepdims=True))
        soft[:, columns] = powers / powers.sum(1, keepdims=True)
    return np.asarray(soft, np.float32)


def distilled(example: Example, logits: np.ndarray, share: float = SHARE) -> Example:
    """An example with targets moved towards a teacher's.

    Args:
        example: with hard targets.
        logits: the teacher's, (units, labels).
        share: how far to move, from 0 (not at all) to less than a half.
    """
    soft = soft_targets(logits)
    targets, masks = example.targets.copy(), example.masks.copy()
    hard = targets.copy()
    for family in _FAMILIES:
        columns = [INDEX[name] for name in family]
        hard[:, columns] /= np.maximum(hard[:, columns].sum(1, keepdims=True), 1)
        labelled = hard[:, columns].sum(1) > 0
        soft[np.ix_(~labelled, columns)] = 0
    mixed = (1 - share) * hard + share * soft
    known = masks > 0
    targets[known] = mixed[known]
    for column in (INDEX[name] for name in FIELDS):
        unknown = ~known[:, column]
        targets[unknown, column], masks[unknown, column] = soft[unknown, column], share
    return dataclasses.replace(example, targets=targets, masks=masks)
