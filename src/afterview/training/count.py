"""Counts of the corpus by split, file and label: `python -m afterview.training.count data/corpus`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from afterview.nlp.labels import PATTERNS, SIGNALS
from afterview.training.corpus import Row, is_recollection, read_rows
from afterview.training.splits import split_of


def labels_of(row: Row) -> tuple[list[str], list[str]]:
    """The patterns and the signals of a row, each as often as it is marked."""
    if is_recollection(row):
        patterns = [p for s in row["self_talk"] for p in s["patterns"]]
        return patterns, [s["signal"] for s in row["signals"]]
    return row["patterns"], [row["signal"]] if row["signal"] else []


def _files(folder: Path) -> None:
    print("| file | split | recollections | sentences | with self-talk | with a signal |")
    print("|---|---|---|---|---|---|")
    for path in sorted(folder.glob("*.jsonl")):
        rows = list(read_rows([path]))
        whole = sum(map(is_recollection, rows))
        marked = [labels_of(row) for row in rows]
        talk, acts = sum(bool(p) for p, _ in marked), sum(bool(s) for _, s in marked)
        splits = "/".join(sorted({split_of(row) for row in rows}))
        print(f"| `{path.name}` | {splits} | {whole} | {len(rows) - whole} | {talk} | {acts} |")


def _labels(rows: Sequence[Row]) -> None:
    patterns, signals = Counter[str](), Counter[str]()
    for row in rows:
        found, seen = labels_of(row)
        patterns.update(found)
        signals.update(seen)
    print("\nPatterns: " + ", ".join(f"{n} {patterns[n]}" for n in PATTERNS) + ".")
    print("\nSignals: " + ", ".join(f"{n} {signals[n]}" for n in SIGNALS) + ".")


def main() -> None:
    """Print the tables of the datasheet."""
    folder = Path(sys.argv[1])
    rows = list(read_rows(sorted(folder.glob("*.jsonl"))))
    whole = sum(map(is_recollection, rows))
    print(f"{whole} recollections, {len(rows) - whole} sentences.\n")
    _files(folder)
    _labels(rows)
    negatives = sum(1 for r in rows if not is_recollection(r) and not r["self_talk"])
    print(f"\nSentences without self-talk: {negatives}.")


if __name__ == "__main__":
    main()
