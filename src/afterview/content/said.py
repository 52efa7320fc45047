"""Sentences of ours in a report: what a wording has in common with what was said before."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTED = re.compile(r"“[^“”]*?([.?!]?)\"?”")
_END = re.compile(r"(?<=[.?])\s+")


@lru_cache(maxsize=8192)
def sentences(text: str) -> frozenset[str]:
    """The sentences of a text of ours; what stands in quotation marks is the writer's and left out.

    >>> sorted(sentences("You wrote “It broke. Twice.” Let it count."))
    ['Let it count.', 'You wrote “”.']
    """
    plain = _QUOTED.sub(lambda found: f"“”{found[1]}", text)
    return frozenset(part.strip() for part in _END.split(plain) if part.strip())


def quotes_in(sentence: str) -> bool:
    """Whether a sentence has a quote in it, so that it is another one with another quote."""
    return "“”" in sentence
