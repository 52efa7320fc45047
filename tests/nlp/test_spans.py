"""Which clauses of a sentence make a stretch, on probabilities made by hand."""

import numpy as np
import pytest

from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.nlp.model import model
from afterview.nlp.reading import EXPLAINED, Reading
from afterview.nlp.spans import find, toucher
from afterview.nlp.windows import windows


def reading(text: str) -> Reading:
    """A text cut as it is read, with nothing found in it."""
    cut = windows(text, model().vocabulary)
    pieces = len(cut.pieces)
    return Reading(
        text,
        cut.units,
        np.zeros((len(cut.units), len(OUTPUTS)), np.float32),
        np.zeros((pieces, len(EXPLAINED)), np.float16),
        np.zeros((pieces, len(TAGS)), np.float32),
        cut.places,
    )


@pytest.mark.parametrize(
    ("text", "likely", "found"),
    [
        (
            "She nodded along, but I blew it completely.",
            "but I blew it",
            ["but I blew it completely."],
        ),
        ("She nodded along, but I blew it completely.", "", []),
        (
            'He asked how I would do it and I said "with a very long spoon" and he laughed.',
            "and I said",
            ['and I said "with a very long spoon"'],
        ),
        (
            'He asked how I would do it and I said "with a very long spoon" and he laughed.',
            "He asked",
            ["He asked how I would do it"],
        ),
        (
            'He took me through the whole kitchen and said "this is where you would be" and smiled.',
            "He took me",
            ["He took me through the whole kitchen"],
        ),
        (
            'I told them in so many words that it was "a very long spoon" and he laughed.',
            "I told them in",
            ["I told them in so many words that it was"],
        ),
    ],
)
def test_the_likely_clauses_of_a_sentence(text: str, likely: str, found: list[str]) -> None:
    read = reading(text)
    values = np.array(
        [
            0.9 if likely and (u.whole or text[u.start :].startswith(likely)) else 0.0
            for u in read.units
        ],
        np.float32,
    )
    assert [text[one.start : one.end] for one in find(read, values, 0.5)] == found


def test_no_spans_touch_nothing() -> None:
    assert not toucher([])(0, 100)
