"""The writer's own people, as they are spoken of to the writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from afterview.content import words_of
from afterview.places import places
from afterview.records import Person, Reflection
from afterview.whose import is_written_to

_THE = re.compile(r"^the\s+", re.IGNORECASE)
_SHORT = frozenset(
    ["mum", "mam", "mom", "dad", "nan", "gran", "granny", "da", "ma", "pa", "papa", "mama", "grandma",
     "grandpa", "grandad", "mammy", "daddy", "mummy", "pop", "nana", "sis", "bro", "hubby", "wifey"]
)  # fmt: skip
_BEGINS = re.compile(r"\W{0,4}((?:[A-Z][\w'’-]+ ?){1,3})")
_SENTENCE = 400  # characters, as long as one may be


class PeopleWords(NamedTuple):
    """The expressions of `content/words/people.toml`."""

    kin: re.Pattern[str]
    child: re.Pattern[str]
    child_before: re.Pattern[str]
    child_behind: re.Pattern[str]
    own: re.Pattern[str]
    unsayable: re.Pattern[str]
    title: re.Pattern[str]
    no_name: re.Pattern[str]
    acts: re.Pattern[str]
    speaks: re.Pattern[str]
    placed: re.Pattern[str]
    relative_before: re.Pattern[str]
    kindness: re.Pattern[str]
    professional: re.Pattern[str]
    kept_from: re.Pattern[str]
    told: re.Pattern[str]
    that_fine: re.Pattern[str]
    titled_behind: re.Pattern[str]
    will_write: re.Pattern[str]
    leads: re.Pattern[str]


people_words = words_of("people", PeopleWords)


class Joined(NamedTuple):
    """What is put together from a title or a deed and what stands beside it."""

    title_alone: re.Pattern[str]
    title_before: re.Pattern[str]
    title_first: re.Pattern[str]
    title_and_name: re.Pattern[str]
    acts_next: re.Pattern[str]
    acts_after: re.Pattern[str]


@cache
def joined() -> Joined:
    """The expressions of titles and deeds with what stands beside them."""
    title, acts = people_words().title.pattern, people_words().acts.pattern
    return Joined(
        re.compile(rf"{title}\.?"),
        re.compile(rf"\b{title}\.? $"),
        re.compile(rf"{title}\b"),
        re.compile(rf"\b{title}\.? [A-Z][\w'’-]+"),
        re.compile(rf" {acts}"),
        re.compile(rf"\s*(?:,\s(?:the|an?|who|whose|their|my|his|her|from|head|senior)\b|{acts})"),
    )


def is_at_hand(name: str) -> bool:
    """Whether somebody may be turned to of an evening, as a therapist may not."""
    return people_words().professional.search(name) is None


def spoken_of(name: str) -> str | None:
    """A person of the writer's, spoken of to the writer; None where that isn't plain.

    >>> spoken_of("my sister"), spoken_of("Cousin Femi"), spoken_of("Donal"), spoken_of("the wife")
    ('your sister', 'your cousin Femi', 'Donal', 'your wife')
    >>> spoken_of("our Sinead"), spoken_of("her father") is None
    ('Sinead', True)
    """
    plain = " ".join(name.split())
    if not plain or people_words().unsayable.match(plain):
        return None
    bare = people_words().own.sub("", plain)
    if _THE.match(plain):
        them = _THE.sub("", plain)
        return f"your {them}" if people_words().kin.match(them) else None
    if bare != plain:
        ours = plain.lower().startswith(("our ", "wor ")) and bare[:1].isupper()
        small = bare[:1].lower() + bare[1:] if people_words().kin.match(bare) else bare
        return bare if ours else f"your {small}"
    if people_words().kin.match(plain):
        return f"your {plain[:1].lower()}{plain[1:]}"
    if len(plain.split()) > 2:
        return None
    if plain[:1].islower() and not any(word[:1].isupper() for word in plain.split()):
        return f"your {plain}" if plain.split()[0] in _SHORT else None
    return plain


def own_people(reflection: Reflection) -> list[Person]:
    """The people of the writer's, without those who act for the other side in the signs.

    Somebody spoken of as kin is the writer's, whatever else is read.
    """
    doers = [who for s in reflection.signals for who in s.doers]
    acting = doers + [m[1] for s in reflection.signals if (m := _BEGINS.match(s.quote))]
    times = Counter(word for who in acting for word in _names_in(who))
    theirs = {word for word in times if times[word] > 1 or word in doers}

    def is_own(person: Person) -> bool:
        if people_words().own.match(person.name) or people_words().kin.match(person.name):
            return True
        return not theirs & set(_names_in(person.name))

    return [person for person in reflection.people if is_own(person)]


def _names_in(who: str) -> list[str]:
    """The words with a capital, titles aside: Frau Wendt and Frau Kühn have none in common."""
    words = re.findall(r"[A-Z][\w'’-]+", who)
    return [word for word in words if not joined().title_alone.fullmatch(word)]


def is_child(name: str, text: str) -> bool:
    """Whether somebody may be a child of the writer's, who isn't asked to carry any of it.

    >>> is_child("Achieng", "My daughter Achieng, seven, sang."), is_child("my son", ""), is_child("Ken", "Ken sang.")
    (True, True, False)
    """
    if people_words().child.search(name):
        return True
    return any(
        people_words().child_before.search(text, max(0, at.start - 24), at.start)
        or people_words().child_behind.match(text, at.end)
        for at in places(name, text)
    )


def shown_kind(people: Iterable[Person], text: str) -> list[Person]:
    """Those on the writer's side who may be turned to tonight; where the text tells a kindness of some,
    only these."""
    near = [p for p in people if p.stance == "supportive" and is_at_hand(p.name)]
    near = [p for p in near if not is_written_to(p.name, text) and not _is_kept_from(p.name, text)]
    near = [p for p in near if _is_somebody(p.name, text)]
    kind = [p for p in near if _did_a_kindness(p.name, text)]
    return kind or near


def _is_kept_from(name: str, text: str) -> bool:
    """Whether the writer doesn't want somebody to know, can't bring themself to say it, or told them that all
    was well.

    >>> _is_kept_from("Mam", "I told Mam it was grand."), _is_kept_from("Mam", "I told Mam and she sang.")
    (True, False)
    """
    return any(
        people_words().kept_from.search(text, max(0, at.start - 40), at.start)
        or (
            people_words().told.search(text, max(0, at.start - 16), at.start)
            and people_words().that_fine.match(text, at.end)
        )
        for at in places(name, text)
    )


def _is_somebody(name: str, text: str) -> bool:
    """Whether a name is shown to be one: as kin, by a capital within a sentence, or by what is done next.

    >>> _is_somebody("Oriya", "Oriya medium, all of it."), _is_somebody("Ewan", "Ewan made tacos.")
    (False, True)
    """
    if people_words().kin.match(name) or people_words().own.match(name) or name[:1].islower():
        return True
    return any(
        re.search(r"[\w,;)’'] $", text[max(0, at.start - 2) : at.start])
        or joined().acts_next.match(text, at.end)
        or text[at.end : at.end + 1] in ",.!?"
        for at in places(name, text)
    )


def _did_a_kindness(name: str, text: str) -> bool:
    behind = (text[p.end : p.end + _SENTENCE] for p in places(name, text))
    sentences = (re.split(r"[.!?\n]", words, maxsplit=1)[0] for words in behind)
    return any(people_words().kindness.search(name + rest) for rest in sentences)
