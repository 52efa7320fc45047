"""Words with one slip of the keys, read as the words that were meant.

Only the encoder sees the word put right; offsets, quotes and rules keep the text as written. A word that
the vocabulary has to break into pieces is one that it hardly knows; if it is one slip away from a word
that it knows whole, that word is read in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import ascii_lowercase

SHORTEST = 5
_SHORT = 6  # from here on any slip may be read, if the word breaks into many pieces
_LONG = 8
_COMMON = 12_000  # of the vocabulary; the commoner a word, the lower its number
_BRITISH = ("ise", "ised", "ises", "ising", "isation")  # no slip, but rare in the vocabulary


def meant(word: str, pieces: int, vocabulary: Mapping[str, int]) -> str | None:
    """The commonest known word that one slip may have turned into this one, if it may hold a slip.

    A short word, or one of two pieces, is often a word that is only rare ("carer"): there two inner
    letters that changed places are looked for, and no other slip, and only for common words.

    Args:
        word: in normal form.
        pieces: how many the vocabulary breaks it into.
        vocabulary: the number of each known word.

    >>> known = {"interview": 900, "internet": 800, "wrong": 90, "crane": 15000}
    >>> meant("intervew", 3, known), meant("worng", 2, known), meant("carne", 2, known)
    ('interview', 'wrong', None)
    """
    if pieces < 2 or len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return None
    if word.endswith(_BRITISH):
        return None
    if len(word) >= _SHORT and (pieces >= 3 or len(word) >= _LONG):
        found = (one for one in slips(word) if one in vocabulary)
    else:
        found = (one for one in changed_round(word) if vocabulary.get(one, _COMMON) < _COMMON)
    return min(found, key=vocabulary.__getitem__, default=None)


def changed_round(word: str) -> Iterator[str]:
    """The word with two neighbours among its inner letters changed round.

    >>> list(changed_round("worng"))
    ['wrong', 'wonrg']
    """
    for at in range(2, len(word) - 1):
        if word[at] != word[at - 1]:
            yield f"{word[: at - 1]}{word[at]}{word[at - 1]}{word[at + 1 :]}"


def slips(word: str) -> Iterator[str]:
    """What the word may have been before a slip: two letters changed round, one typed twice, or one left
    out.

    >>> "and" in slips("adn"), "good" in slips("goood"), "good" in slips("goo")
    (True, True, False)
    """
    for at in range(1, len(word)):
        before, first, second, after = word[: at - 1], word[at - 1], word[at], word[at + 1 :]
        if first != second:
            yield f"{before}{second}{first}{after}"
        else:
            yield f"{before}{first}{after}"
        for letter in ascii_lowercase:
            yield f"{word[:at]}{letter}{word[at:]}"
