"""A text cut into what the encoder reads: windows of whole sentences, and the units in them.

A unit is a sentence or, where a sentence has several, one of its clauses. Each unit is judged in
the context of its window, so a thought is read together with what stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from afterview.nlp.clauses import Offsets, clauses, sentences
from afterview.nlp.wordpiece import END, START, WordPieces
from afterview.nlp.words import words

MAX_PIECES = 126  # and the two that open and close a window


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


def windows(text: str, vocabulary: WordPieces) -> Windows:
    """Cut a text into windows; every sentence is in exactly one (very long ones are cut short)."""
    opening, closing = vocabulary.vocabulary[START], vocabulary.vocabulary[END]
    pieces: list[int] = []
    places: list[Offsets] = []
    lengths: list[int] = []
    units: list[Unit] = []
    names: dict[str, str] = {}
    begin = 0

    def close() -> None:
        nonlocal begin
        if len(pieces) > begin:
            pieces.append(closing)
            places.append((0, 0))
            lengths.append(len(pieces) - begin)
            begin = len(pieces)

    for number, (start, end) in enumerate(sentences(text)):
        found = words(text, start, end)
        numbers, owners = vocabulary.encode(found, text, names)
        numbers, owners = numbers[:MAX_PIECES], owners[:MAX_PIECES]
        if len(pieces) - begin + len(numbers) > MAX_PIECES + 1:
            close()
        if len(pieces) == begin:
            pieces.append(opening)
            places.append((0, 0))
        base = len(pieces)
        pieces.extend(numbers)
        own = [(found[owner].start, found[owner].end) for owner in owners]
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
    close()
    return Windows(tuple(pieces), tuple(lengths), tuple(places), tuple(units))
