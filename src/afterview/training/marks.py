"""What may stand in a mark of `training.markup`: patterns, signals, people, and the legal answers."""

from __future__ import annotations

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


class MarkupError(ValueError):
    """A line that does not follow the notation; the message names the line."""


def self_talk_of(body: str) -> dict[str, Any]:
    """The patterns and the severity that a mark of self-talk names."""
    parts = body.rsplit(None, 1)
    if len(parts) != 2 or parts[1] not in ("1", "2", "3"):
        raise MarkupError(f"self-talk wants patterns and a severity of 1, 2 or 3, not {body!r}")
    patterns = [name.strip() for name in parts[0].split(",")]
    if unknown := set(patterns) - set(PATTERNS):
        raise MarkupError(f"unknown pattern {sorted(unknown)}; legal: {sorted(PATTERNS)}")
    return {"patterns": patterns, "severity": int(parts[1])}


def signal_of(body: str) -> dict[str, Any]:
    """The signal that a mark names, and its polarity."""
    label, _, polarity = body.strip().partition(" ")
    if label not in SIGNALS:
        raise MarkupError(f"unknown signal {label!r}; legal: {sorted(SIGNALS)}")
    polarity = polarity.strip() or polarity_of(label)
    if polarity not in POLARITIES:
        raise MarkupError(f"unknown polarity {polarity!r}")
    return {"signal": label, "polarity": polarity}


def people_of(listed: str) -> list[dict[str, str]]:
    """The people of a list ``NAME=STANCE; NAME=STANCE``."""
    people = []
    for person in filter(None, (p.strip() for p in listed.split(";"))):
        name, _, stance = person.partition("=")
        if stance not in STANCES:
            raise MarkupError(f"person {person!r} wants a stance of {STANCES}")
        people.append({"name": name.strip(), "stance": stance})
    return people


def check_people(row: dict[str, Any]) -> None:
    """Refuse a row whose text does not name one of its people."""
    for person in row.get("people", ()):
        if person["name"].lower() not in row["text"].lower():
            raise MarkupError(f"person {person['name']!r} does not occur in the text")
