"""Sentences of ours in a report: what a wording has in common with what was said before."""

from __future__ import annotations

import re

_SLOT = re.compile(r"\{\w+\}")
_QUOTED = re.compile(r"“[^“”]*?([.?!]?)”")
_END = re.compile(r"(?<=[.?])\s+")


def sentences(text: str) -> frozenset[str]:
    """The sentences of a text of ours; what stands in quotation marks is the writer's and left out.

    >>> sorted(sentences("You wrote “It broke. Twice.” Let it count."))
    ['Let it count.', 'You wrote “”.']
    """
    plain = _QUOTED.sub(lambda found: f"“”{found[1]}", text)
    return frozenset(part.strip() for part in _END.split(plain) if part.strip())


def said_in(template: str, said: frozenset[str]) -> bool:
    """Whether a sentence of a template has been said; one that quotes is a new one every time."""
    return any(s in said for s in sentences(template) if not _SLOT.search(s) and "“”" not in s)
