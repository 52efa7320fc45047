"""How far two annotators agree is scored as the reader is."""

import json
from pathlib import Path

from afterview.training.agreement import as_found, table
from afterview.training.annotated import annotated
from afterview.training.by_voice import SPLITS
from afterview.training.splits import rows_of

DATA = Path(__file__).resolve().parents[2] / "data"


def test_who_agrees_with_themselves_agrees_in_all() -> None:
    rows = annotated(DATA / "second" / "blind.jsonl")
    lines = list(table(rows, rows, [as_found(row) for row in rows]))
    assert len(rows) == 28
    for line in lines[2:]:
        assert line.count("1.00") == 3, line


def test_the_texts_are_those_of_the_tuning_and_test_splits() -> None:
    known = {r["id"]: r["text"] for s in SPLITS for r in rows_of(DATA / "corpus", s)}
    for line in (DATA / "second" / "blind.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert known[row["id"]] == row["text"]
