"""Whose a topic is: something of the employer's work that a question can be about, or the writer's own.

A reader marks what was talked about. What the writer answered, forgot or was examined on, a patient of
theirs or a tool of their own, makes a question to the company silly or worse: so a topic counts only where
the text shows that it is the other side's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from afterview.content import words_of
from afterview.places import Place, places
from afterview.quoting import Quotable
from afterview.records import Reflection
from afterview.whose import sentence_of

# Acts in which they speak of their work, or show it.
_OF_WORK = frozenset(
    [
        "sold_the_role",
        "answered_in_depth",
        "introduced_others",
        "next_steps",
        "spoke_as_if_hired",
        "offered",
    ]
)
_FIELDS = ("own_questions", "unanswered", "drawbacks")


class TheirWords(NamedTuple):
    """The expressions of `content/words/theirs.toml`."""

    subject: re.Pattern[str]
    writer: re.Pattern[str]
    asked_by_writer: re.Pattern[str]
    examined: re.Pattern[str]
    put_to_writer: re.Pattern[str]
    own: re.Pattern[str]


_words = words_of("theirs", TheirWords)


def is_theirs(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether the text shows that a topic is of the employer's work.

    It does where the writer asked about it or left it open, where they speak of their work, and where it is
    somebody else than the writer who does something in the sentence before it, and doesn't examine.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True)
    >>> [is_theirs("the depot", told, text) for text in (
    ...     "She said they're moving the depot.", "I asked about the depot.", "I told them about the depot.",
    ...     "They asked me about the depot.")]
    [True, True, False, False]
    """
    return any(_is_shown(at, reflection, text) for at in places(topic, text, cased=False))


def is_dealt_with(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether the text shows that the writer has asked about a topic already, or was told of it at length.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True)
    >>> [is_dealt_with("the depot", told, text) for text in ("I asked about the depot.", "She has the depot.")]
    [True, False]
    """
    told = (s for s in reflection.signals if s.signal == "answered_in_depth")
    quotes: list[Quotable] = [*told, *reflection.own_questions]
    return any(
        any(quote.start <= at.start < quote.end for quote in quotes)
        or _words().asked_by_writer.search(text[sentence_of(text, at.start, at.end)[0] : at.start])
        for at in places(topic, text, cased=False)
    )


def _is_shown(at: Place, reflection: Reflection, text: str) -> bool:
    told = (signal for signal in reflection.signals if signal.signal in _OF_WORK)
    quotes = (*told, *(quote for field in _FIELDS for quote in getattr(reflection, field)))
    if any(quote.start <= at.start < quote.end for quote in quotes):
        return True
    before = _before(at, text)
    if _words().asked_by_writer.search(before):
        return True
    if _words().own.search(before):
        return False
    subject = ""
    for found in _words().subject.finditer(before):
        subject = found[0]
    somebody_else = bool(subject) and not _words().writer.fullmatch(subject)
    return somebody_else and not _words().examined.search(before)


def is_the_writers(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether it is something that the writer brought or had meant to tell, or that they put to the writer: none
    of it is asked back.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True)
    >>> [is_the_writers("the depot", told, text) for text in (
    ...     "They asked me about the depot.", "I had the depot by heart.", "What would I do about the depot?",
    ...     "They showed me the depot.", "I asked about the depot.")]
    [True, True, True, False, False]
    """
    asked = (*reflection.own_questions, *reflection.unanswered)
    found = [*places(topic, text, cased=False)]
    if any(quote.start <= at.start < quote.end for quote in asked for at in found):
        return False
    return any(_is_put_or_own(at, text) for at in found)


def _is_put_or_own(at: Place, text: str) -> bool:
    start, end = sentence_of(text, at.start, at.end)
    before = _before(at, text)
    if _words().asked_by_writer.search(before):
        return False
    told = (_words().examined.search(before), _words().own.search(before))
    return any(told) or _words().put_to_writer.search(text[start:end]) is not None


def _before(at: Place, text: str) -> str:
    """What stands before a place in its sentence."""
    return text[sentence_of(text, at.start, at.end)[0] : at.start]
