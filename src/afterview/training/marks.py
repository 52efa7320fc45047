"""What may stand in a mark of `training.markup`: patterns, signals, people, and the legal answers."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Any

from afterview.nlp.labels import PATTERNS, POLARITIES, SIGNALS, polarity_of

CHOICES = {
    "felt": ("went_well", "mixed", "went_badly", "unclear"),
    "verdict": ("went_well", "mixed", "went_badly", "unclear"),
    "outcome": ("offer", "advanced", "rejected", "withdrawn", "pending"),
    "distress": ("none", "elevated", "crisis"),
    "after_stumble": ("warmer", "same", "cooler", "unknown"),
}
STANCES = ("supportive", "unsupportive", "neutral")
SEVERITIES = (1, 2, 3)
_LABEL = re.compile(r"[\w.-]{1,30}")


class MarkupError(ValueError):
    """Something that isn't annotated as `docs/annotating.md` describes; no text is quoted.

    `line` is the line of the text that it is about, where that is known.
    """

    def __init__(self, said: str, line: int | None = None) -> None:
        super().__init__(said)
        self.line = line


def nearest(name: str, legal: Sequence[str], cutoff: float = 0.6) -> str | None:
    """The legal name that one is most like, if any is.

    >>> nearest("Mind reading", PATTERNS), nearest("sadness", PATTERNS)
    ('mind_reading', None)
    """
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    return next(iter(difflib.get_close_matches(plain, legal, 1, cutoff)), None)


def one_of(noun: str, value: object, legal: Sequence[str | int]) -> None:
    """Refuse a value that isn't legal, and name the nearest that is, or all.

    >>> one_of("pattern", "labelling", PATTERNS)
    Traceback (most recent call last):
    afterview.training.marks.MarkupError: unknown pattern "labelling"; did you mean "labeling"?

    Raises:
        MarkupError: it isn't.
    """
    if any(type(value) is type(one) and value == one for one in legal):
        return
    near = None
    if isinstance(value, str):
        near = nearest(value, [one for one in legal if isinstance(one, str)])
    wrong = f' "{value}"' if near or _LABEL.fullmatch(str(value)) else ""
    hint = f'did you mean "{near}"?' if near else f"legal: {', '.join(map(str, legal))}"
    raise MarkupError(f"unknown {noun}{wrong}; {hint}")


def self_talk_of(body: str) -> dict[str, Any]:
    """The patterns and the severity that a mark of self-talk names."""
    parts = body.rsplit(None, 1)
    if len(parts) != 2 or not parts[1].isdecimal():
        raise MarkupError('self-talk wants its patterns and a severity, as in "labeling 2"')
    patterns, severity = [name.strip() for name in parts[0].split(",")], int(parts[1])
    for name in patterns:
        one_of("pattern", name, PATTERNS)
    one_of("severity", severity, SEVERITIES)
    return {"patterns": patterns, "severity": severity}


def signal_of(body: str) -> dict[str, Any]:
    """The signal that a mark names, and its polarity."""
    label, _, polarity = body.strip().partition(" ")
    one_of("signal", label if label in SIGNALS else body.strip(), SIGNALS)
    polarity = polarity.strip() or polarity_of(label)
    one_of("polarity", polarity, POLARITIES)
    return {"signal": label, "polarity": polarity}


def people_of(listed: str) -> list[dict[str, str]]:
    """The people of a list ``NAME=STANCE; NAME=STANCE``."""
    people = []
    for person in filter(None, (p.strip() for p in listed.split(";"))):
        name, equals, stance = person.partition("=")
        if not equals or not name.strip():
            raise MarkupError('people are given as in "my sister=supportive; Dev=neutral"')
        one_of("stance", stance.strip(), STANCES)
        people.append({"name": name.strip(), "stance": stance.strip()})
    return people
