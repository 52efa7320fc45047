from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.tone import features, tone, tone_model, value


@pytest.mark.parametrize(
    ("warmer", "colder"),
    [
        ("He was kind and patient.", "He was rude and bored."),
        ("I was proud of that answer.", "I was ashamed of that answer."),
        ("That wasn't bad.", "That was bad."),
        ("I was happy with it.", "I wasn't happy with it."),
        ("Lovely people, I enjoyed it.", "Horrible people, I hated it."),
    ],
)
def test_which_of_two_sounds_warmer(warmer: str, colder: str) -> None:
    model = tone_model()
    assert value(model, warmer) > value(model, colder) + 0.1


def test_a_negation_reaches_three_words_and_no_further_than_a_comma() -> None:
    assert [f for f in features("not a very good day") if f[0] == "!"] == ["!a", "!very", "!good"]
    assert [f for f in features("not bad, good") if f[0] == "!"] == ["!bad"]


@given(st.text(max_size=200))
def test_any_text_has_a_tone_between_minus_one_and_one(text: str) -> None:
    found = tone(text, tone_model())
    assert -1 <= found.mean <= 1
    assert all(-1 <= part.value <= 1 for part in found.arc)


def test_the_model_is_small_and_says_where_it_comes_from() -> None:
    folder = Path(__file__).parents[2] / "models" / "tone"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 2_000_000
    assert "GoEmotions" in (folder / "README.md").read_text(encoding="utf-8")


def test_nothing_known_is_what_the_bias_says() -> None:
    model = tone_model()
    assert np.isclose(value(model, ""), value(model, "zzxqv"))
