"""How far a second annotator agrees with the corpus, and how far the reader does with each of them.

`python -m afterview.training.agreement CORPUS_FOLDER SECOND.jsonl [MODEL]` holds the annotations of a file, made
by somebody who hadn't seen those of the corpus, against the corpus's own of the same texts, as the reader's
answers are held against annotations (`training/scoring.py`). Where two people agree no better than the reader does
with one of them, no reader can be told to be better.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from afterview.training.annotated import annotated
from afterview.training.by_voice import SPLITS
from afterview.training.corpus import Row, is_recollection, offsets_of
from afterview.training.evaluate import predictions
from afterview.training.scoring import QUOTED, score
from afterview.training.splits import rows_of

# What the table calls them, and what the scores do.
FIGURES = {
    "self-talk F1": "self_talk",
    "signals F1": "signals",
    "polarity F1": "signals, polarity only",
    "people F1": "people with stance",
    "strengths F1": "strengths",
    "stumble": "stumble",
    "change after it": "after the stumble",
    "felt": "felt",
    "verdict": "verdict",
    "outcome": "outcome",
}


def as_found(row: Row) -> dict[str, Any]:
    """The annotations of a row in the shape of an answer, so that they can be scored.

    >>> row = {"text": "I froze. I'm useless.", "stumble": {"quote": "I froze"}, "signals": [],
    ...     "self_talk": [{"quote": "I'm useless", "patterns": ["labeling"], "severity": 3}]}
    >>> as_found(row)["stumble"], as_found(row)["self_talk"][0]["start"]
    ({'quote': 'I froze', 'start': 0, 'end': 7}, 9)
    """

    def placed(mark: Row) -> dict[str, Any]:
        start, end = offsets_of(row["text"], mark)
        return {**mark, "start": start, "end": end}

    talk = [
        {**placed(mark), "patterns": [{"pattern": name} for name in mark["patterns"]]}
        for mark in row["self_talk"]
    ]
    moment, change = row.get("stumble"), row.get("after_stumble")
    quotes = {name: [placed(mark) for mark in row.get(name, ())] for name in QUOTED}
    return {
        **quotes,
        "self_talk": talk,
        "signals": [placed(mark) for mark in row["signals"]],
        "stumble": placed(moment) if moment else None,
        "after_stumble": {"change": change} if change else None,
        "verdict": {"label": row.get("verdict"), "felt": row.get("felt")},
        "outcome": row.get("outcome"),
        "distress": row.get("distress", "none"),
        "company": row.get("company"),
        "role": row.get("role"),
        "decision": {"by": row.get("decision_by")},
        "people": row.get("people", []),
    }


def table(first: Sequence[Row], second: Sequence[Row], found: Sequence[Any]) -> Iterator[str]:
    """The lines of a table in Markdown.

    Args:
        first: the rows of the corpus.
        second: the same texts in the same order, annotated by another.
        found: the reader's answers to them.
    """
    columns = (
        score(first, [as_found(row) for row in second]).table(),
        score(first, found).table(),
        score(second, found).table(),
    )
    yield "| figure | marks | second annotator | reader | reader, held against the second |"
    yield "|---|---|---|---|---|"
    for shown, name in FIGURES.items():
        cells = " | ".join(f"{column[name][0]:.2f}" for column in columns)
        yield f"| {shown} | {columns[0][name][1]} | {cells} |"


def main() -> None:
    """Print the table."""
    second = annotated(Path(sys.argv[2]))
    known = {
        row["id"]: row
        for split in SPLITS
        for row in rows_of(Path(sys.argv[1]), split)
        if is_recollection(row)
    }
    first = [known[row["id"]] for row in second]
    print("\n".join(table(first, second, list(predictions(first, *sys.argv[3:])))))


if __name__ == "__main__":
    main()
