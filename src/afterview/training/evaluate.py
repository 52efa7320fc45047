"""Analyses of annotated rows, one JSON object a line: what the scoring script reads.

`python -m afterview.training.evaluate FILE.jsonl > predictions.jsonl`
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from afterview.analysis import analyze_many
from afterview.records import Recollection
from afterview.training.corpus import read_rows


def predictions(
    rows: Iterable[dict[str, Any]], model: str | None = None
) -> Iterator[dict[str, Any]]:
    """The output contract's object of every row, in order."""
    texts = (
        Recollection.of(
            row["text"],
            id=row["id"],
            written_on=dt.date.fromisoformat(row["written_on"]) if row.get("written_on") else None,
        )
        for row in rows
    )
    for found in analyze_many(texts, today=dt.date(2026, 1, 1), model=model):
        yield found.to_dict()


if __name__ == "__main__":
    for found in predictions(read_rows([Path(sys.argv[1])]), *sys.argv[2:]):
        print(json.dumps(found, ensure_ascii=False))
