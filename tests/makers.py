"""Reflections made by hand, for tests of what is weighed and not of what is read."""

from typing import Any

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
