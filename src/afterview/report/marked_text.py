"""The writer's own text with self-talk and signals marked by label, without losing a character."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from afterview.content import load
from afterview.front import front_end
from afterview.records import Analysis
from afterview.report.signs import side

Kind = Literal["self_talk", "positive", "negative", "neutral", "stumble"]
SIGNS = {"positive": "+", "negative": "-", "neutral": "="}
_RANK: tuple[Kind, ...] = ("self_talk", "negative", "positive", "stumble", "neutral")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: `label` names it, `level` is its line of those that overlap there.

    `number` counts the marks of self-talk and those of signals, each from 1, as the analysis does;
    the stumble's is 0.
    """

    start: int
    end: int
    kind: Kind
    label: str
    number: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text between two edges, with the marks that cover it and that end there."""

    start: int
    end: int
    text: str
    covering: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()

    @property
    def kind(self) -> Kind | None:
        """What it is first of all, where only one colour can be shown; None is plain text."""
        return min((m.kind for m in self.covering), key=_RANK.index, default=None)


def harmless(text: str) -> str:
    """Text without control characters, so that none reaches a terminal.

    >>> harmless("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def marks(analysis: Analysis) -> tuple[Mark, ...]:
    """All marks by place, each on the first level that no earlier one still holds."""
    labels = load().labels
    found = [
        Mark(t.start, t.end, "self_talk", labels[t.patterns[0].pattern].title.lower(), n)
        for n, t in enumerate(analysis.self_talk, 1)
    ]
    found += [
        Mark(s.start, s.end, side(s), f"{SIGNS[side(s)]} {labels[s.signal].title.lower()}", n)
        for n, s in enumerate(analysis.signals, 1)
    ]
    if stumble := analysis.stumble:
        found.append(Mark(stumble.start, stumble.end, "stumble", "the stumble"))
    ends: list[int] = []
    placed = []
    for m in sorted(found, key=lambda m: (m.start, -m.end)):
        level = next((n for n, end in enumerate(ends) if end <= m.start), len(ends))
        ends[level : level + 1] = [m.end]
        placed.append(Mark(m.start, m.end, m.kind, m.label, m.number, level))
    return tuple(placed)


def pieces(analysis: Analysis) -> Iterator[Piece]:
    """The text below its front matter, cut at the edges of marks; joined, the pieces' texts are the original."""
    text, known = analysis.text, marks(analysis)
    edges = sorted({front_end(text), len(text), *(m.start for m in known), *(m.end for m in known)})
    waiting, covering = list(reversed(known)), list[Mark]()
    for start, end in itertools.pairwise(edges):
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        covering = [m for m in covering if m.end > start]
        ending = tuple(m for m in covering if m.end == end)
        yield Piece(start, end, text[start:end], tuple(covering), ending)
