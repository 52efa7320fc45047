"""Doers are counted as named right, as another one, or as nobody."""

from typing import Any

import pytest

from afterview.nlp.model import model
from afterview.nlp.reading import read
from afterview.training.who_scores import doers, judged, noted


@pytest.mark.parametrize(
    ("found", "meant", "kind"),
    [
        ("Mrs Kerr", "Kerr", "right"),
        ("the head", "the head of year", "right"),
        ("the tall man", "The man", "right"),
        ("Ann", "Annabel", "other"),
        ("Ann", "Tom", "other"),
        ("they", "the panel", "nobody"),
        (None, "Tom", "nobody"),
    ],
)
def test_a_doer_is_judged(found: str | None, meant: str, kind: str) -> None:
    assert judged(found, meant) == kind


def test_only_noted_names_count() -> None:
    text = "Priya Nair ran it. She nodded. They wrote."
    marks: list[dict[str, Any]] = [
        {"quote": "She nodded", "signal": "nodded", "who": "Priya"},
        {"quote": "They wrote", "signal": "took_notes", "who": "they"},
        {"quote": "She nodded", "signal": "nodded"},
    ]
    row = {"text": text, "self_talk": [], "signals": marks}
    assert noted(row) == marks[:1]
    assert doers([(row, read(text, model()))], model()).total() == 1
    assert not noted({"text": text, "self_talk": False})
