"""Sentences and clauses by rule, as half-open offsets into the original text.

A parser would cut more finely and costs a hundred times as much; the classifier sees every clause
in its context, so a cut in the wrong place costs little.
"""

from __future__ import annotations

import itertools
import re

from afterview.front import front_end

Offsets = tuple[int, int]

_ABBREVIATION = re.compile(
    r"\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[SJ]r|[Rr]ev|[Ff]r|vs|approx|[Dd]ept|Inc|Ltd|Co"
    r"|e\.g|i\.e|a\.m|p\.m|[A-Z])\.$"
)
_NUMBER = re.compile(r"\b[Nn]o\.(?=\s*\d)")  # "no. 5", where "They said no." ends a sentence
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"'’”)\]*]*(?=\s|$)"  # a full stop and what closes after it
    r"|\n\s*\n"  # a blank line
    r"|\n(?=\s*(?:[-*•–>#]|\d+[.)])\s)"  # the next list item
    r"|[\U0001F300-\U0001FAFF☀-➿️]+(?=\s+[A-Z])"
)
_LINE_END = re.compile(r"\n")
_SUBJECT = (
    r"(?:i|i'm|i’m|i've|i’ve|i'd|i’d|i'll|i’ll|he|she|they|we|you|it|it's|it’s|that|that's|that’s|there|"
    r"he's|she's|they're|he’s|she’s|they’re|this|my|her|his|their|the|nobody|everyone|who|what)"
)
_CLAUSE_CUT = re.compile(
    r"(?<!\s)\s*[;:](?=\s)"
    r"|(?<!\s)\s+[-–—]+(?=\s)"
    r"|(?<!\s)\s*—\s*"
    r"|(?<!\s)\s*\.{2,}|…"
    r"|,(?=\s+(?:and|but|so|or|because|then|which|while|though|although|yet|nor|plus|just|not|who|"
    r"when|where|since|as|if|until|till|like|even|" + _SUBJECT[3:-1] + r")\b)"
    r"|(?<!\s)(?=\s+(?:but|because|cos|although|though|whereas)\s)"
    r"|(?<!\s)(?=\s+(?:and|so|then)\s+(?:then\s+)?" + _SUBJECT + r"\b)"
    r"|(?<=[\w.,!?])(?=\s+[(\[])"
    r"|(?<=[)\]])(?=\s)"
    r"|,[\"”’'](?=\s)"
    r"|(?<=[a-z,:])(?=\s+[\"“‘]\w+\s+\w+\s+\w+)",
    re.IGNORECASE,
)
MIN_CLAUSE_WORDS = 3
MAX_SENTENCE = 400


def _trim(text: str, start: int, end: int) -> Offsets:
    while start < end and (text[start].isspace() or text[start] in "-*•>#,;:–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
        end -= 1
    return start, end


def _capped(text: str, start: int, end: int) -> list[Offsets]:
    """Unpunctuated runs are cut at a line or a space, so that no sentence grows without end."""
    pieces = []
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind("\n", start, start + MAX_SENTENCE), 0)
        if cut <= start:
            cut = text.rfind(", ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        if cut <= start:
            cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        if cut <= start:
            cut = start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def sentences(text: str) -> tuple[Offsets, ...]:
    """The sentences of a text, without its front matter; line breaks of hard-wrapped prose don't end one.

    >>> text = "I froze. Mr. Lee smiled!\\n- asked about pay"
    >>> [text[a:b] for a, b in sentences(text)]
    ['I froze.', 'Mr. Lee smiled!', 'asked about pay']
    >>> text = "They said no. Room no. 5."
    >>> [text[a:b] for a, b in sentences(text)]
    ['They said no.', 'Room no. 5.']
    """
    cuts, start = [], front_end(text)
    for found in _SENTENCE_END.finditer(text, start):
        before = max(start, found.start() - 8)
        if text[found.start()] == "." and (
            _ABBREVIATION.search(text, before, found.start() + 1)
            or _NUMBER.match(text, max(start, found.start() - 2))
        ):
            continue
        following = text[found.end() : found.end() + 12].lstrip()
        quoted = text[found.end() - 1] in "\"'’”" and found.group()[0] in "?!"
        if quoted and following[:1].islower():
            continue  # "and if the client retries?" she asked
        cuts.append(found.end())
    pieces: list[Offsets] = []
    for cut in [*cuts, len(text)]:
        for a, b in _lines(text, start, cut):
            pieces.extend(_capped(text, a, b))
        start = cut
    trimmed = (_trim(text, a, b) for a, b in pieces)
    return tuple(
        (a, b)
        for a, b in trimmed
        if b > a and any(c.isalnum() or ord(c) > 0x2600 for c in text[a:b])
    )


def _lines(text: str, start: int, end: int) -> list[Offsets]:
    """Cut at a line break where the next line begins like a new sentence."""
    cuts = [
        found.start()
        for found in _LINE_END.finditer(text, start, end)
        if (rest := text[found.end() : found.end() + 40].lstrip())
        and rest[:1].isupper()
        and found.start() - text.rfind("\n", 0, found.start()) < 70
    ]
    edges = [start, *cuts, end]
    return list(itertools.pairwise(edges))


def clauses(text: str, start: int, end: int) -> tuple[Offsets, ...]:
    """The clauses of the sentence ``text[start:end]``; at least one, none under three words.

    >>> text = "She nodded along, but I blew it completely."
    >>> [text[a:b] for a, b in clauses(text, 0, len(text))]
    ['She nodded along', 'but I blew it completely.']
    """
    edges = [start]
    for found in _CLAUSE_CUT.finditer(text, start, end):
        if len(text[edges[-1] : found.end()].split()) >= MIN_CLAUSE_WORDS:
            edges.append(found.end())
    if len(edges) > 1 and len(text[edges[-1] : end].split()) < MIN_CLAUSE_WORDS:
        edges.pop()
    pieces = (_trim(text, a, b) for a, b in zip(edges, [*edges[1:], end], strict=True))
    return tuple(piece for piece in pieces if piece[1] > piece[0]) or ((start, end),)
