"""Time against length: a text ten times as long should take ten times as long.

`python benchmarks/linear.py [LARGEST_KB]` prints CPU seconds and the ratio to the text a tenth as long;
the aim is 12 at most, up to 5,000 KB (which takes some minutes).
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from afterview import analyze

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "r8.jsonl"


def text_of(size: int) -> str:
    """Paragraphs of annotated recollections in random order, of this many characters."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    parts = [part for row in rows for part in row["text"].split("\n\n")]
    chance, found, length = random.Random(5), [], 0
    while length < size:
        found.append(chance.choice(parts))
        length += len(found[-1]) + 2
    return "\n\n".join(found)[:size]


def seconds(size: int) -> float:
    """CPU time of one analysis."""
    text = text_of(size)
    begin = time.process_time()
    analyze(text)
    return time.process_time() - begin


if __name__ == "__main__":
    largest = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 500_000
    seconds(2000)  # the model is loaded
    before = None
    print("| text | CPU | to a tenth of it |\n|---|---|---|")
    for size in (largest // 100, largest // 10, largest):
        spent = seconds(size)
        ratio = f"{spent / before:.1f}" if before else ""
        print(f"| {size // 1000:,} KB | {spent:.1f} s | {ratio} |", flush=True)
        before = spent
