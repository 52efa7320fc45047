"""The job that a text is about, by the name that may be said back to the writer."""

from __future__ import annotations

import re
from typing import NamedTuple

from afterview.content import words_of
from afterview.places import first_place, places
from afterview.records import Reflection

_AFTER_ROLE = re.compile(r"( of (?:the )?[\w'’-]+(?: \d+)?)", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"([A-Z][\w'’-]+)(?:, | \(| is | was )(?:the |an? |our |their )?$")


class RoleWords(NamedTuple):
    """The expressions of `content/words/role.toml`."""

    before_role: re.Pattern[str]


_words = words_of("role", RoleWords)


def _is_of_somebody(role: str, reflection: Reflection, text: str) -> bool:
    """Whether it is only ever said of somebody who was there: "Connor, ops manager"."""
    there = {word for s in reflection.signals if s.who for word in s.who.split()}
    before = (
        _NAMED_BEFORE.search(text[max(0, at.start - 30) : at.start]) for at in places(role, text)
    )
    return all(named is not None and named[1] in there for named in before)


def named_role(reflection: Reflection, text: str) -> str | None:
    """The job's name in full ("head of year"), with a small letter where only a sentence gave it a
    capital; none where it is a piece of the employer's name."""
    role = reflection.role
    if not role:
        return None
    if role.casefold() in (reflection.company or "").casefold():
        return None
    found = first_place(role, text)
    if found is None:
        return role
    if _is_of_somebody(role, reflection, text):
        return None
    if role[:1].isupper() and " " not in role and re.match(r" [A-Z]\w+", text[found.end :]):
        return None
    before = _words().before_role.search(text[max(0, found.start - 20) : found.start])
    after = _AFTER_ROLE.match(text, found.end) if role.casefold() in ("head", "chief") else None
    whole = f"{before[1] if before else ''}{role}{after[1] if after else ''}"
    last = text[max(0, found.start - 60) : found.start]
    begins = re.search(r"(?:^|[.!?:•*-]\s*|\n[^\S\n]*)$", last)
    plain = whole[1:].islower() or not any(c.isupper() for c in whole[1:])
    return whole[:1].lower() + whole[1:] if begins and plain and " " in whole else whole
