"""A topic is the employer's only where the text shows it."""

import pytest

from afterview.advice.theirs import is_theirs
from afterview.records import Quote, Reflection, Signal, Source

SOURCE = Source("x", None, "", 9, "en")


@pytest.mark.parametrize(
    ("text", "topic", "shown"),
    [
        ("Mr Rahman says the new kiln is late again.", "kiln", True),
        ("They're moving the depot to Goole.", "depot", True),
        ("I asked her about the ferry contract.", "ferry contract", True),
        ("She asked me about the ferry contract.", "ferry contract", False),
        ("I built the scheduler myself at my old place.", "scheduler", False),
        ("Then a question on grain moisture.", "grain moisture", False),
        ("Similar triangles. I had six.", "triangles", False),
    ],
)
def test_by_who_does_something(text: str, topic: str, shown: bool) -> None:
    assert is_theirs(topic, Reflection(SOURCE, True), text) is shown


def test_by_what_they_did_or_was_left_open() -> None:
    text = "Round the bottling line. The visa stayed a riddle."
    tour = Signal(0, 23, text[:23], "introduced_others", "positive", None, 0.9)
    told = Reflection(SOURCE, True, signals=(tour,), unanswered=(Quote.of(text, 25, 49),))
    assert is_theirs("bottling line", told, text)
    assert is_theirs("visa", told, text)
    assert not is_theirs("bottling line", Reflection(SOURCE, True), text)
