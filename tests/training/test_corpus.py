"""The corpus follows the annotation guide, and no voice is on both sides of a split."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from afterview.nlp.labels import INDEX, PATTERNS, SIGNALS, TAGS
from afterview.nlp.model import model
from afterview.training.corpus import example, is_recollection, offsets_of, read_rows
from afterview.training.mentions import mentions
from afterview.training.oracle import reflection_of
from afterview.training.recollection_files import recollection
from afterview.training.sentence_files import sentence_row

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


TOLD = """### x-1
outcome: withdrawn
outcome_quote: took my name out
decision_by: 2026-03-06
decision_quote: they decide by Friday
felt: mixed
people: Bea=unsupportive
---
On the phone they decide by Friday. Bea laughed at me, so I rang and took my name out."""


def test_outcome_and_date_are_marked_where_they_are_told() -> None:
    made = example(recollection(TOLD), model().vocabulary)
    assert made is not None
    wholes = [i for i, unit in enumerate(made.windows.units) if unit.whole]
    assert [made.targets[i, INDEX["decision"]] for i in wholes] == [1, 0]
    assert [made.targets[i, INDEX["outcome_withdrawn"]] for i in wholes] == [0, 1]


def test_an_outcome_without_its_words_is_not_learned_as_none() -> None:
    row = recollection(TOLD.replace("outcome_quote: took my name out\n", ""))
    made = example(row, model().vocabulary)
    assert made is not None
    assert not made.masks[:, INDEX["outcome"]].any()


def test_how_a_person_stands_is_marked_on_the_words_that_name_them() -> None:
    made = example(recollection(TOLD), model().vocabulary)
    assert made is not None
    column = made.tags[:, TAGS.index("stance_unsupportive")]
    named = made.tags[:, TAGS.index("person")] == 1
    assert named.any()
    assert (column[named] == 1).all()
    assert (column[~named] == -1).all()


def test_a_sentence_speaks_of_outcomes_only_where_somebody_looked() -> None:
    vocabulary = model().vocabulary
    offered = example(sentence_row("s offered | They said the job was mine.", "x1"), vocabulary)
    thought = example(sentence_row("+ labeling 2 | I'm a clown.", "x2"), vocabulary)
    assert offered is not None and thought is not None  # noqa: PT018
    assert offered.targets[0, INDEX["outcome_offer"]] == 1
    assert thought.masks[0, INDEX["outcome"]] == 0


def test_a_person_whose_name_was_lost_is_nowhere() -> None:
    row = {"text": "It was so today.", "people": [{"name": "", "stance": "neutral"}]}
    assert mentions(row) == []
