"""What we look for and what we say, as data: loaded once, validated with errors that name the place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from afterview.errors import ContentError
from afterview.resources import content_dir

if TYPE_CHECKING:
    from afterview.content.models import Content

T = TypeVar("T")
Named = TypeVar("Named", bound=NamedTuple)
_STARTS = re.compile(r"(?:^|[.?!] )$")
_TWO_STOPS = re.compile(r"([.!?…]\"”)\.(?=\s|$)")


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file.

    Raises:
        ContentError: it is missing or no TOML, with its name.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ContentError(f"{path.name} is missing from {path.parent}.") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from None


def unique(items: Iterable[T], file: str, identity: str = "id") -> tuple[T, ...]:
    """The items, if no two have the same id.

    Raises:
        ContentError: naming the file and the id.
    """
    seen: set[str] = set()
    kept = tuple(items)
    for item in kept:
        name = str(getattr(item, identity))
        if name in seen:
            raise ContentError(f"{file}: the id {name!r} is there twice; ids must differ.")
        seen.add(name)
    return kept


def load_from(folder: Path) -> Content:
    """The content of a folder.

    Raises:
        ContentError: an entry breaks its rules; names file, entry and legal values.
    """
    from afterview.content.build import build

    return build({path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))})


@lru_cache(maxsize=1)
def load() -> Content:
    """The shipped content.

    >>> load().labels["nodded"].title
    'Nodded'
    """
    return load_from(content_dir())


def words_of(name: str, kind: type[Named]) -> Callable[[], Named]:
    """What gives the expressions of a file of `content/words/`, read when they are first asked for.

    Args:
        name: of the file, without its ending.
        kind: has a field for every entry, named by its id.
    """

    @cache
    def words() -> Named:
        from afterview.content.expressions import compiled

        return compiled(name, kind)

    return words


@cache
def cue(expression: str) -> re.Pattern[str]:
    """A cue of the content, for which capitals don't count, compiled once.

    >>> cue("spread ?sheet").search("The Spreadsheet") is not None
    True
    """
    return re.compile(expression, re.IGNORECASE)


@lru_cache(maxsize=4096)
def slots(template: str) -> frozenset[str]:
    """The names in braces of a template.

    >>> sorted(slots("You wrote {quote}, {name}."))
    ['name', 'quote']
    """
    return frozenset(re.findall(r"\{(\w+)\}", template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its slots filled in one pass, so that braces in a value are left alone.

    A value that begins a sentence gets a capital; one that ends in speech with a stop gets no second stop.

    >>> filled("You wrote “{quote}”.", {"quote": "{x}"})
    'You wrote “{x}”.'
    >>> filled("{person} would laugh. Ask {person}.", {"person": "your sister"})
    'Your sister would laugh. Ask your sister.'
    >>> filled("You wrote “{quote}”.", {"quote": 'She said "good."'})
    'You wrote “She said "good."”'
    """

    def value(found: re.Match[str]) -> str:
        text = values.get(found[1], found[0])
        starts = _STARTS.search(template, 0, found.start())
        return text[:1].upper() + text[1:] if starts else text

    return _TWO_STOPS.sub(r"\1", re.sub(r"\{(\w+)\}", value, template))
