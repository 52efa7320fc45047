"""A text cut into what the encoder reads: windows of whole sentences, and the units in them.

A unit is a sentence or, where a sentence has several, one of its clauses. Each unit is judged in
the context of its window, so a thought is read together with what stands around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from afterview.nlp.clauses import Offsets, clauses, sentences
from afterview.nlp.wordpiece import END, START, WordPieces
from afterview.nlp.words import words

MAX_PIECES = 318  # and the two that open and close a window


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch to be judged.

    `start`, `end` are offsets into the text; `first`, `last` a half-open range of the pieces of
    all windows laid end to end; `sentence` is the number of its sentence; `whole` says that the
    unit is the sentence and not one of several clauses.
    """

    start: int
    end: int
    first: int
    last: int
    sentence: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Windows:
    """Pieces of a text in windows: `lengths` adds up to ``len(pieces)``.

    `places` holds the offsets of the word that each piece belongs to; (0, 0) for markers.
    """

    pieces: tuple[int, ...]
    lengths: tuple[int, ...]
    places: tuple[Offsets, ...]
    units: tuple[Unit, ...]


def starts(sizes: Sequence[int]) -> frozenset[int]:
    """The sentences that open a window: as few windows as hold all, and about as long as each other, so that
    none is a remnant without context.

    Args:
        sizes: of the sentences, in pieces.

    >>> sorted(starts([100, 100, 100, 100]))
    [0, 2]
    """
    found, inside, even, left = set[int](), 0, 0.0, sum(sizes)
    for number, size in enumerate(sizes):
        if not found or inside + size > MAX_PIECES or inside + size / 2 > even:
            found.add(number)
            inside, even = 0, left / max(1, math.ceil(left / MAX_PIECES))
        inside += size
        left -= size
    return frozenset(found)


def windows(text: str, vocabulary: WordPieces) -> Windows:
    """Cut a text into windows; every sentence is in exactly one (very long ones are cut short)."""
    opening, closing = vocabulary.vocabulary[START], vocabulary.vocabulary[END]
    pieces: list[int] = []
    places: list[Offsets] = []
    lengths: list[int] = []
    units: list[Unit] = []
    names: dict[str, str] = {}
    spans = list(sentences(text))
    read = [_encoded(text, span, vocabulary, names) for span in spans]
    opens, begin = starts([len(numbers) for numbers, _ in read]), 0

    def close() -> None:
        nonlocal begin
        pieces.append(closing)
        places.append((0, 0))
        lengths.append(len(pieces) - begin)
        begin = len(pieces)

    for number, ((start, end), (numbers, own)) in enumerate(zip(spans, read, strict=True)):
        if number in opens:
            if pieces:
                close()
            pieces.append(opening)
            places.append((0, 0))
        base = len(pieces)
        pieces.extend(numbers)
        places.extend(own)
        units.append(Unit(start, end, base, len(pieces), number, whole=True))
        parts = clauses(text, start, end)
        if len(parts) > 1:
            for a, b in parts:
                inside = [i for i, (s, e) in enumerate(own) if s < b and e > a]
                if inside:
                    units.append(
                        Unit(a, b, base + inside[0], base + inside[-1] + 1, number, whole=False)
                    )
    if pieces:
        close()
    return Windows(tuple(pieces), tuple(lengths), tuple(places), tuple(units))


def _encoded(
    text: str, span: Offsets, vocabulary: WordPieces, names: dict[str, str]
) -> tuple[list[int], list[Offsets]]:
    """The pieces of a sentence, and the place of the word that each belongs to."""
    found = words(text, *span)
    numbers, owners = vocabulary.encode(found, text, names)
    own = [(found[owner].start, found[owner].end) for owner in owners[:MAX_PIECES]]
    return numbers[:MAX_PIECES], own
