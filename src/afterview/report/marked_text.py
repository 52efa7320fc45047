"""The writer's own text with self-talk and signals marked by label, without losing a character."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from afterview.content import load
from afterview.records import Analysis

Kind = Literal["self_talk", "positive", "negative", "neutral", "stumble"]
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain where `kind` is None; `label` is said where a mark ends."""

    text: str
    kind: Kind | None = None
    label: str = ""


def harmless(text: str) -> str:
    """Text without control characters, so that none reaches a terminal.

    >>> harmless("a\\x1b[31mb")
    'a[31mb'
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _marks(analysis: Analysis) -> list[tuple[int, int, Kind, str]]:
    labels = load().labels
    marks: list[tuple[int, int, Kind, str]] = [
        (t.start, t.end, "self_talk", labels[t.patterns[0].pattern].title.lower())
        for t in analysis.self_talk
    ]
    signs = {"positive": "+", "negative": "-", "neutral": "="}
    marks += [
        (s.start, s.end, s.polarity, f"{signs[s.polarity]} {labels[s.signal].title.lower()}")
        for s in analysis.signals
    ]
    if analysis.stumble:
        marks.append((analysis.stumble.start, analysis.stumble.end, "stumble", "the stumble"))
    return sorted(marks, key=lambda m: (m[0], -m[1]))


def pieces(analysis: Analysis) -> Iterator[Piece]:
    """The text cut at the edges of marks; overlapping marks say both labels where they end.

    Joined, the pieces' texts are the original.
    """
    text, marks = analysis.text, _marks(analysis)
    edges = sorted({0, len(text), *(m[0] for m in marks), *(m[1] for m in marks)})
    waiting, covering = list(reversed(marks)), list[tuple[int, int, Kind, str]]()
    for start, end in itertools.pairwise(edges):
        while waiting and waiting[-1][0] <= start:
            covering.append(waiting.pop())
        covering = [m for m in covering if m[1] > start]
        ending = [m[3] for m in covering if m[1] == end]
        kind = min((m[2] for m in covering), key=_rank) if covering else None
        yield Piece(text[start:end], kind, " · ".join(ending))


def _rank(kind: Kind | None) -> int:
    return ("self_talk", "negative", "positive", "stumble", "neutral", None).index(kind)
