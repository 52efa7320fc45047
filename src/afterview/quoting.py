"""Quotes as they stand in a sentence of ours: verbatim, short, whole where that is possible."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afterview.content import words_of
from afterview.cutting import (
    BARE,
    FEWEST,
    MARKS,
    length,
    shortened,
    trimmed,
    without_edges,
    without_lone_mark,
)
from afterview.records import Quote, SelfTalk, Signal, Stumble

Quotable = Quote | Signal | SelfTalk | Stumble
MAX_WORDS = 18
CUT = " …"


class QuotingWords(NamedTuple):
    """The expressions of `content/words/quoting.toml`."""

    alone: re.Pattern[str]
    asking: re.Pattern[str]
    their_part: re.Pattern[str]
    asked_first: re.Pattern[str]
    within: re.Pattern[str]
    loose: re.Pattern[str]
    hedged: re.Pattern[str]
    vague: re.Pattern[str]
    comfort: re.Pattern[str]
    unchanged: re.Pattern[str]


_words = words_of("quoting", QuotingWords)


@lru_cache(maxsize=4096)  # held against every thought
def stands_alone(quote: str) -> bool:
    """Whether a quote can be understood without what stands around it.

    >>> stands_alone("She drew me the whole county"), stands_alone("made fun with me")
    (True, False)
    >>> stands_alone("my present basic, and could I be released")
    False
    """
    words = quote.split()
    begins = _words().alone.match(quote) and not _words().loose.match(quote)
    return len(words) >= FEWEST + 1 and bool(begins) and not _words().asking.search(quote)


def hedged(quote: str) -> bool:
    """Whether a good sign takes itself back, or was over before the hard part.

    >>> hedged("He smiled at first"), hedged("He smiled")
    (True, False)
    """
    return _words().hedged.search(quote) is not None


def vague(quote: str) -> bool:
    """Whether it says no more than that something went well or badly.

    >>> vague("I answered him well, I think."), vague("I named all four valves")
    (True, False)
    """
    return _words().vague.search(quote) is not None


def comforts(quote: str) -> bool:
    """Whether it comforts somebody for what went wrong.

    >>> comforts("he said it happens to everyone"), comforts("he smiled")
    (True, False)
    """
    return _words().comfort.search(quote) is not None


def unchanged(quote: str) -> bool:
    """Whether it says itself that something was so all the time.

    >>> unchanged("at his phone before it and after"), unchanged("he went quiet after it")
    (True, False)
    """
    return _words().unchanged.search(quote) is not None


def begins_within(words: str) -> bool:
    """Whether a quote begins in the middle of a clause, so that nothing can be done with it.

    >>> begins_within("which is grim"), begins_within("it to me now"), begins_within("It pays little")
    (True, True, False)
    """
    return _words().within.match(words) is not None


def place(item: Quotable) -> Quote:
    """The offsets and the text of anything that quotes.

    >>> place(Stumble(3, 8, "froze", 0.9))
    Quote(start=3, end=8, quote='froze')
    """
    return Quote(item.start, item.end, item.quote)


def _slip(stumble: Stumble) -> int:
    """Where what the writer did begins, after what they were asked; 0 where that isn't told so."""
    found = _words().their_part.match(stumble.quote)
    return (
        found.end()
        if found and length(stumble.quote, found.end(), len(stumble.quote)) >= FEWEST
        else 0
    )


@lru_cache(maxsize=4096)
def clip(item: Quotable, most: int = MAX_WORDS) -> Quote:
    """A stretch of a quote that fits into a sentence: a sentence or a clause of it, verbatim.

    Args:
        item: anything that quotes the text.
        most: how many words fit; a few more are let through where there is no good place to cut.

    >>> clip(Quote(10, 38, '"Good answer," she said then.')).quote
    '"Good answer," she said then'
    >>> clip(Quote(0, 44, "It dragged on and on. I did like the boiler."), 5).quote
    'It dragged on and on'
    >>> clip(Quote(0, 42, "But one number can't ruin an interview, so")).quote
    "one number can't ruin an interview"
    """
    text = item.quote
    start, end = without_edges(text, *trimmed(text, 0, len(text)))
    if isinstance(item, Signal) and (asked := _words().asked_first.match(text, start, end)):
        start, end = without_edges(text, asked.end(), end)
    if length(text, start, end) > most:
        told = max(start, _slip(item)) if isinstance(item, Stumble) else start
        start, end = without_edges(text, told, end)
        if length(text, start, end) > most:
            start, end = shortened(text, start, end, most)
    if (alone := without_lone_mark(text, start, end)) != (start, end):
        start, end = without_edges(text, *alone)
    return Quote(item.start + start, item.start + end, text[start:end])


def said(quote: Quote) -> str:
    """A clipped quote on one line, as it stands between quotation marks.

    >>> said(Quote(0, 11, "she smiled\\n"))
    'she smiled'
    """
    return " ".join(quote.quote.split())


def shown(item: Quotable, most: int = MAX_WORDS) -> tuple[Quote, str]:
    """The clipped quote, and how it is printed: with an ellipsis where it was cut within a clause.

    >>> shown(Quote(0, 30, "I told the whole long tale of it"), 4)[1]
    'I told the whole …'
    """
    quote = clip(item, most)
    rest = item.quote[quote.end - item.start :]
    whole = not rest.strip(BARE + MARKS) or re.match(
        r"\s*[.,;:!?…—–\"”)\n]|\s+-|\s+(?:and|but|so|because|which)\b", rest
    )
    return quote, said(quote) if whole else said(quote) + CUT


def on_one_line(words: str, most: int = 18) -> str:
    """Some words as `shown` prints a quote of them.

    >>> on_one_line("She nodded to me at last, and then she wrote", most=6)
    'She nodded to me at last'
    """
    flat = " ".join(words.split())
    return shown(Quote(0, len(flat), flat), most)[1]
