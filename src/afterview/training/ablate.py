"""What each part of finding the interviewer's signals adds.

`python -m afterview.training.ablate CORPUS_FOLDER [ANNOTATED.jsonl ...]` prints, on the recollections of
the test split (or of the files named), the F1 of signals by place and label, and by place and
polarity, with one part at a time taken away.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from afterview.nlp import signals as finder
from afterview.nlp.clauses import clauses, sentences
from afterview.nlp.labels import SIGNALS, polarity_of
from afterview.nlp.model import Model, model
from afterview.nlp.reading import Reading, read
from afterview.nlp.spans import by_sentence
from afterview.training.corpus import Row, is_recollection, offsets_of, read_rows
from afterview.training.scoring import Tally, pairs
from afterview.training.splits import rows_of

Act = tuple[int, int, str, str]  # start, end, label, polarity
Way = Callable[[str], list[Act]]


def _acts(reading: Reading, loaded: Model, shift: int = 0) -> list[Act]:
    found = finder.signals(reading, loaded)
    return [(s.start + shift, s.end + shift, s.signal, s.polarity) for s in found]


def whole(loaded: Model) -> Way:
    """As shipped."""
    return lambda text: _acts(read(text, loaded), loaded)


def without_context(loaded: Model) -> Way:
    """Every sentence is read alone."""

    def way(text: str) -> list[Act]:
        return [
            act
            for start, end in sentences(text)
            for act in _acts(read(text[start:end], loaded), loaded, start)
        ]

    return way


def without_clauses(loaded: Model) -> Way:
    """A sentence carries one label at most."""

    def way(text: str) -> list[Act]:
        reading, acts = read(text, loaded), []
        for unit, _ in by_sentence(reading):
            row = reading.probabilities[unit]
            if reading.of("signal")[unit] >= loaded.thresholds["signal"]:
                label = SIGNALS[int(np.argmax([row[i] for i in finder.COLUMNS]))]
                place = reading.units[unit]
                acts.append((place.start, place.end, label, polarity_of(label)))
        return acts

    return way


def without_encoder(rows: Sequence[Row]) -> Way:
    """TF-IDF over the words and characters of clauses, and logistic regressions, one for each label."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import SGDClassifier
    from sklearn.pipeline import make_pipeline, make_union

    texts, labels = zip(*_clauses_of(rows), strict=True)
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
    )
    regressions = SGDClassifier(loss="log_loss", alpha=1e-6, random_state=0, n_jobs=-1)
    fitted = make_pipeline(features, regressions).fit(texts, labels)

    def way(text: str) -> list[Act]:
        places = [place for a, b in sentences(text) for place in _parts(text, a, b)]
        said = fitted.predict([text[a:b] for a, b in places]) if places else []
        return [
            (a, b, label, polarity_of(label))
            for (a, b), label in zip(places, said, strict=True)
            if label != "none"
        ]

    return way


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return list(clauses(text, start, end)) or [(start, end)]


def _clauses_of(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        text = row["text"]
        if not is_recollection(row):
            yield text, row["signal"] or "none"
            continue
        marked = [(*offsets_of(text, s), s["signal"]) for s in row["signals"]]
        for start, end in sentences(text):
            for a, b in _parts(text, start, end):
                inside = [
                    label
                    for s, e, label in marked
                    if (min(b, e) - max(a, s)) * 2 >= min(b - a, e - s)
                ]
                yield text[a:b], inside[0] if inside else "none"


def figures(rows: Sequence[Row], way: Way) -> tuple[float, float]:
    """F1 by place and label, and by place and polarity."""
    label, polarity = Tally(), Tally()
    for row in rows:
        wanted = [offsets_of(row["text"], s) for s in row["signals"]]
        acts = way(row["text"])
        said = [(start, end) for start, end, *_ in acts]
        for tally, key, place in ((label, "signal", 2), (polarity, "polarity", 3)):
            matched = pairs(
                wanted,
                said,
                lambda i, j, key=key, place=place: row["signals"][i][key] == acts[j][place],  # type: ignore[misc]  # noqa: B023
            )
            tally.add(len(matched), len(said), len(wanted))
    return label.f1, polarity.f1


def main() -> None:
    """Print the table."""
    corpus, loaded = Path(sys.argv[1]), model()
    files = [Path(name) for name in sys.argv[2:]]
    rows = list(read_rows(files)) if files else rows_of(corpus, "test")
    rows = [row for row in rows if is_recollection(row)]
    ways = {
        "as shipped": whole(loaded),
        "without the sentences around": without_context(loaded),
        "without clauses": without_clauses(loaded),
        "without the encoder": without_encoder(rows_of(corpus, "train")),
    }
    print("| signals | place and label F1 | place and polarity F1 |\n|---|---|---|")
    for name, way in ways.items():
        by_label, by_polarity = figures(rows, way)
        print(f"| {name} | {by_label:.3f} | {by_polarity:.3f} |", flush=True)


if __name__ == "__main__":
    main()
