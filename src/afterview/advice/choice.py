"""Choosing a wording: the same for the same text and day, and none twice in one report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")


class Wording(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


W = TypeVar("W", bound=Wording)


class Chooser:
    """Picks wordings by a seed and remembers what it gave out, and which quotes were used.

    >>> from afterview.content import load
    >>> acts = load().reframes.act
    >>> chooser = Chooser("seed")
    >>> chooser.pick(acts).id != chooser.pick(acts).id
    True
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._used: Counter[str] = Counter()
        self._quoted: Counter[int] = Counter()
        self._made: dict[str, Any] = {}

    def pick(self, options: Sequence[W]) -> W:
        """One of the options: the least used, by a hash of seed and id.

        Raises:
            IndexError: there are no options.
        """
        chosen = self._ranked(options)[0]
        self._used[chosen.id] += 1
        return chosen

    def fresh(self, options: Sequence[W]) -> W | None:
        """One of the options that this report hasn't used yet; None if there is none."""
        unused = [option for option in options if option.id not in self._used]
        return self.pick(unused) if unused else None

    def some(self, options: Sequence[W], count: int) -> tuple[W, ...]:
        """Up to `count` different options."""
        return tuple(self.pick([o]) for o in self._ranked(options)[:count])

    def order(self, names: Sequence[str], salt: object = "") -> list[str]:
        """The names in an order that the seed, and a salt of yours, decide.

        >>> Chooser("a").order(["x", "y"]) == Chooser("a").order(["y", "x"])
        True
        """
        return sorted(names, key=lambda name: self._rank(f"{salt} {name}"))

    def quote(self, start: int) -> None:
        """Remember that the quote at this offset was used."""
        self._quoted[start] += 1

    def quoted(self, start: int) -> int:
        """How often the quote at this offset was used."""
        return self._quoted[start]

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once for this report."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def _ranked(self, options: Sequence[W]) -> list[W]:
        return sorted(options, key=lambda o: (self._used[o.id], self._rank(o.id)))

    def _rank(self, name: str) -> str:
        return hashlib.sha256(f"{self._seed} {name}".encode("utf-8", "surrogatepass")).hexdigest()
