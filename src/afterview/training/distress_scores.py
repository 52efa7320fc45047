"""How well the levels of distress are told apart, by kind of text.

`python -m afterview.training.distress_scores FILE.jsonl ... [--model FOLDER]` prints a line for
each level and kind of row: how many were read as `crisis`, as `elevated` and as `none`. The kind
is a row's `trap` (`plain`, `quiet`, `idiom`, ...); whole recollections are a kind of their own.

`--by-cue` needs no model: it prints, for each expression of `content/distress.toml` that makes a text
more than `none`, how many single rows of each level it matches where no idiom touches it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from afterview.nlp.distress import Expressions, cues, hints, plain, stands
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


def by_cue(rows: Iterable[Row]) -> Iterator[str]:
    """A line for each cue: its group, its number there, and the rows of each level that it matches.

    >>> row = {"text": "kms lol", "distress": "none", "self_talk": False}
    >>> [line for line in by_cue([row]) if line.split()[-1] == "1"]
    ['in letters, and laughed off  1         0         0         1']
    """
    single = [row for row in rows if not is_recollection(row)]
    lines = [(plain(r["text"], 0, len(r["text"])), r.get("distress", "none")) for r in single]
    groups = [*cues(), *hints()]
    width = max(len(group.name) for group in groups)
    yield f"{'group':<{width}} {'':>2}" + "".join(f"{level:>10}" for level in LEVELS)
    for group in groups:
        for number, expression in enumerate(group.expressions, 1):
            alone: Expressions = (expression,)
            hit = Counter(level for line, level in lines if stands(alone, line))
            numbers = "".join(f"{hit[level]:>10}" for level in LEVELS)
            yield f"{group.name:<{width}} {number:>2}{numbers}"


def main() -> None:
    """Print the table of the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--by-cue", action="store_true")
    given = parser.parse_args()
    rows = list(read_rows(given.files))
    if given.by_cue:
        print(*by_cue(rows), sep="\n")
        return
    read = (found["distress"] for found in predictions(rows, given.model))
    print(table(levels_read(zip(rows, read, strict=True))))


if __name__ == "__main__":
    main()
