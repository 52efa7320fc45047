"""How often the doer of an annotated act is named as whoever annotated it named them.

`python -m afterview.training.who_scores FILE.jsonl ... [--model FOLDER]` prints how many acts have a name or a
title noted behind them, pronouns aside, and the shares of those with the same one, with another one, and with
none or a pronoun. One that holds the other counts as the same: "the tall manager" and "the manager".
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from afterview.nlp.interviewers import interviewers, without_article
from afterview.nlp.model import Model, model
from afterview.nlp.reading import Reading, read
from afterview.nlp.who import cast, who_did
from afterview.records import PRONOUNS
from afterview.training.corpus import Row, is_recollection, offsets_of, read_rows


def judged(found: str | None, noted: str) -> str:
    """`right`, `other`, or `nobody` where nobody is named.

    >>> judged("the tall manager", "The manager"), judged("Ann", "Tom"), judged("she", "Ann")
    ('right', 'other', 'nobody')
    """
    if found is None or found.lower() in PRONOUNS:
        return "nobody"
    said, meant = (without_article(name).lower() for name in (found, noted))
    same = set(meant.split()) <= set(said.split()) or set(said.split()) <= set(meant.split())
    return "right" if same else "other"


def noted(row: Row) -> list[Row]:
    """The signals of a row with the name or title of whoever it was."""
    marks = row["signals"] if is_recollection(row) else ()
    return [mark for mark in marks if mark.get("who", "he").lower() not in PRONOUNS]


def doers(pairs: Iterable[tuple[Row, Reading]], reader: Model) -> Counter[str]:
    """How the doers of the acts in read rows are named, as `judged`."""
    counts: Counter[str] = Counter()
    for row, reading in pairs:
        people = cast(row["text"], interviewers(reading, reader))
        places = ((offsets_of(row["text"], mark), mark["who"]) for mark in noted(row))
        counts.update(judged(who_did(people, *place), who) for place, who in places)
    return counts


def main() -> None:
    """Print the shares for the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model")
    given = parser.parse_args()
    reader = model(given.model)
    rows = (row for row in read_rows(given.files) if noted(row))
    counts = doers(((row, read(row["text"], reader)) for row in rows), reader)
    print("| acts | named right | as another | as nobody |\n|---|---|---|---|")
    shares = (counts[name] / max(counts.total(), 1) for name in ("right", "other", "nobody"))
    print(f"| {counts.total()} | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |")


if __name__ == "__main__":
    main()
