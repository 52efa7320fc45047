"""The stumble: the first moment at which the writer believes that it went wrong."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import NamedTuple

from afterview.content import words_of
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.spans import find
from afterview.records import Position, Signal, Stumble

NEAR_BEST = (
    0.85  # of several likely moments the first that has this share of the best one's probability
)


NEWS = frozenset(["offered", "rejected"])  # what came of it, with which many texts begin
FAR = 120  # code points between a goodbye that is told first and the stumble


class OrderWords(NamedTuple):
    """The expressions of `content/words/order.toml`."""

    earlier: re.Pattern[str]
    later: re.Pattern[str]
    noticed: re.Pattern[str]


_words = words_of("order", OrderWords)


def stumble(reading: Reading, model: Model) -> Stumble | None:
    """The stumble of a text, or None where nothing is told that the writer thinks did damage."""
    found = find(reading, reading.of("stumble"), model.thresholds["stumble"])
    if not found:
        return None
    best = max(f.probability for f in found)
    first = next(f for f in found if f.probability >= NEAR_BEST * best)
    return Stumble(
        first.start, first.end, reading.text[first.start : first.end], round(first.probability, 3)
    )


def position_of(text: str, signal: Signal, moment: Stumble | None) -> Position:
    """Whether a signal was before or after the stumble; a signal that holds it is unknown.

    As it is told, unless its sentence says otherwise up to the signal's end: "before that he'd been telling me
    about his leeks", or a goodbye with which the text begins.
    """
    if moment is None:
        return "unknown"
    told = text[_begin_of_sentence(text, signal.start) : signal.end]
    if signal.end <= moment.start and signal.signal in NEWS:
        return "unknown"
    if signal.end <= moment.start:
        goodbye = moment.start - signal.end >= FAR and _words().later.search(told)
        return "after_stumble" if goodbye else "before_stumble"
    if signal.start >= moment.end:
        return "before_stumble" if _words().earlier.search(told) else "after_stumble"
    return "unknown"


def is_noticed_late(text: str, moment: Stumble) -> bool:
    """Whether the stumble is told where it was noticed, after the talk, and not where it happened.

    >>> text = "On the train home I realised that I had said twelve."
    >>> is_noticed_late(text, Stumble(30, 51, text[30:51], 1.0))
    True
    """
    ends = [place for mark in ".!?\n" if (place := text.find(mark, moment.end)) >= 0]
    begin, end = _begin_of_sentence(text, moment.start), min(ends, default=len(text))
    return _words().noticed.search(text[begin:end]) is not None


def _begin_of_sentence(text: str, place: int) -> int:
    return max(text.rfind(mark, 0, place) for mark in ".!?\n") + 1


def placed(text: str, signals: Sequence[Signal], moment: Stumble | None) -> tuple[Signal, ...]:
    """The signals of a text with their positions filled in; unknown where the stumble is noticed late."""
    if moment and is_noticed_late(text, moment):
        moment = None
    return tuple(dataclasses.replace(s, position=position_of(text, s, moment)) for s in signals)
