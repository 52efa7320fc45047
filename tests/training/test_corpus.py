"""The corpus follows the annotation guide, and no voice is on both sides of a split."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from afterview.nlp.labels import INDEX, PATTERNS, SIGNALS
from afterview.nlp.model import model
from afterview.training.corpus import example, is_recollection, offsets_of, read_rows
from afterview.training.oracle import reflection_of

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "data" / "corpus").glob("*.jsonl"))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return list(read_rows(FILES))


def test_ids_are_unique(rows: list[dict[str, Any]]) -> None:
    twice = [name for name, n in Counter(r["id"] for r in rows).items() if n > 1]
    assert not twice


def test_labels_are_known_and_quotes_stand_in_the_text(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if is_recollection(row):
            for field in ("self_talk", "signals", "balanced", "strengths", "unanswered"):
                for item in row[field]:
                    offsets_of(row["text"], item)
            reflection_of(row)
            assert {p for s in row["self_talk"] for p in s["patterns"]} <= set(PATTERNS)
            assert {s["signal"] for s in row["signals"]} <= set(SIGNALS)
        else:
            assert set(row["patterns"]) <= set(PATTERNS)
            assert row["self_talk"] == bool(row["patterns"])
            assert row["signal"] is None or row["signal"] in SIGNALS


def test_no_text_is_there_twice(rows: list[dict[str, Any]]) -> None:
    texts = Counter(" ".join(r["text"].lower().split()) for r in rows)
    assert not [text for text, n in texts.items() if n > 1]


def test_every_row_makes_an_example(rows: list[dict[str, Any]]) -> None:
    vocabulary = model().vocabulary
    for row in rows[::7]:
        made = example(row, vocabulary)
        assert made is not None, row["id"]
        assert len(made.targets) == len(made.windows.units)
        if not is_recollection(row):
            assert bool(made.targets[0, INDEX["self_talk"]]) == row["self_talk"]


def test_files_are_json_lines() -> None:
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            json.loads(line)
