"""Where a stretch of a text can be cut, so that what is left is a sentence, a clause or a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from afterview.content import words_of

_SLACK = 4
FEWEST = 3
_ENOUGH = 5
_PIECES = 60
BARE = " \t\r\n.,;:–—-*#>…"
MARKS = '"“”«»'
TITLES = "".join(rf"(?<!\b{t}\.)" for t in ("Mr", "Mrs", "Ms", "Dr", "St", "Prof", "No", "vs"))
_SENTENCE_ENDS = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”'])){TITLES}\s+|\n+")
_BESIDE = re.compile(r",\s+[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?$")


class CuttingWords(NamedTuple):
    """The expressions of `content/words/cutting.toml`."""

    clause_ends: re.Pattern[str]
    phrase_ends: re.Pattern[str]
    lead: re.Pattern[str]
    dangling: re.Pattern[str]
    run_on: re.Pattern[str]
    joins: re.Pattern[str]
    joined: re.Pattern[str]
    leads_up: re.Pattern[str]
    places_it: re.Pattern[str]
    subject: re.Pattern[str]
    main: re.Pattern[str]
    doing: re.Pattern[str]
    stranded: re.Pattern[str]
    tail: re.Pattern[str]


_words = words_of("cutting", CuttingWords)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and punctuation at its edges, and without a lonely quotation mark."""
    while start < end:
        before = start, end
        while start < end and text[start] in BARE:
            start += 1
        while start < end and text[end - 1] in BARE:
            end -= 1
        inside = text[start:end]
        marks = sum(inside.count(mark) for mark in MARKS)
        first, last = inside[:1] in MARKS, inside[-1:] in MARKS
        if inside and first and last and marks == 2:
            start, end = start + 1, end - 1
        elif inside and first and marks % 2:
            start += 1
        elif inside and last and marks % 2:
            end -= 1
        if (start, end) == before:
            break
    return start, end


def without_lone_mark(text: str, start: int, end: int) -> tuple[int, int]:
    """Of a stretch with speech that only begins or ends in it, the longer side of the mark.

    >>> said = 'He said "you are the best I have'
    >>> said[slice(*without_lone_mark(said, 0, len(said)))]
    'you are the best I have'
    """
    lone = [place for place in range(start, end) if text[place] in MARKS]
    if len(lone) != 1:
        return start, end
    mark = lone[0]
    sides = trimmed(text, start, mark), trimmed(text, mark + 1, end)
    return max(sides, key=lambda side: length(text, *side))


def length(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _bare_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without small words that would be left hanging at its end."""
    while found := _words().dangling.search(text[start:end]):
        end = start + found.start()
    return start, end


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a conjunction that leads over from what stood before it, or trails off."""
    for _ in range(2):
        lead = _words().lead.match(text, start, end)
        if lead is None or length(text, lead.end(), end) < FEWEST:
            break
        start = lead.end()
    if (tail := _words().tail.search(text[start:end])) and length(text, start, end) > FEWEST:
        end = start + tail.start()
    return trimmed(text, start, end)


def unjoined(words: str) -> str:
    """Words without the conjunctions that join them to a clause before them, or trail off behind them.

    >>> unjoined("but then he sat down."), unjoined("I like it, but"), unjoined("so tired")
    ('he sat down.', 'I like it', 'so tired')
    """
    while (lead := _words().joined.match(words)) and length(words, lead.end(), len(words)) > 1:
        words = words[lead.end() :]
    bare = words.rstrip(" ,;:–—")
    tail = _words().tail.search(bare)
    return bare[: tail.start()] if tail and length(bare, 0, tail.start()) >= FEWEST else words


def _pieces(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    for cut in boundary.finditer(text, start, end):
        if boundary is _words().run_on:
            last = text[start : cut.start()].split()[-1:][0].lower()
            if _words().joins.match(last):
                continue
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


def _may_end(text: str, run: tuple[int, int], end: int) -> bool:
    """Whether a run can end there: not at a name put beside another, nor before what it leads up to."""
    if run[1] >= end:
        return True
    inside = text[run[0] : run[1]]
    beside = _BESIDE.search(inside) or re.match(
        r",\s+[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?,", text[run[1] :]
    )
    if _words().leads_up.match(inside):
        told = bool(_words().main.search(inside)) or len(_words().subject.findall(inside)) > 1
    else:
        acts = _words().subject.search(inside) or _words().doing.search(inside)
        told = not _words().places_it.match(inside) or bool(acts)
    return told and not beside


def _runs(
    text: str, start: int, end: int, boundary: re.Pattern[str], most: int
) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring pieces that are neither too long nor too short, nor cut through speech."""
    pieces = _pieces(text, start, end, boundary)[:_PIECES]
    for i, (low, _) in enumerate(pieces):
        for _, high in pieces[i:]:
            ends = high == end or (
                boundary is _words().clause_ends and _words().stranded.search(text, low, high)
            )
            bare = (low, high) if ends else _bare_end(text, low, high)
            run = without_edges(text, *trimmed(text, *bare))
            words = length(text, *run)
            if words > most:
                break
            if words >= FEWEST and _balanced(text[slice(*run)]) and _may_end(text, run, end):
                yield run


def shortened(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    """A sentence, a clause or a phrase of the stretch, from its beginning where that is enough."""

    begin = without_edges(text, start, end)[0]
    later: list[tuple[int, int]] = []
    ends, roomy = _words(), most + min(_SLACK, most // 4)
    for boundary in (_SENTENCE_ENDS, ends.clause_ends, ends.run_on, ends.phrase_ends):
        if boundary is ends.phrase_ends and length(text, start, end) <= roomy:
            return start, end
        runs = list(_runs(text, start, end, boundary, most))
        if boundary is _SENTENCE_ENDS and runs:
            return max(runs, key=lambda run: (length(text, *run), -run[0]))
        first = [run for run in runs if run[0] <= begin and length(text, *run) >= _ENOUGH]
        if first:
            return max(first, key=lambda run: run[1])
        later = later or runs
    if later:
        return max(later, key=lambda run: (length(text, *run), -run[0]))
    words = list(re.finditer(r"\S+", text[start:end]))
    return trimmed(text, *_bare_end(text, start, start + words[most - 1].end()))
