"""Which batch is for training, which for choosing thresholds, which for the figures.

A batch is one brief to one hand, so a split by batch keeps a voice on one side; data/README.md says
which hands wrote more than one batch.
`python -m afterview.training.splits CORPUS_FOLDER [OTHER.jsonl ...]` looks for near-duplicates
between the splits, and between the whole corpus and other files; it ends with 1 if there are any.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from afterview.training.corpus import Row, batch_of, is_recollection, read_rows

Split = Literal["train", "tune", "test"]
TUNE = frozenset({"d139", "d140", "r110", "r12", "r153", "r170", "r28", "r53", "r71", "t28"})
TEST = frozenset(
    {"d2", "r10", "r119", "r120", "r121", "r122", "r13", "r156", "r27", "r73", "r82", "t27"}
)
# Whose writers knew neither the labels nor what is looked for; others annotated them.
BLIND = frozenset(
    f"r{number}"
    for number in (
        *range(70, 78),
        *range(80, 84),
        *range(94, 98),
        106,
        *range(110, 116),
        117,
        *range(119, 152),
    )
)
NEAR = 0.5  # Jaccard similarity of character 5-grams


@dataclass(frozen=True, slots=True)
class Near:
    """Two rows, by id, that are too much alike."""

    first: str
    second: str
    similarity: float


def split_of(row: Row) -> Split:
    """The split of a row, by its batch.

    >>> split_of({"id": "r13-03-midwife"}), split_of({"id": "t1-001a"})
    ('test', 'train')
    """
    batch = batch_of(row)
    return "tune" if batch in TUNE else "test" if batch in TEST else "train"


def rows_of(folder: Path, split: Split) -> list[Row]:
    """The rows of one split of a corpus folder, in the order of files and lines."""
    return [row for row in read_rows(sorted(folder.glob("*.jsonl"))) if split_of(row) == split]


def rows_sha256(rows: Iterable[Row]) -> str:
    """One hash over what a model learned from, whatever the order and however often a row was seen.

    >>> rows_sha256([{"id": "a"}, {"id": "b"}]) == rows_sha256([{"id": "b"}, {"id": "a"}, {"id": "a"}])
    True
    """
    lines = {json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows}
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def near_duplicates(
    first: Sequence[Row], second: Sequence[Row], limit: float = NEAR
) -> Iterator[Near]:
    """Pairs of rows of two collections with more than `limit` of their character 5-grams shared."""
    from sklearn.feature_extraction.text import CountVectorizer

    if not first or not second:
        return
    grams = CountVectorizer(analyzer="char", ngram_range=(5, 5), binary=True, min_df=1)
    both = grams.fit_transform([str(row["text"]) for row in (*first, *second)])
    a, b = both[: len(first)], both[len(first) :]
    shared = (a @ b.T).tocoo()
    sizes_a, sizes_b = a.sum(1).A1, b.sum(1).A1
    for i, j, count in zip(shared.row, shared.col, shared.data, strict=True):
        similarity = count / (sizes_a[i] + sizes_b[j] - count)
        if similarity > limit:
            yield Near(first[i]["id"], second[j]["id"], round(float(similarity), 3))


def main() -> int:
    """Print what is too much alike, and the sizes of the splits."""
    folder = Path(sys.argv[1])
    parts = {name: rows_of(folder, name) for name in ("train", "tune", "test")}
    for name, rows in parts.items():
        whole = sum(is_recollection(row) for row in rows)
        print(f"{name}: {whole} recollections, {len(rows) - whole} sentences")
    others = list(read_rows([Path(name) for name in sys.argv[2:]]))
    everything = [row for rows in parts.values() for row in rows]
    found = [
        *near_duplicates(parts["train"], parts["tune"] + parts["test"]),
        *near_duplicates(parts["tune"], parts["test"]),
        *near_duplicates(everything, others),
    ]
    for pair in found:
        print(f"{pair.first} and {pair.second}: {pair.similarity}")
    print(f"{len(found)} near-duplicates")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
