"""Quotes as they stand in a sentence of ours: verbatim, short, without doubled punctuation."""

from __future__ import annotations

import re

from afterview.records import Quote, SelfTalk, Signal, Stumble

Quotable = Quote | Signal | SelfTalk | Stumble
MAX_WORDS = 22
_EDGES = ' \t\r\n"“”«».,;:–—-*#>'


def short(quote: str, most: int = MAX_WORDS) -> str:
    """A quote fit to stand in quotation marks: on one line, its edges bare, cut at a word.

    >>> short('"Good answer," she said.')
    'Good answer," she said'
    """
    flat = re.sub(r"\s+", " ", quote).strip(_EDGES)
    found = flat.split(" ")
    if len(found) <= most:
        return flat
    return " ".join(found[:most]).rstrip(_EDGES) + " …"


def place(item: Quotable) -> Quote:
    """The offsets and the text of anything that quotes."""
    return Quote(item.start, item.end, item.quote)
