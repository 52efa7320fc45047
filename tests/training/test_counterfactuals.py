"""Sentences turned round: the words that stay, the label that goes, the same every time."""

import random
from typing import Any

import pytest

from afterview.nlp.model import load_model
from afterview.resources import models_dir
from afterview.training.corpus import example
from afterview.training.counterfactuals import counterfactuals, turned_act, turned_thought

LINE: dict[str, Any] = {
    "id": "t1-1", "text": "I'm a fool.", "self_talk": True, "patterns": ["labeling"], "severity": 2,
    "signal": None, "polarity": None, "trap": None, "about": "self_talk",
}  # fmt: skip


def test_a_thought_stands_beside_its_turned_ones_that_are_none() -> None:
    first, *turned = counterfactuals([LINE])
    assert first["self_talk"]
    assert first["patterns"] == ["labeling"]
    assert {row["trap"] for row in turned} == {"negation", "somebody else", "somebody else's words"}
    assert not any(row["self_talk"] or row["signal"] for row in turned)
    assert all("a fool" in row["text"] for row in turned)


def test_they_are_the_same_every_time() -> None:
    assert counterfactuals([LINE]) == counterfactuals([LINE])


@pytest.mark.parametrize(
    "text",
    [
        "I'm not a fool.",
        "What a fool.",
        "I'm a fool and I know it.",
        "I was ashamed, so it must have been bad.",
    ],
)
def test_what_may_keep_its_meaning_is_left_alone(text: str) -> None:
    assert not list(turned_thought(text, random.Random(1)))


@pytest.mark.parametrize("text", ["I smiled.", "She didn't smile.", "Smiles all round."])
def test_only_an_act_of_theirs_is_turned(text: str) -> None:
    assert not list(turned_act(text, random.Random(1)))


def test_the_rows_can_be_learned_from() -> None:
    pieces = load_model(models_dir() / "reader").vocabulary
    assert all(example(row, pieces) is not None for row in counterfactuals([LINE]))
