"""Quotes as they stand in a sentence of ours: verbatim, short, without doubled punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterview.records import Quote, SelfTalk, Signal, Stumble

Quotable = Quote | Signal | SelfTalk | Stumble
MAX_WORDS = 18
_FEWEST = 3
_PIECES = 60
_BARE = " \t\r\n.,;:–—-*#>…"
_MARKS = '"“”«»'
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"”']?\s+|\n+")
_CLAUSE_ENDS = re.compile(
    r"(?<!\s)\s*[;:,—–]\s+|(?<!\s)\s+-+\s+|(?<!\s)\s+(?=(?:and|but|so|because|which)\s)"
)
_DANGLING = re.compile(
    r"(?<!\s)\s+(?:and|but|so|because|which|or|the|a|an|to|of|in|then|that|I|i)$"
)


def place(item: Quotable) -> Quote:
    """The offsets and the text of anything that quotes.

    >>> place(Stumble(3, 8, "froze", 0.9))
    Quote(start=3, end=8, quote='froze')
    """
    return Quote(item.start, item.end, item.quote)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and punctuation at its edges, and without a lonely quotation mark."""
    while start < end:
        before = start, end
        while start < end and text[start] in _BARE:
            start += 1
        while start < end and text[end - 1] in _BARE:
            end -= 1
        inside = text[start:end]
        marks = sum(inside.count(mark) for mark in _MARKS)
        first, last = inside[:1] in _MARKS, inside[-1:] in _MARKS
        if inside and first and last and len(inside) > 1:
            start, end = start + 1, end - 1
        elif inside and first and marks % 2:
            start += 1
        elif inside and last and marks % 2:
            end -= 1
        if (start, end) == before:
            break
    return start, end


def _bare_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without small words that would be left hanging at its end."""
    while found := _DANGLING.search(text[start:end]):
        end = start + found.start()
    return start, end


def _pieces(text: str, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    found, start = [], 0
    for cut in boundary.finditer(text):
        if cut.start() > start:
            found.append((start, cut.start()))
        start = cut.end()
    return [*found, (start, len(text))]


def _runs(text: str, boundary: re.Pattern[str], most: int) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring pieces that are neither too long nor too short."""
    pieces = _pieces(text, boundary)[:_PIECES]
    for i, (start, _) in enumerate(pieces):
        for _, end in pieces[i:]:
            words = len(text[start:end].split())
            if words > most:
                break
            if words >= _FEWEST:
                yield start, end


def clip(item: Quotable, most: int = MAX_WORDS) -> Quote:
    """A stretch of a quote that fits into a sentence: a sentence or a clause of it, verbatim.

    Args:
        item: anything that quotes the text.
        most: how many words fit.

    >>> clip(Quote(10, 38, '"Good answer," she said then.')).quote
    '"Good answer," she said then'
    >>> clip(Quote(0, 44, "It dragged on and on. I did like the boiler."), 5).quote
    'It dragged on and on'
    """
    text = item.quote
    start, end = _trimmed(text, 0, len(text))
    if len(text[start:end].split()) > most:
        for boundary in (_SENTENCE_ENDS, _CLAUSE_ENDS):
            runs = [_trimmed(text, *_bare_end(text, *run)) for run in _runs(text, boundary, most)]
            if runs:
                start, end = max(runs, key=lambda r: (len(text[r[0] : r[1]].split()), -r[0]))
                break
        else:
            words = list(re.finditer(r"\S+", text[start:end]))
            start, end = _trimmed(text, *_bare_end(text, start, start + words[most - 1].end()))
    return Quote(item.start + start, item.start + end, text[start:end])


def said(quote: Quote) -> str:
    """A clipped quote on one line, as it stands between quotation marks.

    >>> said(Quote(0, 11, "she smiled\\n"))
    'she smiled'
    """
    return " ".join(quote.quote.split())
