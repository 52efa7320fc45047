"""What a wording supposes, held against the words that it is said to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afterview.content import words_of


class ThoughtWords(NamedTuple):
    """The expressions of `content/words/thoughts.toml`."""

    answer: re.Pattern[str]
    answering: re.Pattern[str]
    past: re.Pattern[str]
    slip: re.Pattern[str]
    theirs: re.Pattern[str]
    should: re.Pattern[str]
    me: re.Pattern[str]
    without_me: re.Pattern[str]
    name: re.Pattern[str]
    reason: re.Pattern[str]
    speech: re.Pattern[str]


_words = words_of("thoughts", ThoughtWords)


@lru_cache(maxsize=1024)  # many wordings suppose the same of one thought
def holds(supposed: tuple[str, ...], quote: str) -> bool:
    """Whether a quote speaks of all that is supposed of it.

    >>> holds(("name",), "I'm an idiot."), holds(("name",), "I should have asked.")
    (True, False)
    >>> holds((), "anything")
    True
    """
    return all(getattr(_words(), one).search(quote) for one in supposed)
