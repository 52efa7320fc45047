"""Time against length: a text ten times as long should take ten times as long.

`python benchmarks/linear.py [LARGEST_KB]` prints CPU seconds and the ratio to the text a tenth as long, for
prose, for prose in short lines, for one sentence over and over, and for blank lines with a role behind them; it ends with 1 if the
ratio of a longest one is over 12 (of a few kilobytes it says little). Up to 5,000 KB it takes some minutes.
"""

from __future__ import annotations

import json
import random
import sys
import textwrap
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from afterview import analyze

MOST = 12.0
CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "r8.jsonl"


def prose(size: int) -> str:
    """Paragraphs of annotated recollections in random order, of this many characters."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    parts = [part for row in rows for part in row["text"].split("\n\n")]
    chance, found, length = random.Random(5), [], 0
    while length < size:
        found.append(chance.choice(parts))
        length += len(found[-1]) + 2
    return "\n\n".join(found)[:size]


def wrapped(size: int) -> str:
    """The prose broken into lines of 72 characters, as old mail programs do."""
    return "\n\n".join(map(partial(textwrap.fill, width=72), prose(size).split("\n\n")))[:size]


def one_sentence(size: int) -> str:
    """The same sentence until the text has this many characters."""
    sentence = "The manager smiled at my interview and I'm such an idiot. "
    return (sentence * (size // len(sentence) + 1))[:size]


def blank_lines(size: int) -> str:
    """An interview with about this many ends of lines before what the advice looks up in the text."""
    told = "The interview at Corran was for the Night Porter job, we talked about the boiler. She smiled."
    return f"I'm such an idiot.{chr(10) * size}Night Porter. Boiler. {told}"


TEXTS: dict[str, Callable[[int], str]] = {
    "text": prose,
    "wrapped lines": wrapped,
    "one sentence": one_sentence,
    "blank lines": blank_lines,
}


def seconds(text: str) -> float:
    """CPU time of one analysis."""
    begin = time.process_time()
    analyze(text)
    return time.process_time() - begin


if __name__ == "__main__":
    largest = int(sys.argv[1]) * 1000 if len(sys.argv) > 1 else 500_000
    seconds(prose(2000))  # the model is loaded
    worst = 0.0
    for kind, text_of in TEXTS.items():
        print(f"| {kind} | CPU | to a tenth of it |\n|---|---|---|")
        before = ratio = 0.0
        for size in (largest // 100, largest // 10, largest):
            spent = seconds(text_of(size))
            ratio = spent / before if before else 0.0
            shown = f"{ratio:.1f}" if before else ""
            print(f"| {size // 1000:,} KB | {spent:.1f} s | {shown} |", flush=True)
            before = spent
        print()
        worst = max(worst, ratio)
    sys.exit(worst > MOST)
