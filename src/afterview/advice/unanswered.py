"""What the writer left not knowing and may ask of the company: which of it, and each thing once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from afterview.advice.open_points import Shape, open_point
from afterview.advice.sore import content_words
from afterview.content import words_of
from afterview.quoting import shown
from afterview.records import Quote, Reflection

_ASKED_BEFORE = 140
_FEWEST = 3
_BARELY = 8  # words that hold no more than the answer


class UnansweredWords(NamedTuple):
    """The expressions of `content/words/unanswered.toml`."""

    their_view: re.Pattern[str]
    others: re.Pattern[str]
    status: re.Pattern[str]
    answer: re.Pattern[str]
    no_answer: re.Pattern[str]
    points_back: re.Pattern[str]


_words = words_of("unanswered", UnansweredWords)


class Point(NamedTuple):
    """An open point with the writer's own words for it."""

    shape: Shape
    phrase: str
    shown: str


def open_points(reflection: Reflection, text: str = "") -> list[Point]:
    """What the writer left not knowing and may ask, plain questions first and each thing once.

    Where an answer is all that is quoted ("she'd see"), the question that stands before it is taken.

    Args:
        reflection: what was found in the text.
        text: the original.
    """
    found: list[Point] = []
    for quote in reflection.unanswered:
        if any(
            cue.search(quote.quote) for cue in (_words().their_view, _words().others)
        ) or _recalls(quote, reflection):
            continue
        quote = _with_what_it_means(quote, text)
        point = open_point(quote.quote)
        plain = quote.quote.replace("’", "'")
        answer = point.shape == "quote" and (
            _words().answer.search(plain) or _words().no_answer.search(plain)
        )
        if answer and (before := _asked_before(quote, reflection.own_questions)):
            asked = open_point(before.quote)
            point = asked if asked.shape != "quote" else point
        if (
            point.shape == "quote"
            and _words().no_answer.search(plain)
            and len(plain.split()) <= _BARELY
        ):
            continue
        own = Point(*point, shown(quote, 16)[1])
        if not any(_stems(own.phrase) & _stems(other.phrase) for other in found):
            found.append(own)
    found.sort(key=lambda p: (p.shape == "quote", _words().status.search(p.phrase) is not None))
    return found


def _with_what_it_means(quote: Quote, text: str) -> Quote:
    """ "that's what I never found out", with the question that stands before it.

    >>> told = "Ok. Will I drive, that's what I never found out."
    >>> _with_what_it_means(Quote.of(told, 18, 47), told).quote
    'Will I drive?'
    """
    if not _words().points_back.match(quote.quote):
        return quote
    opens = [m.end() for m in re.finditer(r"[.!?\n]\s*", text[: quote.start])]
    start = opens[-1] if opens else 0
    told = text[start : quote.start].rstrip(" ,;:–—-")
    return Quote(start, start + len(told), f"{told}?") if len(told.split()) >= _FEWEST else quote


def _stems(phrase: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in content_words(phrase))


def _recalls(quote: Quote, reflection: Reflection) -> bool:
    """Whether it overlaps the hard moment."""
    moment = reflection.stumble
    return moment is not None and quote.start < moment.end and moment.start < quote.end


def _asked_before(quote: Quote, asked: Sequence[Quote]) -> Quote | None:
    near = [q for q in asked if 0 <= quote.start - q.end <= _ASKED_BEFORE]
    return max(near, key=lambda q: q.end, default=None)
