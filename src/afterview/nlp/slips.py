"""Words with one slip of the keys, read as the words that were meant.

Only the encoder sees the word put right; offsets, quotes and rules keep the text as written. A word that
the vocabulary has to break into many pieces is one that it hardly knows; if it is one slip away from a
word that it knows whole, that word is read in its place.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from string import ascii_lowercase

SHORTEST = 6
_LONG = 8
_BRITISH = ("ise", "ised", "ises", "ising", "isation")  # no slip, but rare in the vocabulary


def is_doubtful(word: str, pieces: int) -> bool:
    """Whether a word of so many pieces may hold a slip.

    >>> is_doubtful("intervew", 3), is_doubtful("carer", 2), is_doubtful("apologise", 2)
    (True, False, False)
    """
    broken = pieces >= 3 or (pieces == 2 and len(word) >= _LONG)
    plain = word.isascii() and word.isalpha()
    return broken and plain and len(word) >= SHORTEST and not word.endswith(_BRITISH)


def meant(word: str, known: Container[str]) -> Iterator[str]:
    """The known words that one slip may have turned into this one: two letters changed round, one typed
    twice, or one left out.

    >>> list(meant("intervew", {"interview", "internet"}))
    ['interview']
    >>> list(meant("adn", {"and"})), list(meant("goood", {"good"}))
    (['and'], ['good', 'good'])
    """
    for at in range(1, len(word)):
        before, first, second, after = word[: at - 1], word[at - 1], word[at], word[at + 1 :]
        if (changed := f"{before}{second}{first}{after}") != word and changed in known:
            yield changed
        if first == second and (single := f"{before}{first}{after}") in known:
            yield single
        for letter in ascii_lowercase:
            if (filled := f"{word[:at]}{letter}{word[at:]}") in known:
                yield filled
