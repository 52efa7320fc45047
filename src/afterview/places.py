"""Where a name or a phrase stands in a text as whole words.

The same as a search for ``(?<!\\w)name(?!\\w)``, without compiling an expression for every name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """A stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int


def places(name: str, text: str, *, cased: bool = True) -> Iterator[Place]:
    """Where a name stands in a text as whole words, from left to right.

    Args:
        name: one word or several; an empty one stands nowhere.
        text: the text that it is looked for in.
        cased: whether capitals have to be the same.

    >>> list(places("Ann", "Ann, Annie and ann."))
    [Place(start=0, end=3)]
    >>> [place.start for place in places("Ann", "Ann, Annie and ann.", cased=False)]
    [0, 15]
    """
    if not cased:
        name, text = _lowered(name), _lowered(text)
    start = text.find(name) if name else -1
    while start >= 0:
        end = start + len(name)
        whole = not _is_in_word(text[start - 1 : start]) and not _is_in_word(text[end : end + 1])
        if whole:
            yield Place(start, end)
        start = text.find(name, end if whole else start + 1)


def first_place(name: str, text: str, *, cased: bool = True) -> Place | None:
    """The first of the `places`; None where there is none.

    >>> first_place("Ann", "Annie") is None
    True
    """
    return next(places(name, text, cased=cased), None)


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _lowered(text: str) -> str:
    """In small letters, of the same length: "İ", whose small form has two, stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
