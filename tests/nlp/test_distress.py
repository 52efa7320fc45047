"""The plain wordings of `content/distress.toml`, each with what it must find and must leave alone."""

import json
import tomllib
from pathlib import Path

import pytest

from afterview.nlp.distress import cued
from afterview.resources import content_dir

TEXTS = tomllib.loads((content_dir() / "distress.toml").read_text(encoding="utf-8"))
CORPUS = Path(__file__).parents[2] / "data" / "corpus"


def is_cued(text: str) -> bool:
    return cued(text, 0, len(text))


@pytest.mark.parametrize("text", TEXTS["crisis"]["fires"])
def test_a_plain_wording_is_found(text: str) -> None:
    assert is_cued(text)


@pytest.mark.parametrize("text", TEXTS["idioms"]["silent"])
def test_a_look_alike_is_not(text: str) -> None:
    assert not is_cued(text)


def rows_of(*names: str) -> list[dict[str, str]]:
    texts = ((CORPUS / f"{name}.jsonl").read_text(encoding="utf-8") for name in names)
    return [json.loads(line) for text in texts for line in text.splitlines()]


def test_cues_have_no_false_alarm_on_written_look_alikes() -> None:
    rows = [r for r in rows_of("distress", "d3", "d4") if r["distress"] == "none"]
    assert len(rows) > 350
    assert not [r["text"] for r in rows if is_cued(r["text"])]


def test_cues_find_most_plain_wordings() -> None:
    rows = [r for r in rows_of("d3", "d4") if (r["distress"], r["trap"]) == ("crisis", "plain")]
    assert len(rows) > 40
    assert sum(is_cued(r["text"]) for r in rows) >= 0.6 * len(rows)
