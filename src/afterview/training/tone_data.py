"""What the tone is learned from and judged by: GoEmotions, and the sentences of the corpus.

GoEmotions (Demszky et al. 2020, CC BY 4.0) lies outside the repository: a folder with `labels.txt`,
`train.tsv`, `dev.tsv` and `test.tsv` as its authors publish them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from afterview.errors import InputError
from afterview.nlp.clauses import Offsets, sentences
from afterview.training.corpus import Row, is_recollection, offsets_of

NEGATIVE = frozenset(
    ["anger", "annoyance", "disappointment", "disapproval", "disgust", "embarrassment", "fear", "grief",
     "nervousness", "remorse", "sadness"]
)  # fmt: skip
POSITIVE = frozenset(
    ["admiration", "amusement", "approval", "caring", "desire", "excitement", "gratitude", "joy", "love",
     "optimism", "pride", "relief"]
)  # fmt: skip
_DOWN, _UP = (True, False), (False, True)
_SIDES = {"negative": _DOWN, "positive": _UP}
_FIELDS = {"self_talk": _DOWN, "drawbacks": _DOWN, "strengths": _UP, "balanced": _UP}
Sides = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Toned:
    """Texts, and for each whether it is negative and whether it is positive, as (texts, 2)."""

    texts: list[str]
    sides: np.ndarray

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Sides]]) -> Toned:
        """From texts with their sides."""
        known = list(pairs)
        sides = np.array([both for _, both in known], np.int64).reshape(-1, 2)
        return cls([text for text, _ in known], sides)


def goemotions(folder: Path, part: str) -> Toned:
    """One part of GoEmotions; a comment with feelings of both kinds is both.

    Args:
        folder: with its files.
        part: ``train``, ``dev`` or ``test``.

    Raises:
        InputError: the folder lacks a file.
    """
    try:
        names = (folder / "labels.txt").read_text(encoding="utf-8").split()
        with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    except OSError as error:
        raise InputError(
            f"{error.filename} can't be read; give the folder with labels.txt, train.tsv, dev.tsv and "
            "test.tsv of GoEmotions."
        ) from None
    told = ((text, {names[int(n)] for n in numbers.split(",")}) for text, numbers, *_ in rows)
    return Toned.of((text, (bool(said & NEGATIVE), bool(said & POSITIVE))) for text, said in told)


def corpus_tones(rows: Iterable[Row]) -> Toned:
    """The sentences of annotated rows.

    Negative are self-talk, negative signals, drawbacks, the stumble and distress; positive are strengths,
    counter-thoughts and positive signals; the others, what only looks like one of these among them, are
    neither.
    """
    return Toned.of(
        pair for row in rows for pair in (_told(row) if is_recollection(row) else [_alone(row)])
    )


def _alone(row: Row) -> tuple[str, Sides]:
    said = [_SIDES.get(row.get("polarity") or ""), _FIELDS.get(row.get("field") or "")]
    down = bool(row["self_talk"]) or row.get("distress", "none") != "none"
    return row["text"], (down or _DOWN in said, _UP in said)


def _marks(row: Row) -> Iterator[tuple[Offsets, Sides]]:
    """Every annotated stretch that has a side."""
    text = row["text"]
    for key, side in _FIELDS.items():
        yield from ((offsets_of(text, item), side) for item in row.get(key, ()))
    for signal in row["signals"]:
        if signal["polarity"] in _SIDES:
            yield offsets_of(text, signal), _SIDES[signal["polarity"]]
    if row.get("stumble"):
        yield offsets_of(text, row["stumble"]), _DOWN


def _told(row: Row) -> Iterator[tuple[str, Sides]]:
    marks = list(_marks(row))
    for start, end in sentences(row["text"]):
        inside = [side for (a, b), side in marks if _shares(start, end, a, b)]
        yield row["text"][start:end], (_DOWN in inside, _UP in inside)


def _shares(start: int, end: int, a: int, b: int) -> bool:
    """A mark belongs to a sentence that holds half of the shorter of the two."""
    shared = min(end, b) - max(start, a)
    return shared > 0 and 2 * shared >= min(end - start, b - a)
