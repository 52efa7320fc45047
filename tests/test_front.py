"""Where front matter ends, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from afterview.front import front_end


@given(st.text(max_size=200))
def test_no_text_raises_and_the_end_lies_in_it(text: str) -> None:
    assert 0 <= front_end(text) <= len(text)


@given(st.text(alphabet=st.characters(exclude_characters="-"), max_size=200))
def test_what_stands_below_stays(text: str) -> None:
    whole = f"---\ndate: 2026-03-02\n---\n{text}"
    assert whole[front_end(whole) :] == text


def test_a_rule_in_the_middle_is_none() -> None:
    assert front_end("She smiled.\n---\nThen he left.\n---\n") == 0
