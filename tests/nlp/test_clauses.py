import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.clauses import clauses, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I froze. She smiled.", ["I froze.", "She smiled."]),
        ("Dr. Rao nodded. Fine.", ["Dr. Rao nodded.", "Fine."]),
        ("“And if it retries?” she asked.", ["“And if it retries?” she asked."]),
        ("I came all the way\nto Leeds for it.", ["I came all the way\nto Leeds for it."]),
        ("- they smiled\n- i froze", ["they smiled", "i froze"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("", []),
        (" \n\t ", []),
        ("...", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She nodded and I relaxed a bit", ["She nodded and I relaxed a bit"]),
        (
            "She nodded at every answer and then I blew it completely",
            ["She nodded at every answer", "and then I blew it completely"],
        ),
        ("It was fine – I think so", ["It was fine", "I think so"]),
        ("Yes, but no", ["Yes, but no"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == expected


@given(st.text(alphabet=st.sampled_from("ab I,.;!?\"'()-–\n and but A😩"), max_size=200))
def test_pieces_are_ordered_and_inside(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        last = end
        inner = start
        for a, b in clauses(text, start, end):
            assert inner <= a < b <= end
            inner = b


def test_a_run_without_punctuation_is_cut() -> None:
    text = "word " * 2_000
    assert max(b - a for a, b in sentences(text)) <= 400
