"""The reader's figures by variety of English, by trade and by how the texts were written.

`python -m afterview.training.by_voice CORPUS_FOLDER [MODEL]` reads the recollections of the tuning and
test splits and prints a table of each. Variety and trade are what a row says, or what the words of its
`voice` tell. The groups are small: a difference between two of them of less than a tenth says nothing.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from afterview.training.corpus import Row, batch_of, is_recollection
from afterview.training.evaluate import predictions
from afterview.training.scoring import score
from afterview.training.splits import BLIND, Split, rows_of

Kind = Literal["variety", "trade"]
WRITTEN = ("blind", "knowing what is looked for")  # whether the writer knew them
OTHER = "other"
SPLITS: tuple[Split, ...] = ("tune", "test")
# How the tables head their columns, and what the scores call them.
FIGURES = {
    "self-talk F1": "self_talk",
    "signals F1": "signals",
    "polarity F1": "signals, polarity only",
    "verdict": "verdict",
}


@cache
def groups(kind: Kind) -> dict[str, re.Pattern[str]]:
    """The groups of a kind in their order, each with an expression for its words."""
    path = Path(__file__).with_name("voices.toml")
    known: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))[kind]
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, one['words']))})\b(?! American)")
        for name, one in known.items()
    }


def group_of(voice: str, kind: Kind) -> str:
    """The group that a voice belongs to; ``other`` where none of the words is in it.

    >>> group_of("welder, Odessa Texas, 39, plain", "variety")
    'North American'
    >>> group_of("mechanical engineer, Ukrainian in Brno, 36", "variety")
    'second language'
    >>> group_of("welder, Odessa Texas, 39, plain", "trade")
    'hands and wheels'
    """
    return next((name for name, words in groups(kind).items() if words.search(voice)), OTHER)


def tables(rows: Sequence[Row], found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Markdown tables for varieties, trades and ways of writing; empty groups are left out.

    Args:
        rows: annotated recollections, with the `voice` of each.
        found: their analyses, as the output contract has them.
    """
    for kind in ("variety", "trade"):
        own = [row.get(kind) or group_of(row.get("voice") or "", kind) for row in rows]
        yield _table(kind, (*groups(kind), OTHER), own, rows, found)
    own = [WRITTEN[batch_of(row) not in BLIND] for row in rows]
    yield _table("written", WRITTEN, own, rows, found)


def _table(
    head: str,
    names: Sequence[str],
    own: Sequence[str],
    rows: Sequence[Row],
    found: Sequence[dict[str, Any]],
) -> str:
    """One table: a line for each group that has rows, and one for all; `own` are the rows' groups."""
    lines = [f"| {head} | texts | {' | '.join(FIGURES)} |", "|---" * (2 + len(FIGURES)) + "|"]
    for name in (*names, "all"):
        chosen = [i for i, mine in enumerate(own) if name in (mine, "all")]
        if chosen:
            reached = score([rows[i] for i in chosen], [found[i] for i in chosen]).table()
            cells = [f"{reached[one][0]:.3f}" for one in FIGURES.values()]
            lines.append(f"| {name} | {len(chosen)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(folder: Path, model: str | None = None) -> None:
    """Print the tables of a corpus folder."""
    rows = [row for split in SPLITS for row in rows_of(folder, split) if is_recollection(row)]
    print("\n\n".join(tables(rows, list(predictions(rows, model)))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
