"""What the writer left not knowing and may ask of the company: which of it, and each thing once."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from afterview.advice.open_points import Shape, open_point
from afterview.advice.sore import content_words
from afterview.content import words_of
from afterview.quoting import shown
from afterview.records import Quote, Reflection

_ASKED_BEFORE = 140
_FEWEST = 3


class UnansweredWords(NamedTuple):
    """The expressions of `content/words/unanswered.toml`."""

    their_view: re.Pattern[str]
    others: re.Pattern[str]
    status: re.Pattern[str]
    joins: re.Pattern[str]
    answer: re.Pattern[str]
    no_answer: re.Pattern[str]
    points_back: re.Pattern[str]
    evades: re.Pattern[str]


_words = words_of("unanswered", UnansweredWords)


class Point(NamedTuple):
    """An open point with the writer's own words for it."""

    shape: Shape
    phrase: str
    shown: str
    own: bool = False  # the writer put it to them


def open_points(reflection: Reflection, text: str = "") -> list[Point]:
    """What the writer left not knowing and may ask: first what they asked and got no answer to, how things stand
    last, and each thing once.

    Where an answer is all that is quoted ("she'd see"), the question that stands before it is taken. What can
    only be quoted is left out: a slip, or half a sentence, handed back to the writer is no question.

    Args:
        reflection: what was found in the text.
        text: the original.
    """
    found: list[Point] = []
    asked = [q for q in reflection.own_questions if _is_evaded(q, text)]
    left = [q for q in reflection.unanswered if not any(_overlap(q, a) for a in asked)]
    for quote in (part for whole in (*asked, *left) for part in _apart(whole)):
        if _words().others.search(quote.quote) or _recalls(quote, reflection):
            continue
        view = _words().their_view.search(quote.quote) is not None
        quote = _with_what_it_means(quote, text)
        point = open_point(quote.quote)
        plain = quote.quote.replace("’", "'")
        answer = _words().answer.search(plain) or _words().no_answer.search(plain)
        before = _asked_before(quote, reflection.own_questions)
        if point.shape == "quote" and answer and before:
            point, quote = open_point(before.quote), before
        if point.shape == "quote" or (view and point.shape != "noun"):
            continue
        put = any(_overlap(quote, a) for a in reflection.own_questions)
        own = Point(*point, shown(quote, 16)[1], put)
        if not any(_stems(own.phrase) & _stems(other.phrase) for other in found):
            found.append(own)
    found.sort(key=lambda p: (_words().status.search(p.phrase) is not None, not p.own))
    return found


def _is_evaded(quote: Quote, text: str) -> bool:
    """Whether what stands right behind a question of the writer's answers nothing."""
    behind = re.split(r"\n\n", text[quote.end : quote.end + _ASKED_BEFORE], maxsplit=1)[0]
    return _words().evades.search(behind) is not None


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(quote: Quote) -> Iterator[Quote]:
    """A quote of two things that were left open, as two.

    >>> told = "They never said who closes, and I didn't ask about nights."
    >>> [part.quote for part in _apart(Quote.of(told, 0, len(told)))]
    ['They never said who closes', "I didn't ask about nights."]
    """
    start = 0
    for join in _words().joins.finditer(quote.quote):
        words = quote.quote[start : join.start()]
        if len(words.split()) >= _FEWEST:
            yield dataclasses.replace(
                quote, start=quote.start + start, end=quote.start + join.start(), quote=words
            )
            start = join.end()
    yield dataclasses.replace(quote, start=quote.start + start, quote=quote.quote[start:])


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
