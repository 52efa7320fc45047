"""Where a stretch of a text can be cut, so that what is left is a sentence, a clause or a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLACK = 4
FEWEST = 3
_ENOUGH = 5
_PIECES = 60
BARE = " \t\r\n.,;:–—-*#>…"
MARKS = '"“”«»'
_TITLES = "".join(rf"(?<!\b{t}\.)" for t in ("Mr", "Mrs", "Ms", "Dr", "St", "Prof", "No", "vs"))
_SENTENCE_ENDS = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”'])){_TITLES}\s+|\n+")
_CLAUSE_ENDS = re.compile(
    r"(?<!\s)\s*[;:,—–]\s+|(?<!\s)\s+-+\s+|(?<!\s)\s+(?=(?:and(?=\s+(?:[^\s.,;:!?]+\s+){2})|but|(?<!said )(?<!told him )(?<!told her )(?<!told them )so|because|which)\s)"
)
_PHRASE_ENDS = re.compile(
    r"(?<!\s)\s+(?=(?:when|while|until|till|if|before|after|where|who|that|than|though|like|as|for|"
    r"with|at|on|in|from|into)\s)"
)
_LEAD = re.compile(
    r"(?:\d{1,2}[:.]\d\d\s*(?:am|pm)?\s*[-–:]?\s+|(?:no|yes|ok|okay|well|mind(?: you)?),\s+|(?:anyways?|yeah|yep),?\s+|(?:said|says|goes) [A-Z]\w+,\s+|(?:he|she|they) (?:said|says),?\s+and\s+|(?:it|it all|things) went wrong when\s+|I(?: would|['’]d) say(?: that)?\s+(?=\S+ \S+ \S)|(?:and|but|because|cos|or|then|though|though|also|plus)\s+|so\s+(?=(?:on|at|in|for|today|maybe|everyone|everybody|i|i'm|i’m|he|she|they|we|you|it|the|"
    r"a|my|that|there|nobody|not)\b))",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?<!\s)\s+(?:and|but|so|because|which|or|the|a|an|to|of|in|on|at|for|with|from|by|as|than|then|"
    r"that|who|his|her|their|my|your|our|I|i|is|was|were|are|very|even|how|why|should|would|could|not|no|"
    r"(?:and|but|because|that|when|if|while) (?:it|he|she|they|we))$"
)
# In speech without stops a new clause begins where somebody does the next thing.
_RUN_ON = re.compile(r"(?<!\s)\s+(?=(?:I|i|he|she|they|we)(?:['’](?:m|d|ve|ll|s|re))?\s)")
_JOINS = frozenset(
    re.findall(
        r"\S+",
        "that what when if and but so because cos said say says told tell think thought know knew hope guess after "
        "before as how why where which who whom the than since until till while whether like thing things "
        "everything anything something nothing way time times day one all moment minute first last people "
        "man person me you us did do does was were is are had has have would could should can will may might asked "
        "once though although wish bet mean suppose felt feel believe sure glad sorry happy afraid even maybe "
        "perhaps only also never or for with of to in must whatever whenever wherever till unless",
    )
)
_BESIDE = re.compile(r",\s+[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?$")
_LEADS_UP = re.compile(
    r"(?:when|if|while|as|after|before|because|although|though)\s", re.IGNORECASE
)
_PLACES_IT = re.compile(r"(?:on|in|at|with|for|from|about)\s", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:I|he|she|they|we|it|you|nobody|everybody)\b")
_MAIN = re.compile(
    r",\s+(?:and |but |then )?(?:I|he|she|they|we|it|you|the|my|his|her|nobody|everybody)\b"
)
_DOING = re.compile(
    r"\b(?:\w+ed|was|were|is|are|had|has|said|told|gave|got|went|came|took|made|wrote|knew|kept|let)\b"
)
_STRANDED = re.compile(r"\s(?:on|in|for|with|at|by|about|to|of|from|not)\Z")
_TAIL = re.compile(
    r"(?<!\s)[,\s]+(?:and|but|because|or|(?<!think )(?<!said )(?<!hope )(?<!him )(?<!her )(?<!them )so)$",
    re.I,
)


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


def length(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _bare_end(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without small words that would be left hanging at its end."""
    while found := _DANGLING.search(text[start:end]):
        end = start + found.start()
    return start, end


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a conjunction that leads over from what stood before it, or trails off."""
    for _ in range(2):
        lead = _LEAD.match(text, start, end)
        if lead is None or length(text, lead.end(), end) < FEWEST:
            break
        start = lead.end()
    if (tail := _TAIL.search(text[start:end])) and length(text, start, end) > FEWEST:
        end = start + tail.start()
    return trimmed(text, start, end)


def _pieces(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    for cut in boundary.finditer(text, start, end):
        if boundary is _RUN_ON and text[start : cut.start()].split()[-1:][0].lower() in _JOINS:
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
    if _LEADS_UP.match(inside):
        told = bool(_MAIN.search(inside)) or len(_SUBJECT.findall(inside)) > 1
    else:
        acts = _SUBJECT.search(inside) or _DOING.search(inside)
        told = not _PLACES_IT.match(inside) or bool(acts)
    return told and not beside


def _runs(
    text: str, start: int, end: int, boundary: re.Pattern[str], most: int
) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring pieces that are neither too long nor too short, nor cut through speech."""
    pieces = _pieces(text, start, end, boundary)[:_PIECES]
    for i, (low, _) in enumerate(pieces):
        for _, high in pieces[i:]:
            ends = high == end or (boundary is _CLAUSE_ENDS and _STRANDED.search(text, low, high))
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
    for boundary in (_SENTENCE_ENDS, _CLAUSE_ENDS, _RUN_ON, _PHRASE_ENDS):
        if boundary is _PHRASE_ENDS and length(text, start, end) <= most + min(_SLACK, most // 4):
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
