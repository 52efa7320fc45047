"""Quotes as they stand in a sentence of ours: verbatim, short, whole where that is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterview.records import Quote, SelfTalk, Signal, Stumble

Quotable = Quote | Signal | SelfTalk | Stumble
MAX_WORDS = 18
CUT = " …"
_SLACK = 4
_FEWEST = 3
_ENOUGH = 5
_PIECES = 60
_BARE = " \t\r\n.,;:–—-*#>…"
_MARKS = '"“”«»'
_TITLES = "".join(rf"(?<!\b{t}\.)" for t in ("Mr", "Mrs", "Ms", "Dr", "St", "Prof", "No", "vs"))
_SENTENCE_ENDS = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”'])){_TITLES}\s+|\n+")
_CLAUSE_ENDS = re.compile(
    r"(?<!\s)\s*[;:,—–]\s+|(?<!\s)\s+-+\s+|(?<!\s)\s+(?=(?:and|but|so|because|which)\s)"
)
_PHRASE_ENDS = re.compile(
    r"(?<!\s)\s+(?=(?:when|while|until|till|if|before|after|where|who|that|than|though|like|as|for|"
    r"with|at|on|in|from|into)\s)"
)
_LEAD = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s*(?:am|pm)?\s*[-–:]?\s+|(?:no|yes|ok|okay|well|anyway|mind you),\s+|(?:and|but|because|cos|or|then|though|also|plus)\s+|so\s+(?=(?:i|i'm|i’m|he|she|they|we|you|it|the|"
    r"a|my|that|there|nobody|not)\b))",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?<!\s)\s+(?:and|but|so|because|which|or|the|a|an|to|of|in|on|at|for|with|from|by|as|than|then|"
    r"that|who|his|her|their|my|your|our|I|i|is|was|were|are|very|even|how|why|should|would|could|not|no)$"
)
_TAIL = re.compile(r"(?<!\s)[,\s]+(?:and|but|because|or|(?<!think )(?<!said )(?<!hope )so)$", re.I)


_ALONE = re.compile(
    r"(?:[A-Z\"“]|i\b|he\b|she\b|they\b|the\b|a\b|an\b|we\b|it\b|one\b|both\b|their\b|his\b|her\b|my\b)"
)
_ASKING = re.compile(
    r"\?|\b(?:could|would|was|did|do|can|will|were|had|am|should) (?:I|i|you|we)\b|"
    r"^(?:when|what|how|why|who|which|where)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:that|this|it|which|who|there|also|and|but)\b", re.IGNORECASE)


def stands_alone(quote: str) -> bool:
    """Whether a quote can be understood without what stands around it.

    >>> stands_alone("She drew me the whole county"), stands_alone("made fun with me")
    (True, False)
    >>> stands_alone("my present basic, and could I be released")
    False
    """
    words = quote.split()
    begins = _ALONE.match(quote) and not _LOOSE.match(quote)
    return len(words) >= _FEWEST + 1 and bool(begins) and not _ASKING.search(quote)


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
        if inside and first and last and marks == 2:
            start, end = start + 1, end - 1
        elif inside and first and marks % 2:
            start += 1
        elif inside and last and marks % 2:
            end -= 1
        if (start, end) == before:
            break
    return start, end


def _length(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _bare_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without small words that would be left hanging at its end."""
    while found := _DANGLING.search(text[start:end]):
        end = start + found.start()
    return start, end


def _without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a conjunction that leads over from what stood before it, or trails off."""
    for _ in range(2):
        lead = _LEAD.match(text, start, end)
        if lead is None or _length(text, lead.end(), end) < _FEWEST:
            break
        start = lead.end()
    if (tail := _TAIL.search(text[start:end])) and _length(text, start, end) > _FEWEST:
        end = start + tail.start()
    return _trimmed(text, start, end)


def _pieces(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    for cut in boundary.finditer(text, start, end):
        if cut.start() > start:
            found.append((start, cut.start()))
        start = cut.end()
    return [*found, (start, end)]


def _balanced(stretch: str) -> bool:
    """Whether every quotation mark and bracket in it has its partner."""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"))
    return stretch.count('"') % 2 == 0 and all(
        stretch.count(a) == stretch.count(b) for a, b in pairs
    )


def _runs(
    text: str, start: int, end: int, boundary: re.Pattern[str], most: int
) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring pieces that are neither too long nor too short, nor cut through speech."""
    pieces = _pieces(text, start, end, boundary)[:_PIECES]
    for i, (low, _) in enumerate(pieces):
        for _, high in pieces[i:]:
            bare = (low, high) if high == end else _bare_end(text, low, high)
            run = _without_edges(text, *_trimmed(text, *bare))
            words = _length(text, *run)
            if words > most:
                break
            if words >= _FEWEST and _balanced(text[run[0] : run[1]]):
                yield run


def _shortened(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """A sentence, a clause or a phrase of the stretch, from its beginning where that is enough."""

    begin = _without_edges(text, start, end)[0]
    later: list[tuple[int, int]] = []
    for boundary in (_SENTENCE_ENDS, _CLAUSE_ENDS, _PHRASE_ENDS):
        if boundary is _PHRASE_ENDS and _length(text, start, end) <= most + min(_SLACK, most // 4):
            return start, end
        runs = list(_runs(text, start, end, boundary, most))
        if boundary is _SENTENCE_ENDS and runs:
            return max(runs, key=lambda run: (_length(text, *run), -run[0]))
        first = [run for run in runs if run[0] <= begin and _length(text, *run) >= _ENOUGH]
        if first:
            return max(first, key=lambda run: run[1])
        later = later or runs
    if later:
        return max(later, key=lambda run: (_length(text, *run), -run[0]))
    words = list(re.finditer(r"\S+", text[start:end]))
    return _trimmed(text, *_bare_end(text, start, start + words[most - 1].end()))


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
    start, end = _without_edges(text, *_trimmed(text, 0, len(text)))
    if _length(text, start, end) > most:
        start, end = _shortened(text, start, end, most)
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
    whole = not rest.strip(_BARE + _MARKS) or re.match(
        r"\s*[.,;:!?…—–\"”)\n]|\s+-|\s+(?:and|but|so|because|which)\b", rest
    )
    return quote, said(quote) if whole else said(quote) + CUT
