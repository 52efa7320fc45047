"""Choosing a wording: the same for the same text and day, and none twice in one report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Wording(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


W = TypeVar("W", bound=Wording)


class Chooser:
    """Picks wordings by a seed and remembers what it gave out.

    >>> from afterview.content import load
    >>> acts = load().reframes.act
    >>> chooser = Chooser("seed")
    >>> chooser.pick(acts).id != chooser.pick(acts).id
    True
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._used: dict[str, int] = {}

    def pick(self, options: Sequence[W]) -> W:
        """One of the options: the least used, by a hash of seed and id.

        Raises:
            IndexError: there are no options.
        """
        ranked = sorted(options, key=lambda o: (self._used.get(o.id, 0), self._rank(o.id)))
        chosen = ranked[0]
        self._used[chosen.id] = self._used.get(chosen.id, 0) + 1
        return chosen

    def some(self, options: Sequence[W], count: int) -> tuple[W, ...]:
        """Up to `count` different options."""
        ranked = sorted(options, key=lambda o: (self._used.get(o.id, 0), self._rank(o.id)))
        for option in ranked[:count]:
            self._used[option.id] = self._used.get(option.id, 0) + 1
        return tuple(ranked[:count])

    def _rank(self, name: str) -> str:
        return hashlib.sha256(f"{self._seed} {name}".encode()).hexdigest()
