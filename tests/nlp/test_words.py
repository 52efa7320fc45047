import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.words import normal_form, words


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Didn’t", "didn't"),
        ("didnt", "didn't"),
        ("CANT", "can't"),
        ("f***ing", "fucking"),
        ("sh*t", "shit"),
        ("b*tch", "bitch"),
        ("Déjà", "deja"),
        ("😩", "weary face"),
        ("tbh", "to be honest"),
        ("5*", "5*"),
    ],
)
def test_normal_form(written: str, normal: str) -> None:
    assert normal_form(written) == normal


def test_mojibake_is_one_apostrophe() -> None:
    assert [w.norm for w in words("I canâ€™t â€“")[:2]] == ["i", "can't"]


@given(st.text(max_size=300))
def test_offsets_point_into_the_original(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert not text[word.start : word.end].isspace()
        end = word.end
    covered = {i for w in words(text) for i in range(w.start, w.end)}
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)
