"""How well the levels of distress are told apart, by kind of text.

`python -m afterview.training.distress_scores FILE.jsonl ... [--model FOLDER]` prints a line for
each level and kind of row: how many were read as `crisis`, as `elevated` and as `none`. The kind
is a row's `trap` (`plain`, `quiet`, `idiom`, ...); whole recollections are a kind of their own.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from afterview.records import Distress
from afterview.training.corpus import Row, is_recollection, read_rows
from afterview.training.evaluate import predictions

LEVELS: tuple[Distress, ...] = ("crisis", "elevated", "none")
Kind = tuple[str, str]


def kind_of(row: Row) -> Kind:
    """The level that a row is annotated with, and what kind of wording it is.

    >>> kind_of({"distress": "crisis", "trap": "quiet", "self_talk": False})
    ('crisis', 'quiet')
    """
    if is_recollection(row):
        return str(row["distress"]), "recollection"
    return str(row.get("distress", "none")), str(row.get("trap") or "sentence")


def levels_read(pairs: Iterable[tuple[Row, str]]) -> dict[Kind, Counter[str]]:
    """What each kind of row was read as.

    >>> row = {"distress": "none", "trap": "idiom", "self_talk": False}
    >>> levels_read([(row, "none"), (row, "crisis")])
    {('none', 'idiom'): Counter({'none': 1, 'crisis': 1})}
    """
    found: dict[Kind, Counter[str]] = {}
    for row, level in pairs:
        found.setdefault(kind_of(row), Counter())[level] += 1
    return found


def table(found: Mapping[Kind, Mapping[str, int]]) -> str:
    """The counts as aligned lines, one for each level and kind."""
    lines = [f"{'level':<9} {'kind':<14}" + "".join(f"{level:>10}" for level in LEVELS)]
    for (level, kind), counts in sorted(found.items()):
        numbers = "".join(f"{counts.get(name, 0):>10}" for name in LEVELS)
        lines.append(f"{level:<9} {kind:<14}{numbers}")
    return "\n".join(lines)


def main() -> None:
    """Print the table of the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model")
    given = parser.parse_args()
    rows = list(read_rows(given.files))
    read = (found["distress"] for found in predictions(rows, given.model))
    print(table(levels_read(zip(rows, read, strict=True))))


if __name__ == "__main__":
    main()
