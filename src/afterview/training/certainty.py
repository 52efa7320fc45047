"""How often the reader is right, by how sure it is: what `likely.LEAST` is chosen by.

`python -m afterview.training.certainty CORPUS_FOLDER [MODEL]` reads the recollections of the tuning
split and prints, for what was written blind and for the others, how many of each kind it found in each
band of probability, and the share of them that an annotator marked as well (a sign with its polarity).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from afterview.nlp.clauses import Offsets
from afterview.nlp.model import Model, model
from afterview.nlp.names import Named, company, role, topics
from afterview.nlp.reading import Reading, read
from afterview.nlp.signals import signals
from afterview.nlp.spans import find
from afterview.nlp.stumble import stumble
from afterview.records import QUOTED
from afterview.training.by_voice import WRITTEN
from afterview.training.corpus import Row, batch_of, is_recollection, offsets_of
from afterview.training.splits import BLIND, rows_of
from afterview.training.tune import hits

BANDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)  # where each begins
Judged = tuple[str, float, bool]  # the kind, how sure, and whether it was right


def _quotes(row: Row, reading: Reading, model: Model) -> Iterator[Judged]:
    for field in ("self_talk", *QUOTED):
        wanted: list[Offsets] = [offsets_of(row["text"], item) for item in row[field]]
        for one in find(reading, reading.of(field), model.thresholds[field]):
            yield field, one.probability, bool(hits([(one.start, one.end)], wanted))
    if moment := stumble(reading, model):
        told = [offsets_of(row["text"], row["stumble"])] if row["stumble"] else []
        yield "stumble", moment.confidence, bool(hits([(moment.start, moment.end)], told))
    for sign in signals(reading, model):
        wanted = [
            offsets_of(row["text"], item)
            for item in row["signals"]
            if item["polarity"] == sign.polarity
        ]
        yield "signal", sign.confidence, bool(hits([(sign.start, sign.end)], wanted))


def _names(row: Row, reading: Reading, model: Model) -> Iterator[Judged]:
    def right(found: Named, wanted: Sequence[str]) -> bool:
        name = found.name.casefold()
        return any(name in one.casefold() or one.casefold() in name for one in wanted)

    for found in topics(reading, model):
        yield "topic", found.confidence, right(found, row["topics"])
    for kind, one in (("company", company(reading, model)), ("role", role(reading, model))):
        if one:
            yield kind, one.confidence, right(one, [row[kind]] if row[kind] else [])


def table(rows: Sequence[Row], model: Model) -> Iterator[str]:
    """The lines of a table in Markdown: a row for each way of writing and each kind, a column a band."""
    counts: dict[tuple[str, str], dict[float, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        reading = read(row["text"], model)
        written = WRITTEN[batch_of(row) not in BLIND]
        for kind, sure, good in (*_quotes(row, reading, model), *_names(row, reading, model)):
            counts[written, kind][max(band for band in BANDS if sure >= band)].append(good)
    yield "| written | kind | " + " | ".join(f"from {band}" for band in BANDS) + " |"
    yield "|---" * (len(BANDS) + 2) + "|"
    for (written, kind), found in sorted(counts.items()):
        cells = (found.get(band, []) for band in BANDS)
        shown = (f"{sum(c) / len(c):.2f} of {len(c)}" if c else "" for c in cells)
        yield f"| {written} | {kind} | {' | '.join(shown)} |"


def main() -> None:
    """Print the table."""
    rows = [row for row in rows_of(Path(sys.argv[1]), "tune") if is_recollection(row)]
    print("\n".join(table(rows, model(sys.argv[2] if len(sys.argv) > 2 else None))))


if __name__ == "__main__":
    main()
