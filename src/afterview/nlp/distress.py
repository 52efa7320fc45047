"""Whether a text speaks of not wanting to live: the one reading that outranks all others.

The model judges every clause in its context; plain wordings are caught by cues as well, because
a missed one costs more than a false one. A cue that the model thinks nothing of makes a text elevated.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from afterview.errors import ContentError
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.words import words
from afterview.records import Distress
from afterview.resources import content_dir

Expressions = tuple[re.Pattern[str], ...]
_PART = re.compile(r"(?<!\?P)<(\w+)>")
FEARED = 0.2  # from this probability of a crisis on a text is elevated: not to be passed over
# With a cue this much is enough: in the tuning batches d139 and d140 the model thinks six of seven idioms with
# a cue less likely, and none of 67 plain wordings.
HINTED = 0.002


@dataclass(frozen=True, slots=True)
class Group:
    """Expressions of one kind under a name, and the texts that show what they do."""

    name: str
    expressions: Expressions
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """What makes a text `plain`: usual `spellings`, and `fillers` that are left out."""

    spellings: tuple[tuple[re.Pattern[str], str], ...]
    fillers: frozenset[str]


def _compiled(expression: str, parts: Mapping[str, str], place: str) -> re.Pattern[str]:
    """An expression with its `<parts>` put in; parts may hold parts."""
    whole = expression
    try:
        while _PART.search(whole):
            whole = _PART.sub(lambda found: parts[found[1]], whole)
        return re.compile(whole)
    except KeyError as error:
        raise ContentError(f"distress.toml: {place}: no part is called {error}") from None
    except re.error as error:
        raise ContentError(f"distress.toml: {place}: {expression!r}: {error}") from None


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads((content_dir() / "distress.toml").read_text(encoding="utf-8"))


def _groups(kind: str, examples: str) -> tuple[Group, ...]:
    data = _data()
    return tuple(
        Group(
            group["name"],
            tuple(_compiled(e, data["parts"], group["name"]) for e in group["expressions"]),
            tuple(group[examples]),
        )
        for group in data[kind]
    )


@lru_cache(maxsize=1)
def cues() -> tuple[Group, ...]:
    """The cues of a crisis in `content/distress.toml`, over `plain` text.

    Raises:
        ContentError: an expression that doesn't compile or names no part, with its place.
    """
    return _groups("crisis", "fires")


@lru_cache(maxsize=1)
def idioms() -> tuple[Group, ...]:
    """What takes a cue back; compiled only when one was found, which is seldom.

    Raises:
        ContentError: as `cues`.
    """
    return _groups("idioms", "silent")


@lru_cache(maxsize=1)
def _usual() -> Usual:
    data = _data()
    spellings = ((_compiled(e, {}, "spellings"), to) for e, to in data["spellings"].items())
    return Usual(tuple(spellings), frozenset(data["fillers"]))


def plain(text: str, start: int, end: int) -> str:
    """A stretch as the cues see it: normal forms, usual spellings, without fillers.

    >>> plain("I just wanna fuckin die, my self.", 0, 33)
    'i want to die , myself .'
    """
    known = _usual()
    norms = (w.norm for w in words(text, start, end))
    line = " ".join(norm for norm in norms if norm not in known.fillers)
    for expression, usual in known.spellings:
        line = expression.sub(usual, line)
    return line


def spans(groups: tuple[Group, ...], line: str) -> list[tuple[int, int]]:
    """Where the expressions of some groups match, every expression for itself."""
    hit = [e for g in groups for e in g.expressions if e.search(line)]  # next to none, as a rule
    return [found.span() for e in hit for found in e.finditer(line)]


def cued(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a plain wording of crisis that no idiom touches.

    >>> cued("I want to die.", 0, 14), cued("I want to die of embarrassment.", 0, 31)
    (True, False)
    """
    line = plain(text, start, end)
    found = spans(cues(), line)
    if not found:
        return False
    taken = spans(idioms(), line)
    return any(all(end <= a or begin >= b for a, b in taken) for begin, end in found)


def distress(reading: Reading, model: Model) -> Distress:
    """The level of a whole text: that of its worst sentence."""
    crisis = float(reading.of("crisis").max(initial=0.0))
    elevated = float(reading.of("elevated").max(initial=0.0))
    if crisis >= model.thresholds["crisis"]:
        return "crisis"
    hinted = any(cued(reading.text, u.start, u.end) for u in reading.units if u.whole)
    if hinted and crisis >= HINTED:
        return "crisis"
    feared = crisis >= FEARED or elevated >= model.thresholds["elevated"]
    return "elevated" if hinted or feared else "none"
