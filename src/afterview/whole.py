"""Quotes widened to the clause that they stand in, where a reader's mark begins or ends within it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from afterview.cutting import TITLES
from afterview.lines import at, in_a_line, is_in_lines
from afterview.nearby import overlapping
from afterview.places import places
from afterview.records import Quote, Reflection, SelfTalk, Signal, Stumble
from afterview.whose import sentence_of

Q = TypeVar("Q", Quote, Signal, Stumble)
_BEFORE = 9  # words that may be taken in on the left
_AFTER = 5  # and on the right
_LONGEST = 16
_REACH = 160
_NAME_WORDS = 5
# After a small word, so that it isn't the capital of a sentence.
_NAME_BEFORE = re.compile(r"(?<=[a-z,] )((?:[A-Z][\w&'’-]* ){1,2})$")
_NAME_AFTER = re.compile(r"((?: (?!I\b|I['’])[A-Z][\w&'’-]*){1,2})(?=\s[a-z]|\sI\b|[.,;:!?)\n]|$)")
_FEW_WORDS = 4
_MARKS = re.compile(r"[\"“”]")
# What somebody said, where the writer's own act follows on it.
_SPEECH = re.compile(r"[\"“][^\"“”]{2,160}[\"”],?\s+(?:and|but)\s+(?=I\s+\S+\s+\S)")
_OPENS = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][\"”'])){TITLES}\s+|\n+|[:;]\s+|\s[–—-]+\s")
_STOPS = re.compile(r"[.,;:!?…\n\"“”()]|\s[–—-]+\s|$")
# A quote that begins like this begins a clause; any other small first letter is in the middle of one.
_COMPLETE = re.compile(
    r"[^a-z]|(?:i|i'm|i’m|i've|i’ve|i'd|i’d|im|ive|he|she|they|we|you|it|its|it's|it’s|the|a|an|my|his|her|"
    r"their|our|your|this|that|these|those|there|no|not|nobody|nothing|everyone|everybody|somebody|one|"
    r"two|three|some|all|both|what|how|when|if|after|then|and|but|so|because|never|forgot|didn't|didnt|"
    r"didn’t|dunno|still|to)\b",
)
_HANGS = re.compile(
    r"\b(?:of|to|in|on|at|for|with|from|by|as|than|that|who|the|a|an|his|her|their|my|your|our|not|never|"
    r"is|was|are|were|had|has|have|be|and|or|very|so|too)$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(?:that|this|it|which)\b")
_LEANS = re.compile(r"(?:,|\band|\bbut)\s+$")
_AFTER_COMMA = re.compile(r",\s+(?:and\s+|but\s+|or\s+)?$")
_VERB = re.compile(
    r"(?:\w{1,24}(?:ed|ing)|had|has|was|is|were|are|goes|went|said|says|told|gave|took|got|made|wrote|knew|kept|put|sat|"
    r"stood|came|let|ran|read|cut|did|asks?|smiles?|nods?|leant|that|this|which|it|only|then)\b"
)
Spans = Sequence[tuple[int, int]]


def whole(item: Q, text: str, apart: Spans = ()) -> Q:
    """A quote with the words before it that its clause begins with, and those that it breaks off at.

    Args:
        item: a quote of the text.
        text: the original.
        apart: stretches that it may not reach into, such as negative thoughts.

    >>> told = "Gareth had a coffee in my hand. Nice."
    >>> whole(Quote.of(told, 7, 30), told).quote
    'Gareth had a coffee in my hand'
    """
    if text[item.start : item.end] != item.quote or not item.quote.strip():
        return item
    item = _closed(item, text)
    start, end = _begun(item.start, item.end, text), _finished(item.end, text)
    for low, high in ((start, end), (start, item.end), (item.start, end)):
        if (low, high) == (item.start, item.end) or len(text[low:high].split()) > _LONGEST:
            continue
        gained = ((low, item.start), (item.end, high))
        if not any(a < stop and begin < b for a, b in gained for begin, stop in apart):
            return dataclasses.replace(item, start=low, end=high, quote=text[low:high])
    return item


def _closed(item: Q, text: str) -> Q:
    """The quote with the mark that closes what somebody says in it, where it breaks off before that mark.

    >>> _closed(Quote(0, 14, 'She said "good'), 'She said "good".').quote
    'She said "good"'
    """
    after = re.match(r"[.!?…]?[\"”]", text[item.end : item.end + 2])
    opened = item.quote.count('"') % 2 or item.quote.count("“") > item.quote.count("”")
    if after is None or not opened:
        return item
    end = item.end + after.end()
    return dataclasses.replace(item, end=end, quote=text[item.start : end])


def _begun(start: int, end: int, text: str) -> int:
    """Where the clause begins, if the quote begins within it and that isn't far."""
    loose = _LOOSE.match(text, start, end) and _LEANS.search(text, max(0, start - 8), start)
    if _COMPLETE.match(text, start, end) and not loose:
        return start
    low = max(0, start - _REACH)
    opens = [m.end() for m in _OPENS.finditer(text, low, start)]
    begin = opens[-1] if opens else low
    if _AFTER_COMMA.search(text[low:start]) and not _VERB.match(text, start, end):
        return start
    gained = text[begin:start]
    if (not opens and low) or len(gained.split()) > _BEFORE or re.search(r"[\"“”(]", gained):
        return start
    return begin


def _finished(end: int, text: str) -> int:
    """Where the clause ends, if the quote breaks off at a small word and that isn't far."""
    if not _HANGS.search(text, max(0, end - 12), end) or not text[end : end + 1].isspace():
        return end
    found = _STOPS.search(text, end)
    stop = found.start() if found else end
    return stop if len(text[end:stop].split()) <= _AFTER else end


def _whole_name(name: str | None, text: str) -> str | None:
    """A name with the words with a capital that it goes on with, where the text has it only so.

    >>> _whole_name("Lake Exports", "I was at Tikur Lake Exports today.")
    'Tikur Lake Exports'
    >>> _whole_name("Heritage", "At Heritage Trams. At Heritage, again.")
    'Heritage'
    """
    if not name or not name[:1].isupper():
        return name
    found = list(places(name, text))
    if len(found) != 1:
        return name
    before = _NAME_BEFORE.search(text[max(0, found[0].start - 40) : found[0].start])
    after = _NAME_AFTER.match(text, found[0].end)
    longer = f"{before[1] if before else ''}{name}{after[1] if after else ''}"
    return longer if len(longer.split()) <= _NAME_WORDS else name


def _after_speech(moment: Stumble, text: str) -> Stumble:
    """A stumble that begins with what they said, within its sentence, as what follows on that.

    >>> told = 'They asked for it "like a storm", and I took it too slowly.'
    >>> _after_speech(Stumble(18, 58, told[18:58], 0.9), told).quote
    'I took it too slowly'
    """
    before = text[max(0, moment.start - 3) : moment.start].rstrip()
    said = _SPEECH.match(text, moment.start, moment.end)
    if said is None or not before or before[-1] in ".!?…":
        return moment
    return at(moment, text, said.end(), moment.end)


def _thought(one: SelfTalk, talk: Sequence[SelfTalk], text: str) -> SelfTalk:
    """A thought of very few words as its sentence, where no other stands in it.

    >>> told = "Well. It would be, on any other day. I'm useless."
    >>> short = SelfTalk(6, 17, "It would be", (), 1, 0.9)
    >>> _thought(short, [short], told).quote
    'It would be, on any other day'
    >>> curse = SelfTalk(6, 13, "Muppet.", (), 1, 0.9)
    >>> _thought(curse, [curse], "Dried. Muppet. She walked me out.").quote
    'Muppet.'
    """
    if len(one.quote.split()) >= _FEW_WORDS or text[one.start : one.end] != one.quote:
        return one
    start, end = sentence_of(text, one.start, one.end)
    alone = len(overlapping(talk, start, end)) < 2
    fits = len(text[start:end].split()) <= _LONGEST and not _MARKS.search(text, start, end)
    return at(one, text, start, end) if alone and fits else one


def readable(reflection: Reflection, text: str) -> Reflection:
    """The reflection with its thoughts, signs and stumble as they can be shown: none over the end of a line
    without a stop, no thought of two words of a sentence, and no stumble that begins in what they said."""
    moment = reflection.stumble
    talk = [in_a_line(one, text, lines=False) for one in reflection.self_talk]
    return dataclasses.replace(
        reflection,
        self_talk=tuple(_thought(one, talk, text) for one in talk),
        signals=tuple(in_a_line(one, text, lines=False) for one in reflection.signals),
        stumble=_after_speech(in_a_line(moment, text, lines=False), text) if moment else None,
    )


def whole_quotes(reflection: Reflection, text: str) -> Reflection:
    """The reflection with its quotes widened to whole clauses; negative thoughts stay as they are.

    What was left open is turned into questions and stays too, but for the end of a line without a stop.
    """
    lines = is_in_lines(text)
    thoughts = [(t.start, t.end) for t in reflection.self_talk]
    moment = reflection.stumble
    apart = [*thoughts, *([(moment.start, moment.end)] if moment else [])]

    def wider(items: Iterable[Q]) -> tuple[Q, ...]:
        return tuple(in_a_line(whole(item, text, apart), text, lines) for item in items)

    return dataclasses.replace(
        reflection,
        signals=wider(reflection.signals),
        company=_whole_name(reflection.company, text),
        role=_whole_name(reflection.role, text),
        unanswered=tuple(in_a_line(item, text, lines) for item in reflection.unanswered),
        strengths=wider(reflection.strengths),
        balanced=wider(reflection.balanced),
        drawbacks=wider(reflection.drawbacks),
        stumble=whole(moment, text, thoughts) if moment else None,
    )
