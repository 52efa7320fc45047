"""Signals before and after the stumble, also in texts that are told out of order."""

from __future__ import annotations

import dataclasses

import pytest

from afterview.nlp.stumble import placed
from afterview.records import Signal, Stumble

SLIP = "I gave the wrong year."
BETWEEN = "We talked on for a while about the depot, the vans and the rota, and who opens up on a Sunday, and what the yard is like in winter."


def _signal(text: str, quote: str) -> Signal:
    start = text.index(quote)
    return Signal(start, start + len(quote), quote, "friendly", "positive", None, 1.0)


@pytest.mark.parametrize(
    ("text", "quote", "position"),
    [
        (f"She smiled. {SLIP}", "She smiled.", "before_stumble"),
        (f"{SLIP} She smiled.", "She smiled.", "after_stumble"),
        (f"{SLIP} Before that she'd joked about the rain.", "she'd joked", "before_stumble"),
        (f"{SLIP} She was as kind as at the start.", "She was as kind", "after_stumble"),
        (f"She walked me to my car. {BETWEEN} {SLIP}", "She walked me to my car", "after_stumble"),
        (f"She met me and walked me to my desk. {BETWEEN} {SLIP}", "She met me", "before_stumble"),
    ],
)
def test_a_signal_is_where_the_text_says_it_was(text: str, quote: str, position: str) -> None:
    start = text.index(SLIP)
    moment = Stumble(start, start + len(SLIP), SLIP, 1.0)
    (signal,) = placed(text, [_signal(text, quote)], moment)
    assert signal.position == position


def test_news_that_a_text_begins_with_was_neither_before_nor_after_it() -> None:
    text = f"They said no by phone. {SLIP}"
    told = dataclasses.replace(_signal(text, "They said no by phone."), signal="rejected")
    start = text.index(SLIP)
    (signal,) = placed(text, [told], Stumble(start, start + len(SLIP), SLIP, 1.0))
    assert signal.position == "unknown"


def test_what_is_noticed_on_the_way_home_has_no_before_and_after() -> None:
    text = f"She smiled. On the train home I realised that {SLIP}"
    start = text.index(SLIP)
    moment = Stumble(start, start + len(SLIP), SLIP, 1.0)
    (signal,) = placed(text, [_signal(text, "She smiled.")], moment)
    assert signal.position == "unknown"


def test_without_a_stumble_no_position_is_known() -> None:
    (signal,) = placed("She smiled.", [_signal("She smiled.", "She smiled.")], None)
    assert signal.position == "unknown"
