"""The employer's people in a text, out of the model's marks on words, and what to call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from afterview.nlp.labels import TAGS
from afterview.nlp.model import Model
from afterview.nlp.names import CLITIC, apart, marked, tidy
from afterview.nlp.reading import Reading
from afterview.records import PRONOUNS

# A title in lower letters has an article in front; "Chef" with a capital is called by it.
TITLE = re.compile(
    r"(?:\w{1,30} ){0,6}(?:interviewers?|panel|managers?|boss|recruiter|director|owner|supervisor|foreman|gaffer|lead|"
    r"head(?: teacher|master|mistress)?|headteacher|principal|matron|consultant|partner|chair(?:man|woman|person)?|"
    r"ceo|cto|cfo|coo|vp|founder|engineer|architect|professor|dean|nurse|sister|doctor|editor|librarian|"
    r"receptionist|secretary|assistant|lady|woman|man|guy|bloke|chap|fella|fellow|lad|girl|gentleman|one)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:the|an?|our|their|my|his|her|this|that|your|one of the)\s+(?:[a-z][\w'’-]*\s+){0,2}$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|an?|our|their|my|this|that|one(?! of\b))\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?<!\s)\s+(?:from|by|who|is|was)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_NOBODY = PRONOUNS | {"one", "and", "says", "said", "from", "by", "with", "at", "of", "in"}
# Says where somebody is from, and not who it is.
_WHENCE = re.compile(r"(?:from|at|of|in|with|by)\s", re.IGNORECASE)
# "Dipesh the manager" is called by the name, and "Mr Kerr beamed" without what he did.
_NAME_AND_TITLE = re.compile(r"([^\W\d_][\w'’.-]{0,30}),? the (?:\w+ )?\w+", re.IGNORECASE)
_NAME_AND_ACT = re.compile(
    r"((?:[^\W\d_a-z][\w'’.-]{0,20} ){0,3}[^\W\d_a-z][\w'’-]{0,20}) [a-z]{1,12}ed"
)


class Mention(NamedTuple):
    """A stretch ``[start, end)`` that names one of the employer's people, or several, and how to call them."""

    start: int
    end: int
    name: str


def without_article(name: str) -> str:
    """A name or title without "the" or "my" before it.

    >>> without_article("the older one"), without_article("Theo"), without_article("one of them")
    ('older one', 'Theo', 'one of them')
    """
    return _ARTICLE.sub("", name.strip())


def called(text: str, start: int, end: int) -> str | None:
    """How to call somebody who is named at ``[start, end)``; None where it names nobody.

    >>> text = "Our tall lady smiled. Manager came, then Mrs. Kerr."
    >>> called(text, 4, 13), called(text, 22, 29), called(text, 41, 50), called("He left.", 0, 2)
    ('the tall lady', 'the manager', 'Mrs. Kerr', None)
    >>> [called(name, 0, len(name)) for name in ("dipesh the manager", "Mr Kerr beamed", "from finance")]
    ['dipesh', 'Mr Kerr', None]
    """
    raw = CLITIC.sub("", tidy(text[start:end]))
    bare = _TAIL.sub("", without_article(raw))
    if len(bare) < 2 or bare.lower() in _NOBODY or not any(c.isalpha() for c in bare):
        return None
    if _WHENCE.match(bare):
        return None
    if (both := _NAME_AND_TITLE.fullmatch(bare)) and not TITLE.fullmatch(both[1]):
        return both[1]
    if named := _NAME_AND_ACT.fullmatch(bare):
        return named[1]
    if TITLE.fullmatch(bare) and not bare.split()[-1].isupper():
        first = bare.split()[0]
        return f"the {bare if first.isupper() else bare[0].lower() + bare[1:]}"
    determined = bare != raw or _DETERMINER.search(text, max(0, start - 30), start)
    return f"the {bare}" if determined and not bare.istitle() else bare


def interviewers(reading: Reading, model: Model) -> tuple[Mention, ...]:
    """Where a text names the employer's people, in order; the writer's own are none of them.

    Who is one of them at one place is so wherever the text has that name.
    """
    own = reading.tags[:, TAGS.index("person")]
    found = []
    for run in marked(reading, "interviewer", model.thresholds["interviewer"]):
        if float(own[list(run.pieces)].max()) >= model.thresholds["person"]:
            continue
        for start, end in apart(reading.text, run.start, run.end):
            if name := called(reading.text, start, end):
                found.append(Mention(start, end, name))
    return everywhere(reading.text, found)


def everywhere(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, and every other place of a name with a capital that is among them, in order.

    >>> text = "Priya led it. We spoke, and Priya smiled."
    >>> [one.start for one in everywhere(text, [Mention(0, 5, "Priya")])]
    [0, 28]
    """
    known = {m.name for m in mentions if m.name[:1].isupper() and not TITLE.fullmatch(m.name)}
    begun: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        if first := _WORD.match(name):
            begun.setdefault(first[0], []).append(name)
    found = list(mentions)
    taken = {place for m in mentions for place in range(m.start, m.end)}
    for word in _WORD.finditer(text):
        for name in begun.get(word[0], ()):
            start, end = word.start(), word.start() + len(name)
            whole = text.startswith(name, start) and not text[end : end + 1].isalnum()
            if whole and taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append(Mention(start, end, name))
    return tuple(sorted(found))
