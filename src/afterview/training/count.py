"""Counts of the corpus by file and label: `python -m afterview.training.count data/corpus`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from afterview.nlp.labels import PATTERNS, SIGNALS
from afterview.training.corpus import is_recollection, read_rows


def main() -> None:
    """Print the tables of the datasheet."""
    patterns: Counter[str] = Counter()
    signals: Counter[str] = Counter()
    print("| file | rows | with self-talk | with a signal |\n|---|---|---|---|")
    for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
        rows = list(read_rows([path]))
        talk = acts = 0
        for row in rows:
            if is_recollection(row):
                found = [p for s in row["self_talk"] for p in s["patterns"]]
                seen = [s["signal"] for s in row["signals"]]
            else:
                found, seen = row["patterns"], [row["signal"]] if row["signal"] else []
            patterns.update(found)
            signals.update(seen)
            talk += bool(found)
            acts += bool(seen)
        print(f"| `{path.name}` | {len(rows)} | {talk} | {acts} |")
    print("\nPatterns: " + ", ".join(f"{n} {patterns[n]}" for n in PATTERNS) + ".")
    print("\nSignals: " + ", ".join(f"{n} {signals[n]}" for n in SIGNALS) + ".")


if __name__ == "__main__":
    main()
