"""The people of a text: the writer's own, as they are spoken of to the writer, and the interviewer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from afterview.content import words_of
from afterview.nlp.names_alike import is_given_name
from afterview.places import places
from afterview.records import Person, Reflection
from afterview.whose import is_written_to

_THE = re.compile(r"^the\s+", re.IGNORECASE)
_SHORT = frozenset(
    ["mum", "mam", "mom", "dad", "nan", "gran", "granny", "da", "ma", "pa", "papa", "mama", "grandma",
     "grandpa", "grandad", "mammy", "daddy", "mummy", "pop", "nana", "sis", "bro", "hubby", "wifey"]
)  # fmt: skip
_APPOSED = re.compile(r", (?:the |an? )?([^.,;!?\n]+)", re.IGNORECASE)
_BEGINS = re.compile(r"\W{0,4}((?:[A-Z][\w'’-]+ ?){1,3})")


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


_words = words_of("people", PeopleWords)


class _Joined(NamedTuple):
    """What is put together from a title or a deed and what stands beside it."""

    title_alone: re.Pattern[str]
    title_before: re.Pattern[str]
    title_first: re.Pattern[str]
    title_and_name: re.Pattern[str]
    acts_next: re.Pattern[str]
    acts_after: re.Pattern[str]


@cache
def _joined() -> _Joined:
    title, acts = _words().title.pattern, _words().acts.pattern
    return _Joined(
        re.compile(rf"{title}\.?"),
        re.compile(rf"\b{title}\.? $"),
        re.compile(rf"{title}\b"),
        re.compile(rf"\b{title}\.? [A-Z][\w'’-]+"),
        re.compile(rf" {acts}"),
        re.compile(rf"\s*(?:,\s(?:the|an?|who|whose|their|my|his|her|from|head|senior)\b|{acts})"),
    )


def is_at_hand(name: str) -> bool:
    """Whether somebody may be turned to of an evening, as a therapist may not."""
    return _words().professional.search(name) is None


def spoken_of(name: str) -> str | None:
    """A person of the writer's, spoken of to the writer; None where that isn't plain.

    >>> spoken_of("my sister"), spoken_of("Cousin Femi"), spoken_of("Donal"), spoken_of("the wife")
    ('your sister', 'your cousin Femi', 'Donal', 'your wife')
    >>> spoken_of("our Sinead"), spoken_of("her father") is None
    ('Sinead', True)
    """
    plain = " ".join(name.split())
    if not plain or _words().unsayable.match(plain):
        return None
    bare = _words().own.sub("", plain)
    if _THE.match(plain):
        them = _THE.sub("", plain)
        return f"your {them}" if _words().kin.match(them) else None
    if bare != plain:
        ours = plain.lower().startswith(("our ", "wor ")) and bare[:1].isupper()
        small = bare[:1].lower() + bare[1:] if _words().kin.match(bare) else bare
        return bare if ours else f"your {small}"
    if _words().kin.match(plain):
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
        if _words().own.match(person.name) or _words().kin.match(person.name):
            return True
        return not theirs & set(_names_in(person.name))

    return [person for person in reflection.people if is_own(person)]


def _names_in(who: str) -> list[str]:
    """The words with a capital, titles aside: Frau Wendt and Frau Kühn have none in common."""
    words = re.findall(r"[A-Z][\w'’-]+", who)
    return [word for word in words if not _joined().title_alone.fullmatch(word)]


def is_child(name: str, text: str) -> bool:
    """Whether somebody may be a child of the writer's, who isn't asked to carry any of it.

    >>> is_child("Achieng", "My daughter Achieng, seven, sang."), is_child("my son", ""), is_child("Ken", "Ken sang.")
    (True, True, False)
    """
    if _words().child.search(name):
        return True
    return any(
        _words().child_before.search(text, max(0, at.start - 24), at.start)
        or _words().child_behind.match(text, at.end)
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
        _words().kept_from.search(text, max(0, at.start - 40), at.start)
        or (
            _words().told.search(text, max(0, at.start - 16), at.start)
            and _words().that_fine.match(text, at.end)
        )
        for at in places(name, text)
    )


def _is_somebody(name: str, text: str) -> bool:
    """Whether a name is shown to be one: as kin, by a capital within a sentence, or by what is done next.

    >>> _is_somebody("Oriya", "Oriya medium, all of it."), _is_somebody("Ewan", "Ewan made tacos.")
    (False, True)
    """
    if _words().kin.match(name) or _words().own.match(name) or name[:1].islower():
        return True
    return any(
        re.search(r"[\w,;)’'] $", text[max(0, at.start - 2) : at.start])
        or _joined().acts_next.match(text, at.end)
        or text[at.end : at.end + 1] in ",.!?"
        for at in places(name, text)
    )


def _did_a_kindness(name: str, text: str) -> bool:
    sentences = (re.split(r"[.!?\n]", text[p.end :], maxsplit=1)[0] for p in places(name, text))
    return any(_words().kindness.search(name + rest) for rest in sentences)


def interviewer(reflection: Reflection, text: str = "") -> str | None:
    """Whom to write to, as the text spells them: who will write or ring, else who heads the place, else who is
    named most.

    A name is a word with a capital that isn't a role, a pronoun, the employer's or a place; it has a
    title before or behind it, or does something somewhere in the text. A firm may be called after somebody with
    a title. Where somebody without a name will write, nobody is named.
    """
    firm = {w.casefold() for w in re.findall(r"\w+", reflection.company or "") if len(w) > 2}
    barred = {w.casefold() for w in re.findall(r"\w+", reflection.role or "")}
    barred -= {w for w in barred if _joined().title_alone.fullmatch(w.title())}
    barred |= {p.name.casefold() for p in reflection.people}
    doers = [who for s in reflection.signals for who in s.doers]
    named = [_full(who, text) for who in doers if _is_name(who)]
    named += [found for s in reflection.signals if not s.who for found in _titled_in(s.quote)]
    named = [n for n in named if n and (" " in n or _is_seen(n, reflection, text))]
    named = [_titled(n, text) for n in named if n]
    if not named:
        named = [n for n in _named_otherwise(firm, text) if not is_written_to(n, text)]

    def fits(name: str) -> bool:
        words = {w.casefold() for w in name.split()}
        titled = _joined().title_first.match(name) or _words().titled_behind.fullmatch(name)
        return not words & (barred if titled else barred | firm)

    fit = [n for n in named if n and fits(n) and _does(n, text, reflection.role)]
    writes = _words().will_write.search(text)
    if writes and not _words().no_name.match(writes["who"].split()[0]):
        who = writes["who"]
        named_so = fits(who) and _is_name(who) and not _joined().title_alone.fullmatch(who)
        return _titled(who, text) if named_so else None
    heads = [n for n in fit if _leads(n, text) or {w.casefold() for w in n.split()} & firm]
    if writes and writes["who"][:4].lower() == "the ":
        return next(iter(heads), None)
    return min(heads or fit, key=lambda n: (-Counter(fit)[n], fit.index(n)), default=None)


def _leads(name: str, text: str) -> bool:
    """Whether somebody is said to head the place.

    >>> _leads("Mr Moyo", "The head, Mr Moyo, smiled."), _leads("Mrs Seretse", "Mrs Seretse, the deputy, smiled.")
    (True, False)
    """
    return any(
        _words().leads.search(text, max(0, at.start - 30), at.start)
        or re.match(
            r",? (?:is |was )?(?:the|their) (?:head|owner|chair\w*|director|principal|boss)\b(?! of)",
            text[at.end :],
        )
        for at in places(name, text)
    )


def _named_otherwise(firm: Iterable[str], text: str) -> list[str]:
    """Where no sign names anybody: who has a title behind the name and does something, and whom with a title
    the firm is called after.

    >>> _named_otherwise(["loon"], "Kulkarni madam asked on. Meneer Van Loon is quiet.")
    ['Meneer Van Loon', 'Kulkarni madam']
    """
    title = _words().title.pattern
    found = [
        one[0]
        for word in sorted(firm)
        for one in re.finditer(rf"\b{title}\.? (?:[A-Z][\w’'-]+ )?{word.capitalize()}\b", text)
    ]
    behind = [
        one[0]
        for one in _words().titled_behind.finditer(text)
        if _joined().acts_next.match(text, one.end())
    ]
    return list(dict.fromkeys((*found, *behind)))


def _is_seen(name: str, reflection: Reflection, text: str) -> bool:
    """Whether a word is a name: it has its capital within a sentence, or does something at the beginning
    of one; what stands in a negative thought doesn't count."""
    if not text:
        return True
    for found in places(name, text):
        if any(talk.start <= found.start < talk.end for talk in reflection.self_talk):
            continue
        if _words().relative_before.search(text, max(0, found.start - 16), found.start):
            return False
        if is_given_name(name) or re.search(
            r"[\w,;)] $", text[max(0, found.start - 2) : found.start]
        ):
            return True
        if _joined().acts_next.match(text, found.end):
            return True
    return False


def _titled_in(quote: str) -> list[str]:
    """The names with a title in a quote."""
    return [found[0] for found in _joined().title_and_name.finditer(quote)]


def _full(who: str, text: str) -> str | None:
    """A name; of a bare title the name that the text has after it."""
    if not _joined().title_alone.fullmatch(who):
        return who
    named = (re.match(r" [A-Z][\w'’-]+", text[place.end :]) for place in places(who, text))
    return next((who + more[0] for more in named if more), None)


def _titled(name: str, text: str) -> str:
    """A bare name with the title that the text has before it.

    >>> _titled("Ebner", "I was sitting with Frau Ebner."), _titled("Dev", "I met Dev.")
    ('Frau Ebner', 'Dev')
    """
    name = re.sub(r"['’]s$", "", name)
    for start, _ in places(name, text):
        if title := _joined().title_before.search(text, max(0, start - 24), start):
            return title[0] + name
    return name


def _is_name(who: str) -> bool:
    words = who.split()
    return len(words) <= 3 and all(
        w[:1].isupper() and not w.isupper() and not _words().no_name.match(w) for w in words
    )


def _does(name: str, text: str, role: str | None = None) -> bool:
    """Whether somebody of that name does something in the text, or is called so in it; at the beginning
    of a sentence, where any word has a capital, only what people alone do counts.

    >>> _does("Results", "Results will be on the website."), _does("Ravi", "Ravi asked me twice.")
    (False, True)
    >>> _does("Asha", "I thought, Asha, today you are brave.")
    False

    "…, Mr Karthikeyan" at the end of speech is how they spoke to the writer.
    """
    if not text:
        return True
    if role and any(
        apposed[1].casefold().startswith(role.casefold())
        for _, end in places(name, text)
        if (apposed := _APPOSED.match(text, end))
    ):
        return False  # "Tierney Walsh, associate" names the employer and the job
    if _words().titled_behind.fullmatch(name):
        return True
    titled = _joined().title_first.match(name)
    addressed = re.search(
        rf",\s*{re.escape(name)}(?:[.!?,]?\s*[\"”]|, you\b|, to(?:day|night)\b)", text
    )
    if titled and not addressed:
        return True
    if not addressed and is_given_name(name.split()[0]):
        return True
    for start, end in places(name, text):
        before, after = text[max(0, start - 12) : start], text[end:]
        if re.search(r"\b(?:called|named|name is|with|is|was|by)\s+$", before):
            return True
        if re.search(
            r"(?:^|[.!?…:]\s+|\n[ \t•*–-]*|[\"“(])$", before
        ):  # a capital that says nothing
            if _words().speaks.match(after.lstrip(" ")):
                return True
        elif not _words().placed.search(before) and _joined().acts_after.match(after.lstrip(" ")):
            return True
    return False
