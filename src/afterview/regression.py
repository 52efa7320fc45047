"""Multinomial regressions written out as tables: a bias and a weight for each feature of each class.

Fitted by `python -m afterview.training.regression`, one for each judgement of a whole text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=str)
Table = Mapping[K, Sequence[float]]


def likeliest(
    table: Table[K], features: Sequence[float], leaning: Mapping[str, float] | None = None
) -> K:
    """The class with the highest score.

    Args:
        table: for each class its bias and then a weight for each feature.
        features: as many as the table has weights.
        leaning: what is added to the score of each class, as the encoder's weighted log shares.

    Raises:
        ValueError: the number of features isn't that of the weights.

    >>> likeliest({"yes": (0.0, 1.0), "no": (0.5, 0.0)}, [1.0])
    'yes'
    >>> likeliest({"yes": (0.0, 1.0), "no": (0.5, 0.0)}, [1.0], {"yes": -2.0})
    'no'
    """
    scores = {
        name: bias + sum(w * v for w, v in zip(weights, features, strict=True))
        for name, (bias, *weights) in table.items()
    }
    more = leaning or {}
    return max(scores, key=lambda name: scores[name] + more.get(name, 0.0))
