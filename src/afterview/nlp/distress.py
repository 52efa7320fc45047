"""Whether a text speaks of not wanting to live: the one reading that outranks all others.

The model judges every clause in its context; plain wordings are caught by cues as well, because
a missed one costs more than a false one. A cue that the model thinks nothing of makes a text elevated, and
so does one that is no more than that.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from afterview.errors import ContentError
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.windows import Unit
from afterview.nlp.words import words
from afterview.records import Distress
from afterview.resources import content_dir

Expressions = tuple[re.Pattern[str], ...]
_PART = re.compile(r"(?<!\?P)<(\w+)>")
FEARED = 0.2  # from this probability of a crisis on a text is elevated: not to be passed over
# A text of more sentences than a few gives the likeliest of them as many chances to be misread, so it has to be
# this sure of a crisis without a cue, and that likely for elevated: of 223 ordinary recollections of the tuning
# split two have a sentence over 0.5, one has one over 0.95 and none over 0.96.
FEW, SURE, LIKELY = 4, 0.97, 0.8
# With a cue this much is enough: in the tuning batches d139 and d140 the model thinks eight of thirteen idioms
# with a cue less likely, and none of 67 plain wordings.
HINTED = 0.001
# Where it is less likely than this, no cue is looked for: the least likely of 148 wordings with a cue in d139,
# d140 and d2 had 0.001, and nine of ten sentences of ordinary recollections have less.
HEARD = 0.0001


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
def hints() -> tuple[Group, ...]:
    """The cues of an elevated level, which alone make no crisis of a text.

    Raises:
        ContentError: as `cues`.
    """
    return _groups("elevated", "fires")


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


def spans(expressions: Iterable[re.Pattern[str]], line: str) -> list[tuple[int, int]]:
    """Where some expressions match, every one for itself."""
    hit = [e for e in expressions if e.search(line)]  # next to none, as a rule
    return [found.span() for e in hit for found in e.finditer(line)]


def stands(expressions: Iterable[re.Pattern[str]], line: str) -> bool:
    """Whether one of the expressions matches a `plain` line where no idiom touches it."""
    found = spans(expressions, line)
    taken = spans(_of(idioms()), line) if found else []
    return any(all(end <= a or begin >= b for a, b in taken) for begin, end in found)


def _of(groups: tuple[Group, ...]) -> Iterator[re.Pattern[str]]:
    return (expression for group in groups for expression in group.expressions)


def cued(text: str, start: int, end: int) -> Distress:
    """The level of the plain wordings in a stretch, without those that an idiom touches.

    >>> cued("I want to die.", 0, 14), cued("I want to die of embarrassment.", 0, 31)
    ('crisis', 'none')
    >>> cued("kms lol", 0, 7)
    'elevated'
    """
    line = plain(text, start, end)
    if stands(_of(cues()), line):
        return "crisis"
    return "elevated" if stands(_of(hints()), line) else "none"


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    return re.compile(_data()["letters"], re.IGNORECASE)


def _heard(reading: Reading) -> Iterator[Unit]:
    """The sentences that are searched for cues: those of which the model, or of one of their clauses, thinks
    anything at all, and those with letters that it may not know."""
    heard = np.flatnonzero(reading.of("crisis") >= HEARD)
    numbers = {reading.units[place].sentence for place in heard}
    letters = [found.start() for found in _letters().finditer(reading.text)]

    def searched(unit: Unit) -> bool:
        after = bisect_left(letters, unit.start)
        return unit.sentence in numbers or (after < len(letters) and letters[after] < unit.end)

    return (u for u in reading.units if u.whole and searched(u))


def distress(reading: Reading, model: Model) -> Distress:
    """The level of a whole text: that of its worst sentence. A clause without its sentence says too little:
    "I can't live" of "I can't live without my notes"."""
    whole = [unit.whole for unit in reading.units]
    crisis = float(reading.of("crisis")[whole].max(initial=0.0))
    elevated = float(reading.of("elevated")[whole].max(initial=0.0))
    few = len(reading.units) <= FEW
    if crisis >= (model.thresholds["crisis"] if few else max(model.thresholds["crisis"], SURE)):
        return "crisis"
    hinted = {cued(reading.text, u.start, u.end) for u in _heard(reading)}
    if "crisis" in hinted and crisis >= HINTED:
        return "crisis"
    feared = crisis >= (FEARED if few else LIKELY)
    feared = feared or elevated >= model.thresholds["elevated"]
    return "elevated" if hinted - {"none"} or feared else "none"
