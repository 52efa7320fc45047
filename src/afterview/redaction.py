"""Takes names out of a text before it is shown to a coach or a friend.

People, companies, places, mail addresses, phone numbers and links become `PERSON_1`, `COMPANY_1` and so
on, the same one everywhere. It would rather take out a word too many than leave a name: any
capitalised word inside a sentence goes, unless it is a day, a month or a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from afterview.records import Analysis, Recollection

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ie|in|uk|au)\b\S*"
)
_PHONE = re.compile(r"(?<![\w.])\+?\d(?:[\s().-]*\d){6,14}(?!\w)")
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:of|and|&|the)\s+)?[A-Z][\w'’-]*)*")
_START = re.compile(r"(?:^|[.!?:…\n]|[\"“‘(]|[-*•])\s{0,9}$")
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|prof|sir|madam|sister|father|uncle|aunt|auntie)\.?$", re.I
)
_PLACE = re.compile(r"\b(?:in|at|from|near|to|via|outside|around)\s+(?:the\s+)?$", re.I)
_KEPT = frozenset(
    re.findall(
        r"\S+",
        """
        i i'm i'd i've i'll my our your his her their the a an she he they we you it this that and but so
        no yes not then monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
        wednesdays thursdays fridays saturdays sundays january february march april may june july
        august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        english christmas easter hr it cv ceo cto cfo ok okay tv pm am uk us usa eu ai sql pdf faq zoom
        teams skype excel word powerpoint python java google linkedin mum mam mom dad nan gran god
        bank holiday
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """Something to take out: its kind, such as ``PERSON``, and how the text writes it."""

    kind: str
    original: str


def names_in(text: str, analysis: Analysis) -> tuple[Name, ...]:
    """Everything in a text that says who, where or how to reach them, in the order of the text.

    Args:
        text: as it was written.
        analysis: of that text; its company and people are taken out under any spelling of case.
    """
    found: dict[str, Name] = {}
    for name in _ranked(text, analysis):
        found.setdefault(name.original.casefold(), name)
    return tuple(sorted(found.values(), key=lambda n: text.casefold().find(n.original.casefold())))


def _ranked(text: str, analysis: Analysis) -> Iterator[Name]:
    """Candidates, the surest first."""
    for kind, pattern in (("MAIL", _MAIL), ("LINK", _LINK), ("PHONE", _PHONE)):
        yield from (Name(kind, found.group().rstrip(".,;)")) for found in pattern.finditer(text))
    if analysis.company:
        yield Name("COMPANY", analysis.company)
    people = [p.name for p in analysis.people] + [who for s in analysis.signals for who in s.doers]
    for person in people:
        words = [w for w in person.split() if w[:1].isupper() and w.casefold() not in _KEPT]
        if words:
            yield Name("PERSON", " ".join(words))
    yield from _capitalised(text)


def _capitalised(text: str) -> Iterator[Name]:
    for found in _NAME.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        words = [w for w in re.split(r"\s+", found.group()) if _bare(w) not in _KEPT]
        if _START.search(before) and len(words) == 1 and found.group().startswith(words[0]):
            continue  # any word begins a sentence with a capital
        chosen = [re.sub(r"['’]s?$", "", w) for w in words if w[:1].isupper()]
        chosen = [w for w in chosen if not w.isupper()]  # a term, or somebody shouting
        if not chosen:
            continue
        place = _PLACE.search(before) and not _TITLE.search(before.rstrip())
        yield Name("PLACE" if place else "PERSON", " ".join(chosen))


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word).replace("’", "'").casefold()


def redacted(text: str, names: Iterable[Name]) -> str:
    """A text with every name replaced, whole words only and whatever their case.

    A part of a longer name gets the longer one's number: "Priya" is "Priya Nair".

    >>> redacted("Priya Nair rang. PRIYA!", [Name("PERSON", "Priya Nair")])
    'PERSON_1 rang. PERSON_1!'
    """
    labels: dict[str, str] = {}
    count: dict[str, int] = {}
    for name in names:
        key = name.original.casefold()
        known = next((label for k, label in labels.items() if f" {key} " in f" {k} "), None)
        if known is None:
            count[name.kind] = count.get(name.kind, 0) + 1
            known = f"{name.kind}_{count[name.kind]}"
        labels[key] = known
        for part in key.split():
            if name.kind == "PERSON" and len(part) > 2 and part not in _KEPT:
                labels.setdefault(part, known)
    if not labels:
        return text
    longest = sorted(labels, key=len, reverse=True)
    flexible = (re.sub(r"\\?\s+", r"\\s+", re.escape(key)) for key in longest)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(flexible)})(?!\w)", re.IGNORECASE)

    def label(found: re.Match[str]) -> str:
        return labels.get(re.sub(r"\s+", " ", found.group().casefold()), "NAME")

    return pattern.sub(label, text)


def redact(text: str, analysis: Analysis) -> str:
    """A text without names; the analysis is of that text."""
    return redacted(text, names_in(text, analysis))


def without_names(one: Recollection, analysis: Analysis, id: str) -> Recollection:
    """The recollection to read again, with an id that says nothing either."""
    return Recollection.of(redact(one.text, analysis), id=id, written_on=one.written_on)
