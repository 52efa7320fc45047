"""Where the analyzer's time goes: `python benchmarks/where_time_goes.py` prints each part's share.

The floor is the encoder itself: its pieces a second, alone, are what no code around it can beat.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[1] / "data" / "corpus" / "recollections.jsonl"


def main() -> None:
    """Time each part over the same texts, and print it beside the whole."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"  # before NumPy is loaded
    from afterview.advice import advise
    from afterview.analysis import analyze_many, load, reflect
    from afterview.nlp.encoder import encode
    from afterview.nlp.model import model
    from afterview.nlp.reading import read
    from afterview.nlp.tone import tone, tone_model
    from afterview.nlp.windows import windows
    from afterview.records import Recollection
    from afterview.verdict import judge

    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    loaded, nlp = model(), load()
    cuts = [windows(text, loaded.vocabulary) for text in texts]
    import datetime as dt

    day = dt.date(2026, 1, 1)
    found = [reflect([Recollection.of(text)], nlp)[0] for text in texts]
    read_alone = read.__wrapped__  # without the memo that components share

    def answer() -> None:
        for text, one in zip(texts, found, strict=True):
            advise(one, judge(one)[0], text=text, today=day, name=None, region=None)

    parts: dict[str, Callable[[], Any]] = {
        "words, clauses and word pieces": lambda: [windows(t, loaded.vocabulary) for t in texts],
        "the encoder": lambda: [list(encode(loaded.encoder, c.pieces, c.lengths)) for c in cuts],
        "encoder, heads and all before them": lambda: [read_alone(t, loaded) for t in texts],
        "tone": lambda: [tone.__wrapped__(t, tone_model()) for t in texts],
        "verdict and advice": answer,
        "everything": lambda: list(analyze_many(texts)),
    }
    seconds = {}
    for name, run in parts.items():
        run()
        started = time.process_time()
        run()
        seconds[name] = time.process_time() - started
    words = sum(len(text.split()) for text in texts)
    print("| part | share of the time | words a CPU second |\n|---|---|---|")
    for name, spent in seconds.items():
        print(f"| {name} | {spent / seconds['everything']:.2f} | {words / spent:,.0f} |")


if __name__ == "__main__":
    main()
