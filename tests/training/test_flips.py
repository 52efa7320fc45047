"""A negation and another subject: what is put in, and what is counted."""

import pytest

from afterview.nlp.model import load_model
from afterview.resources import models_dir
from afterview.training.flips import Flip, flips, negated_act, negated_thought, of_another, own_act


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (negated_thought, "I was a fool today.", "I was not a fool today."),
        (negated_thought, "I'm not a fool.", None),
        (of_another, "And I am a fool.", "My brother is a fool."),
        (of_another, "I'm a fool, I know.", None),
        (negated_act, "The chair nodded.", "The chair didn't nod."),
        (negated_act, "We nodded.", None),
        (own_act, "They laughed.", "I laughed."),
        (own_act, "They laughed at my joke.", None),
    ],
)
def test_what_a_change_puts_in(change, text: str, expected: str | None) -> None:  # type: ignore[no-untyped-def]
    assert change(text) == expected


def test_only_what_was_read_rightly_counts() -> None:
    model = load_model(models_dir() / "reader")
    row = {"text": "I'm an idiot.", "self_talk": True, "signal": None}
    ordinary = {"text": "I was there at nine.", "self_talk": True, "signal": None}
    found = flips([row, ordinary], model)
    assert found["a thought about a brother"].read == 1
    assert found["a negation in an act"] == Flip()
