"""Choosing a wording: the same for the same text and day, and none twice in one report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from afterview.content.said import said_in

T = TypeVar("T")


class Wording(Protocol):
    """Anything with an id; with a text too, if it is to be compared with what was said before."""

    @property
    def id(self) -> str: ...


W = TypeVar("W", bound=Wording)


class _Text(NamedTuple):
    """A text that is its own id."""

    text: str

    @property
    def id(self) -> str:
        return self.text


class Chooser:
    """Picks wordings by a seed and remembers what it gave out, and which quotes were used.

    >>> from afterview.content import load
    >>> acts = load().reframes.act
    >>> chooser = Chooser("seed")
    >>> chooser.pick(acts).id != chooser.pick(acts).id
    True
    """

    def __init__(self, seed: str, said: frozenset[str] = frozenset()) -> None:
        """Args: `seed` decides the order; `said` are sentences of earlier reports, to be avoided."""
        self._seed = seed
        self._said = said
        self._used: Counter[str] = Counter()
        self._quoted: Counter[Hashable] = Counter()
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
        unused = [o for o in options if o.id not in self._used and not self._before(o)]
        return self.pick(unused) if unused else None

    def text(self, options: Sequence[str]) -> str:
        """One of several texts without ids."""
        return self.pick([_Text(option) for option in options]).text

    def some(self, options: Sequence[W], count: int) -> tuple[W, ...]:
        """Up to `count` different options."""
        return tuple(self.pick([o]) for o in self._ranked(options)[:count])

    def order(self, names: Sequence[str], salt: object = "") -> list[str]:
        """The names in an order that the seed, and a salt of yours, decide.

        >>> Chooser("a").order(["x", "y"]) == Chooser("a").order(["y", "x"])
        True
        """
        return sorted(names, key=lambda name: self._rank(f"{salt} {name}"))

    def quote(self, start: Hashable) -> None:
        """Remember that the quote at this offset, or an earlier entry, was used."""
        self._quoted[start] += 1

    def quoted(self, start: Hashable) -> int:
        """How often it was used."""
        return self._quoted[start]

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once for this report."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def _ranked(self, options: Sequence[W]) -> list[W]:
        return sorted(options, key=lambda o: (self._used[o.id], self._before(o), self._rank(o.id)))

    def _before(self, option: Wording) -> bool:
        return bool(self._said) and said_in(getattr(option, "text", ""), self._said)

    def _rank(self, name: str) -> str:
        return hashlib.sha256(f"{self._seed} {name}".encode("utf-8", "surrogatepass")).hexdigest()
