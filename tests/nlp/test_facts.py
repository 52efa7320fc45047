"""What came of it: from all sentences together, and from none that only tells when the answer comes."""

import dataclasses

import numpy as np
import pytest

from afterview.nlp.facts import outcome
from afterview.nlp.labels import INDEX
from afterview.nlp.model import model
from afterview.nlp.reading import Reading
from afterview.nlp.windows import Unit

KNOWING = dataclasses.replace(model(), thresholds={**model().thresholds, "outcome": 0.45})


def reading(*sentences: dict[str, float]) -> Reading:
    """A reading of so many sentences, each with the probabilities given."""
    probabilities = np.zeros((len(sentences), len(INDEX)), np.float32)
    for place, said in enumerate(sentences):
        for label, value in said.items():
            probabilities[place, INDEX[label]] = value
    units = tuple(Unit(i, i + 1, i, i + 1, i, whole=True) for i in range(len(sentences)))
    nothing = np.zeros((0, 0), np.float32)
    return Reading(
        "x" * len(sentences), units, probabilities, nothing.astype(np.float16), nothing, ()
    )


@pytest.mark.parametrize(
    ("sentences", "came"),
    [
        ([], "pending"),
        ([{"outcome": 0.6, "outcome_advanced": 1.0}], "advanced"),
        ([{"outcome": 0.6, "outcome_advanced": 1.0, "decision": 0.3}], "pending"),
        ([{"outcome": 0.3, "outcome_rejected": 1.0}], "pending"),
        ([{"outcome": 0.3, "outcome_rejected": 1.0}] * 2, "rejected"),
        (
            [{"outcome": 0.5, "outcome_offer": 1.0}, {"outcome": 0.9, "outcome_withdrawn": 1.0}],
            "withdrawn",
        ),
    ],
)
def test_outcome(sentences: list[dict[str, float]], came: str) -> None:
    assert outcome(reading(*sentences), KNOWING) == came
