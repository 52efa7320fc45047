"""Who did it: whom of the employer's people a signal speaks of, by rule over their mentions.

The mentions come from the model (`nlp.interviewers`). Who is named in the act did it, else who is named
nearest before it in its sentence, in a quotation who said it; a pronoun looks back for the last one whom
it can mean, as in rule-based coreference (Raghunathan et al. 2010, "A multi-pass sieve for coreference
resolution", EMNLP), and stays a pronoun where it can mean too many. A title is called by the name that
stands beside it. Who was named in a sentence before, and not in this one, is as often somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from afterview.nearby import beginning_in
from afterview.nlp.interviewers import TITLE, Mention
from afterview.nlp.names_alike import names
from afterview.nlp.words import normal_form

LOOK_BACK = 800  # characters in which a pronoun finds whom it means
NEAR = 400  # and an act looks back for the beginning of its sentence
MOST = 2  # whom a pronoun can mean; of three and more the last one is the wrong one as often as not
SAID = 25  # characters behind a quotation in which somebody says it
_PRONOUN = re.compile(r"\b(?:she|he|they)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:both(?: of them)?|they both|all (?:three|four|of them)|neither|the other (?:two|three|four)|"
    r"(?:one|two|three) of (?:them|the (?:two|three|four|five|others)))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…][\"”’')]{0,3}\s|\n")
_QUOTES = "\"“”'‘’"
# What may stand between a title and the name of whoever has it.
_BESIDE = re.compile(
    r"(?:\s*[,(:-]\s*|\s+(?:is|was|called|named)\s+|\s+)(?:(?:the|our|their|an?|my)\s+)?"
)
_MAN = re.compile(
    r"\b(?:man|guy|bloke|gentleman|lad|chap|fella|fellow|boy|father|brother|husband|son|uncle|nephew|foreman|"
    r"chairman|headmaster|mr|sir|king|lord|sahib)\b",
    re.IGNORECASE,
)
_WOMAN = re.compile(
    r"\b(?:woman|lady|lass|lassie|girl|mother|sister|wife|daughter|aunt|aunty|auntie|niece|matron|missus|"
    r"chairwoman|headmistress|mrs|ms|miss|madam|ma['’]am)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:panel|both|two|three|four|all|interviewers|managers|partners|officers|governors|students|girls|lads|"
    r"guys|ladies|men|women|team|people|others|rest|everyone|committee|board|and)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """A text, where it names the employer's people, and the name behind each title."""

    text: str
    mentions: tuple[Mention, ...]
    behind: Mapping[str, str]


def _by_title(mention: Mention) -> bool:
    return mention.name.startswith("the ") or TITLE.fullmatch(mention.name) is not None


def cast(text: str, mentions: Sequence[Mention]) -> Cast:
    """The people of a text: "Elena, the team lead" makes Elena of every "the team lead".

    >>> text = "Elena, the team lead, nodded. The team lead laughed."
    >>> found = [Mention(0, 5, "Elena"), Mention(11, 20, "the team lead"), Mention(34, 43, "the team lead")]
    >>> dict(cast(text, found).behind)
    {'the team lead': 'Elena'}
    """
    behind: dict[str, str] = {}
    for first, second in pairwise(mentions):
        if _by_title(first) != _by_title(second) and _BESIDE.fullmatch(
            text, first.end, second.start
        ):
            title, name = (first, second) if _by_title(first) else (second, first)
            behind.setdefault(title.name, name.name)
    return Cast(text, tuple(mentions), behind)


def _woman_or_man(name: str) -> str | None:
    """`woman`, `man`, or None where a name doesn't tell."""
    if _WOMAN.search(name):
        return "woman"
    if _MAN.search(name):
        return "man"
    words, known = [normal_form(word) for word in name.split()], names()
    if any(word in known.women and word not in known.men for word in words):
        return "woman"
    return "man" if any(word in known.men and word not in known.women for word in words) else None


def _fits(people: Cast, name: str, pronoun: str) -> bool:
    """Whether a pronoun can mean who is called so."""
    many = _MANY.search(name) is not None
    if pronoun == "they":
        return many
    kind = _woman_or_man(name) or _woman_or_man(people.behind.get(name, ""))
    return not many and kind != ("man" if pronoun == "she" else "woman")


def _meant(people: Cast, mention: Mention) -> str:
    """Whom a mention or a pronoun stands for; a pronoun that means nobody known stands for itself."""
    word = mention.name.lower()
    if word not in ("she", "he", "they"):
        return people.behind.get(mention.name, mention.name)
    earlier = reversed(beginning_in(people.mentions, mention.start - LOOK_BACK, mention.start))
    fitting = (one.name for one in earlier if _fits(people, one.name, word))
    found = list(dict.fromkeys(people.behind.get(name, name) for name in fitting))
    return found[0] if 0 < len(found) <= MOST else word


def _named(people: Cast, start: int, end: int) -> list[Mention]:
    """Who is named, or stood for by a pronoun, in a stretch, in order."""
    mentions = beginning_in(people.mentions, start, end)
    taken = [(one.start, one.end) for one in mentions]
    others = [
        Mention(*found.span(), name)
        for expression in (_GROUP, _PRONOUN)
        for found in expression.finditer(people.text, max(start, 0), end)
        if (name := _plain(found.group()))
    ]
    free = [one for one in others if all(one.end <= a or one.start >= b for a, b in taken)]
    return sorted([*mentions, *free], key=attrgetter("start", "end"))


def _plain(group: str) -> str:
    return "both" if "both" in group.lower() else group.lower()


def who_did(people: Cast, start: int, end: int) -> str | None:
    """The name, title or group that did what stands at ``[start, end)``; None if nobody is named.

    >>> priya = cast("Priya ran it. She nodded a lot.", [Mention(0, 5, "Priya")])
    >>> who_did(priya, 14, 31)
    'Priya'
    >>> who_did(cast("It ran over.", []), 0, 12) is None
    True
    """
    text = people.text
    if inside := _named(people, start, end):
        return _meant(people, inside[0])
    ends = [found.end() for found in _ENDS.finditer(text, max(0, start - NEAR), start)]
    before = _named(people, ends[-1] if ends else start - NEAR, start)
    said = text[start:end].strip()
    if said[:1] in _QUOTES or said[-1:] in _QUOTES:
        stop = _ENDS.search(text, end, end + SAID)
        if after := _named(people, end, stop.start() if stop else end + SAID):
            return _meant(people, after[0])
    return _meant(people, before[-1]) if before else None
