"""Choosing a wording: the same for the same text and day, and none twice in one report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, cast

from afterview.advice.deeds import deed_of
from afterview.content import filled, slots
from afterview.content.said import quotes_in, sentences
from afterview.records import Quote

T = TypeVar("T")


class Wording(Protocol):
    """Anything with an id; with a text too, if it is to be compared with what was said before."""

    @property
    def id(self) -> str: ...


W = TypeVar("W", bound=Wording)


class Value(NamedTuple):
    """Something of the writer's text that fills a slot; `quote` where it is their words.

    `most` is how often it may be said in one report, and `at` where it stands in the text.
    """

    text: str
    quote: Quote | None = None
    most: int = 3
    at: int | None = None

    @property
    def key(self) -> Hashable:
        """What counts as the same thing: the same place in the text, or the same words."""
        return self.text if self.at is None else self.at


Values = Mapping[str, Sequence[Value]]
NO_VALUES: Values = {}
_NOTHING: Mapping[str, Value] = {}
_OWN_NAME = frozenset(["name"])


@dataclass(frozen=True, slots=True)
class Said(Generic[W]):
    """A wording with its slots filled, and the quotes that it holds."""

    line: W
    text: str
    quotes: tuple[Quote, ...]


class _Text(NamedTuple):
    """A text that is its own id."""

    text: str

    @property
    def id(self) -> str:
        return self.text


@cache
def _has_patterns(kind: Hashable) -> bool:
    return "patterns" in getattr(kind, "model_fields", ())


def _patterns(option: Any) -> Sequence[str]:
    """The thoughts that a wording is for; a kind of wording without that is for none."""
    kind: Hashable = option.__class__
    return cast(Sequence[str], option.patterns) if _has_patterns(kind) else ()


def _text(option: Wording, chosen: Mapping[str, Value]) -> str:
    words = {name: value.text for name, value in chosen.items()}
    return filled(getattr(option, "text", ""), words)


class Chooser:
    """Picks wordings by a seed and remembers what it gave out, and which things were spoken of.

    A wording whose slots the text can fill, or that is for one kind of thought, goes before one that
    would suit any; one that has been said in an earlier report comes last.

    >>> from afterview.content import load
    >>> acts = [act for act in load().reframes.act if "{" not in act.text]
    >>> chooser = Chooser("seed")
    >>> chooser.pick(acts).id != chooser.pick(acts).id
    True
    """

    def __init__(self, seed: str, said: Iterable[frozenset[str]] = ()) -> None:
        """Args: `seed` decides the order; `said` are the sentences of each earlier report."""
        self._seed = seed
        self._said = Counter(sentence for report in said for sentence in report)
        self._used: Counter[str] = Counter()
        self._spoken: Counter[Hashable] = Counter()
        self._deeds: set[str] = set()
        self._made: dict[str, Any] = {}
        self._ranks: dict[str, str] = {}

    def say(
        self, options: Iterable[W], values: Values = NO_VALUES, *, again: bool = False
    ) -> Said[W] | None:
        """One of the wordings, filled; None where nothing is left that this text can be told.

        Args:
            options: wordings; one with a slot that has no value is left out.
            values: what the text gives for each slot, the best first.
            again: also a wording that this report, or an earlier one, has used, rather than none.
        """
        fit = [*self._fitting(options, values, again)]
        if not fit:
            return None
        least = min(order for order, _, _ in fit)
        equal = [(option, chosen) for order, option, chosen in fit if order == least]
        option, chosen = min(equal, key=lambda one: self._rank(one[0].id))
        self._used[option.id] += 1
        self._deeds.update(filter(None, [deed_of(getattr(option, "text", ""))]))
        self._spoken.update(value.key for value in chosen.values())
        quotes = tuple(value.quote for value in chosen.values() if value.quote)
        return Said(option, _text(option, chosen), quotes)

    def _fitting(
        self, options: Iterable[W], values: Values, again: bool
    ) -> Iterator[tuple[tuple[int, int, bool, int], W, Mapping[str, Value]]]:
        """The wordings that can be told, with what fills them; those with the least order go first."""
        for option in options:
            used = self._used.get(option.id, 0)
            if used and not again:
                continue
            text = getattr(option, "text", "")
            done = bool(self._deeds) and deed_of(text) in self._deeds
            if done and not again:
                continue
            chosen = self._filling(text, values) if "{" in text else _NOTHING
            if chosen is None:
                continue
            whole, frames = self._before(_text(option, chosen)) if self._said else (0, 0)
            if whole and not again:
                continue
            general = chosen.keys() <= _OWN_NAME and not _patterns(option)
            yield (used + done, whole, general, frames), option, chosen

    def must(self, options: Iterable[W], values: Values = NO_VALUES) -> Said[W]:
        """One of the wordings, even if it has been used.

        Raises:
            IndexError: there is none whose slots can be filled.
        """
        said = self.say(options, values, again=True)
        if said is None:
            raise IndexError("no wording fits")
        return said

    def pick(self, options: Sequence[W]) -> W:
        """One of several wordings without slots: the least used, by a hash of seed and id.

        Raises:
            IndexError: there are no options.
        """
        return self.must(options).line

    def text(self, options: Sequence[str], values: Values = NO_VALUES) -> str:
        """One of several texts without ids."""
        return self.must([_Text(option) for option in options], values).text

    def say_text(self, options: Sequence[str]) -> str:
        """One of several texts without ids that hasn't been said; empty where there is none."""
        said = self.say([_Text(option) for option in options])
        return said.text if said else ""

    def order(self, names: Iterable[str], salt: object = "") -> list[str]:
        """The names in an order that the seed, and a salt of yours, decide.

        >>> Chooser("a").order(["x", "y"]) == Chooser("a").order(["y", "x"])
        True
        """
        return sorted(names, key=lambda name: self._rank(f"{salt} {name}"))

    def quote(self, start: Hashable) -> None:
        """Remember that the quote at this offset, or an earlier entry, was used."""
        self._spoken[start] += 1

    def quoted(self, start: Hashable) -> int:
        """How often it was used."""
        return self._spoken[start]

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` returns, made once for this report."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def _filling(self, template: str, values: Values) -> dict[str, Value] | None:
        """For each slot the value that was spoken of least; None where one has none left."""
        found: dict[str, Value] = {}
        for name in slots(template):
            free = [v for v in values.get(name, ()) if self._spoken[v.key] < v.most]
            if not free:
                return None
            found[name] = min(free, key=lambda value: self._spoken[value.key])
        return found

    def _before(self, text: str) -> tuple[int, int]:
        """How often a sentence of it was said, and how often around another quote."""
        counts = [(quotes_in(s), self._said[s]) for s in sentences(text)]
        plain = [count for quoted, count in counts if not quoted]
        return max(plain, default=0), sum(count for quoted, count in counts if quoted)

    def _rank(self, name: str) -> str:
        if name not in self._ranks:
            key = f"{self._seed} {name}".encode("utf-8", "surrogatepass")
            self._ranks[name] = hashlib.sha256(key).hexdigest()
        return self._ranks[name]
