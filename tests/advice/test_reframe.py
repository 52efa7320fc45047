"""In a text of despair some thoughts aren't argued with."""

import pytest

from afterview.advice.reframe import _is_heavy


@pytest.mark.parametrize(
    ("quote", "heavy"),
    [
        ("They'd all manage better if I wasn't in the way.", True),
        ("She would cope better without me.", True),
        ("I'm only in everyone's way.", True),
        ("What's the point of any of it", True),
        ("In the way he looked at me I saw it.", False),
        ("I could have managed better.", False),
    ],
)
def test_thoughts_of_being_in_the_way(quote: str, heavy: bool) -> None:
    assert _is_heavy(quote) == heavy
