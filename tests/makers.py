"""Reflections and journal entries made by hand, for tests of what is weighed and not of what is read."""

import datetime as dt
from dataclasses import replace
from typing import Any

from afterview.journal.entries import Entry
from afterview.nlp.labels import polarity_of
from afterview.records import PatternScore, Reflection, SelfTalk, Signal, Source

SOURCE = Source("x", None, "", 100, "en")


def signal(label: str, position: str = "unknown", at: int = 0) -> Signal:
    """A sure sign of three characters."""
    polarity = polarity_of(label)
    return Signal(at, at + 3, "abc", label, polarity, None, 0.9, position)  # type: ignore[arg-type]


def reflection(*signals: Signal, **more: Any) -> Reflection:
    """What was found in the recollection of an interview."""
    return Reflection(SOURCE, True, signals=signals, **more)


def thought(quote: str, pattern: str, severity: int = 2) -> SelfTalk:
    """A sure thought that a text begins with."""
    return SelfTalk(0, len(quote), quote, (PatternScore(pattern, 1.0),), severity, 1.0)


ENTRY = Entry(
    id="a",
    written_on=dt.date(2026, 3, 2),
    words=200,
    self_talk=4,
    severity=2.0,
    tone=-0.2,
    patterns=("labeling", "labeling", "mind_reading"),
    signals=("smiled",),
    positive=1,
    negative=0,
    felt="went_badly",
    verdict="mixed",
    outcome="pending",
    company="Corran",
    role="baker",
    lessons=("Say the numbers aloud once.",),
)


def entry(day: int, **changes: Any) -> Entry:
    """An entry of so many days after New Year."""
    date = dt.date(2026, 1, 1) + dt.timedelta(days=day)
    return replace(ENTRY, id=f"e{day:03}", written_on=date, **changes)
