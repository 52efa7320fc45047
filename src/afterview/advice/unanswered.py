"""What the writer left not knowing and may ask of the company: which of it, and each thing once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from afterview.advice.open_points import Shape, open_point
from afterview.advice.sore import content_words
from afterview.quoting import shown
from afterview.records import Quote, Reflection

_ASKED_BEFORE = 140
_FEWEST = 3
_BARELY = 8  # words that hold no more than the answer
# What was left open about how they took it is no question to them, and what goes back to the hard moment
# even less.
_THEIR_VIEW = re.compile(
    r"\b(?:second (?:go|chance|try))\b|\b(?:they|he|she|anybody|anyone)(?: even| really| ever| also)? (?:heard|notic\w+|saw|thought?|think|liked?|minded?|"
    r"believed?|took|caught|remember\w*|realis\w+|realiz\w+|meant|felt|(?:was|were|is|are) (?:\w+ing|angry|cross|bored|"
    r"serious|kidding|impressed|pleased|cold|put off|disappointed|happy|annoyed|being))\b",
    re.IGNORECASE,
)
# Nor is how many others there are, and who.
_OTHERS = re.compile(
    r"\b(?:candidates?|applicants?|competition|shortlist\w*|(?:are|were) seeing|up against|others? (?:applied|there)|who (?:else|got|gets) (?:it|the job|in)?)\b",
    re.I,
)
_STATUS = re.compile(
    r"\b(?:when (?:I|I'd|you'd|you|they|she|he)(?:'ll| would| will|'d)? (?:hear|be deciding|decide|know|call|ring)|result|"
    r"decid\w+|what (?:happens|comes) (?:next|now|from here)|next step|hear back|on (?:my|your) chances)\b",
    re.IGNORECASE,
)
# What they answered, where the question itself stands before it.
_ANSWER = re.compile(
    r"\b(?:he|she|they|madam|sir|boss|recruiter|hr)\b.*\b(?:said|says|told|goes|went|shrugged|laughed|smiled|didn't|"
    r"wouldn't|couldn't|could not|never|only)|[\"“]|\bdepends\b|\bconfidential\b",
    re.IGNORECASE | re.DOTALL,
)


# This says only that there was none.
_NO_ANSWER = re.compile(
    r"\b(?:nobody|no one|he|she|they)(?: didn't| never)? answer(?:ed)?\b|\banswer is\b|\b(?:no|an?|any)(?: \w+)? answer\b|\b(?:let's|let us|we'll|we shall) see\b",
    re.IGNORECASE,
)


_POINTS_BACK = re.compile(
    r"(?:that|this)(?:['’]s| is| was) (?:what|the (?:one|thing)|something) I\b", re.I
)


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
        if any(cue.search(quote.quote) for cue in (_THEIR_VIEW, _OTHERS)) or _recalls(
            quote, reflection
        ):
            continue
        quote = _with_what_it_means(quote, text)
        point = open_point(quote.quote)
        plain = quote.quote.replace("’", "'")
        answer = point.shape == "quote" and (_ANSWER.search(plain) or _NO_ANSWER.search(plain))
        if answer and (before := _asked_before(quote, reflection.own_questions)):
            asked = open_point(before.quote)
            point = asked if asked.shape != "quote" else point
        if point.shape == "quote" and _NO_ANSWER.search(plain) and len(plain.split()) <= _BARELY:
            continue
        own = Point(*point, shown(quote, 16)[1])
        if not any(_stems(own.phrase) & _stems(other.phrase) for other in found):
            found.append(own)
    found.sort(key=lambda p: (p.shape == "quote", _STATUS.search(p.phrase) is not None))
    return found


def _with_what_it_means(quote: Quote, text: str) -> Quote:
    """ "that's what I never found out", with the question that stands before it.

    >>> told = "Ok. Will I drive, that's what I never found out."
    >>> _with_what_it_means(Quote.of(told, 18, 47), told).quote
    'Will I drive?'
    """
    if not _POINTS_BACK.match(quote.quote):
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
