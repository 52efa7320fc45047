"""Whether a text speaks of not wanting to live: the one reading that outranks all others.

The model judges every clause in its context; plain wordings are caught by cues as well, because
a missed one costs more than a false one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from afterview.errors import ContentError
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.words import words
from afterview.records import Distress
from afterview.resources import content_dir


@dataclass(frozen=True, slots=True)
class Cues:
    """Expressions over normal forms: `crisis` ones, and `idioms` that take a match back."""

    crisis: re.Pattern[str]
    idioms: re.Pattern[str]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of `content/distress.toml`.

    Raises:
        ContentError: an expression that doesn't compile, with its place.
    """
    data = tomllib.loads((content_dir() / "distress.toml").read_text(encoding="utf-8"))
    for kind in ("crisis", "idioms"):
        for expression in data[kind]["expressions"]:
            try:
                re.compile(expression)
            except re.error as error:
                raise ContentError(f"distress.toml: {kind}: {expression!r}: {error}") from None
    crisis, idioms = ("|".join(data[k]["expressions"]) for k in ("crisis", "idioms"))
    return Cues(re.compile(crisis), re.compile(idioms))


def cued(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a plain wording of crisis that no idiom explains.

    >>> cued("I want to die.", 0, 14), cued("I want to die of embarrassment.", 0, 31)
    (True, False)
    """
    plain = " ".join(w.norm for w in words(text, start, end))
    known = cues()
    return bool(known.crisis.search(plain)) and not known.idioms.search(plain)


def distress(reading: Reading, model: Model) -> Distress:
    """The level of a whole text: that of its worst sentence."""
    crisis = float(reading.of("crisis").max(initial=0.0))
    elevated = float(reading.of("elevated").max(initial=0.0))
    if crisis >= model.thresholds["crisis"]:
        return "crisis"
    if any(cued(reading.text, u.start, u.end) for u in reading.units if u.whole):
        return "crisis"
    return "elevated" if elevated >= model.thresholds["elevated"] else "none"
