"""Acts that are worth proposing once: in a report the same one, in other words, says nothing new."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afterview.content import words_of


class DeedWords(NamedTuple):
    """The expressions of `content/words/deeds.toml`."""

    say_aloud: re.Pattern[str]
    put_date: re.Pattern[str]
    other_job: re.Pattern[str]


_words = words_of("deeds", DeedWords)


@lru_cache(maxsize=4096)
def deed_of(wording: str) -> str | None:
    """Which of these acts a wording proposes, its slots unfilled.

    >>> deed_of("Tonight, put {day} in the calendar."), deed_of("Tonight, wash up.")
    ('put_date', None)
    """
    found = zip(DeedWords._fields, _words(), strict=True)
    return next((name for name, pattern in found if pattern.search(wording)), None)
