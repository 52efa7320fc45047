"""Where the end of a line ends what stands in it, and quotes that don't run over it."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from afterview.records import Quote, SelfTalk, Signal, Stumble

T = TypeVar("T", Quote, Signal, Stumble, SelfTalk)
_CHAT = 4  # lines
_SHORT_LINE = 80
_WRAPPED = 100  # characters; a text with longer lines wasn't broken for their length
_REACH = 160
_STOPPED = (".", "!", "?", "…", '"', "”", ")")
_GOES_ON = (",", ";", ":", "-", "–", "—")


def is_in_lines(text: str) -> bool:
    """Whether a text is written line by line, as in a chat, so that a line ends what is said in it.

    >>> is_in_lines("went ok\\nhe smiled\\nno clue\\nlol"), is_in_lines("It went well. He smiled.")
    (True, False)
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    unstopped = [line for line in lines if line[-1:] not in ".!?"]
    return (
        len(lines) >= _CHAT
        and 2 * len(unstopped) > len(lines)
        and sorted(map(len, lines))[len(lines) // 2] < _SHORT_LINE
    )


def _has_room(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split()[0]) <= width


@lru_cache(maxsize=2)  # every quote of a text asks for it
def _width(text: str) -> int:
    """The width to which the lines of a text were broken; 0 where they weren't, and each end of one is meant.

    >>> _width("it went on and on\\nand on, and it\\nrained. I went\\nhome"), _width("it rained\\nHe smiled at me")
    (17, 0)
    """
    lines = [line.strip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    joints = [(one, next) for one, next in pairwise(lines) if one and next]
    full = sum(not _has_room(one, next, width) for one, next in joints)
    return width if 2 * full > len(joints) and width <= _WRAPPED else 0


def _parts(text: str, end: int, width: int) -> bool:
    """Whether the end of a line parts what stands there: not after a stop, nor where the next word had no room.

    Args:
        text: the original.
        end: where the line ends.
        width: what `_width` gives.

    >>> told = "it rained all day\\nHe smiled"
    >>> _parts(told, 17, 0), _parts(told, 17, 18)
    (True, False)
    """
    line, after = text[text.rfind("\n", 0, end) + 1 : end].strip(), text[end + 1 : end + _REACH]
    following = after.split("\n", 1)[0].strip()
    if not line or line.endswith(_STOPPED):
        return False
    meant = not width or not following or _has_room(line, following, width)
    return meant and not (following and line.endswith(_GOES_ON))


def in_a_line(item: T, text: str, lines: bool) -> T:
    """A quote that runs over the end of a line without a stop, as the longest of its sides.

    >>> told = "my mind went blank and so on\\n\\nHe smiled at me. And then he went home to his dog"
    >>> in_a_line(Quote(0, 44, told[:44]), told, lines=False).quote
    'my mind went blank and so on'
    """
    if "\n" not in item.quote.strip() or text[item.start : item.end] != item.quote:
        return item
    width = _width(text)
    ends = [item.start + n for n, letter in enumerate(item.quote) if letter == "\n"]
    cuts: list[int] = [end for end in ends if lines or _parts(text, end, width)]
    edges = [item.start - 1, *cuts, item.end]
    sides = [(low + 1, high) for low, high in pairwise(edges)]
    start, end = max(sides, key=lambda side: len(text[slice(*side)].split()))
    return at(item, text, start, end)


def at(item: T, text: str, start: int, end: int) -> T:
    """The quote that stands elsewhere in the text.

    >>> at(Quote(0, 2, "He"), "He sat.", 3, 6).quote
    'sat'
    """
    return dataclasses.replace(item, start=start, end=end, quote=text[start:end])
