"""An altered row is the same annotation of other words."""

import random
from typing import Any

import pytest

from afterview.training.alter import altered, moved
from afterview.training.corpus import offsets_of

QUOTED = ("self_talk", "signals", "balanced", "strengths", "traps")


def test_every_quote_stands_in_the_altered_text(recollection_rows: list[dict[str, Any]]) -> None:
    chance, touched = random.Random(5), 0
    for row in recollection_rows:
        for _ in range(3):
            other = altered(row, chance)
            touched += other is not row
            for name in QUOTED:
                assert len(other[name]) == len(row[name])
                for before, after in zip(row[name], other[name], strict=True):
                    start, end = offsets_of(other["text"], after)
                    words = other["text"][start:end].split()
                    assert len(words) == len(before["quote"].split())
    assert touched > len(recollection_rows)


def test_a_name_goes_with_its_text() -> None:
    row = {"text": "Nell made tea.", "people": [{"name": "Nell", "stance": "supportive"}]}
    assert moved(row, "Kasia made tea.")["people"] == [{"name": "Kasia", "stance": "supportive"}]


def test_another_number_of_words_is_refused() -> None:
    with pytest.raises(ValueError, match="2 words in place of 1"):
        moved({"text": "one"}, "one two")


def test_the_same_chance_gives_the_same_row(recollection_rows: list[dict[str, Any]]) -> None:
    first, second = (
        [altered(row, random.Random(2)) for row in recollection_rows[:20]] for _ in range(2)
    )
    assert first == second
