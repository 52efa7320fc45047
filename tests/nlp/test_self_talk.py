"""Negative self-talk: stretches of words."""

from __future__ import annotations

import pytest

from afterview.nlp import self_talk as module
from afterview.nlp.model import model
from afterview.nlp.reading import Reading, read
from afterview.nlp.self_talk import self_talk
from afterview.nlp.spans import Found


def test_a_stretch_without_a_letter_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "I am such a fool. 💃"
    reading = read(text, model())

    def every(reading: Reading, *_: object) -> list[Found]:
        return [Found(u.start, u.end, 0.9, (n,)) for n, u in enumerate(reading.units) if u.whole]

    monkeypatch.setattr(module, "find", every)
    assert [talk.quote for talk in self_talk(reading, model())] == ["I am such a fool."]
