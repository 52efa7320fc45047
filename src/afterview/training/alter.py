"""Rows with other names, genders, spellings and slips of the keys, and the same annotation.

A reader that saw each text both ways hangs its answer less on such things; how much they still
change is measured by `training.invariance`, on other names and other slips.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from afterview.nlp.clauses import Offsets
from afterview.training.corpus import Row, offsets_of
from afterview.training.invariance import REWRITES

_WORD = re.compile(r"\S+")
_NAMES = ("company", "role", "decision_quote", "outcome_quote")
_LONG = 4  # a word of so many letters is mistyped now and then
_SLIPS = 0.06


def mistyped(word: str, chance: random.Random) -> str:
    """A word with two letters changed round, one left out or one typed twice.

    >>> mistyped("disaster", random.Random(1))
    'dissaster'
    """
    at = chance.randrange(1, len(word) - 2)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    )
    return chance.choice(slips)


def _slips(row: Row, chance: random.Random) -> str:
    def typed(found: re.Match[str]) -> str:
        word = found[0]
        plain = len(word) >= _LONG and word.isalpha()
        return mistyped(word, chance) if plain and chance.random() < _SLIPS else word

    return _WORD.sub(typed, row["text"])


_WAYS: tuple[Callable[[Row, random.Random], str], ...] = (*REWRITES.values(), _slips, _slips)


def moved(row: Row, text: str) -> Row:
    """The row with another text that has the same number of words, each in the other's place.

    Raises:
        ValueError: the numbers of words differ.

    >>> row = {"text": "She left. I failed.", "self_talk": [{"quote": "I failed"}]}
    >>> moved(row, "He left. I faield.")["self_talk"]
    [{'quote': 'I faield', 'start': 9}]
    """
    old = [found.span() for found in _WORD.finditer(row["text"])]
    new = [found.span() for found in _WORD.finditer(text)]
    starts, ends = [start for start, _ in old], [end for _, end in old]

    def place(span: Offsets) -> Offsets:
        first, last = bisect_right(starts, span[0]) - 1, bisect_left(ends, span[1])
        into, left = span[0] - old[first][0], old[last][1] - span[1]
        start = min(new[first][0] + into, new[first][1])
        return start, max(new[last][1] - left, start)

    def quoted(item: Row) -> Row:
        start, end = place(offsets_of(row["text"], item))
        who = {"who": named(item["who"])} if item.get("who") else {}
        return {**item, **who, "quote": text[start:end], "start": start}

    def named(name: str) -> str:
        at = row["text"].lower().find(name.lower())
        if at < 0:
            return name
        start, end = place((at, at + len(name)))
        return text[start:end]

    def value(key: str, given: Any) -> Any:
        if isinstance(given, list):
            return [value(key, one) for one in given]
        if isinstance(given, dict):
            return {**given, "name": named(given["name"])} if key == "people" else quoted(given)
        return named(given) if given and key in (*_NAMES, "topics") else given

    if len(old) != len(new):
        raise ValueError(f"{len(new)} words in place of {len(old)}")
    return {**{key: value(key, given) for key, given in row.items()}, "text": text}


def altered(row: Row, chance: random.Random) -> Row:
    """The row in one of the ways, or as it is where that way changes nothing."""
    text = chance.choice(_WAYS)(row, chance)
    return row if text == row["text"] else moved(row, text)
