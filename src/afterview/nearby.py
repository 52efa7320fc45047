"""What stands near a place among things in the order of a text, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

REACH = 2_000  # characters, more than any sentence or quote has


class Placed(Protocol):
    """Anything with a stretch ``[start, end)`` of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Placed)


def beginning_in(items: Sequence[T], low: int, high: int) -> Sequence[T]:
    """Those that begin in ``[low, high)``.

    Args:
        items: in the order of their beginnings.
        low: an offset in code points; below 0 it is the beginning of the text.
        high: the offset from which on none counts.

    >>> from afterview.records import Quote
    >>> [q.quote for q in beginning_in([Quote(0, 1, "a"), Quote(4, 5, "b"), Quote(9, 10, "c")], 1, 9)]
    ['b']
    """
    begin = attrgetter("start")
    return items[bisect_left(items, low, key=begin) : bisect_left(items, high, key=begin)]


def overlapping(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those that share a character with ``[start, end)``.

    >>> from afterview.records import Quote
    >>> [q.quote for q in overlapping([Quote(0, 3, "abc"), Quote(5, 8, "def")], 2, 4)]
    ['abc']
    """
    return [one for one in beginning_in(items, start - REACH, end) if one.end > start]
