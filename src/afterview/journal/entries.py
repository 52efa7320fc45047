"""What a journal remembers of each entry: figures and labels, a few dozen numbers and no text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from afterview.records import Analysis, Distress, Outcome, Standing, Support


@dataclass(frozen=True, slots=True)
class Entry:
    """One recollection in a journal.

    `severity` is the mean over its self-talk (1 to 3; 0 without any), `tone` that over its sentences
    (-1 to 1), `patterns` and `signals` hold a label as often as it was found, and `lessons` the exercises
    that were suggested. `support` is what was said where it speaks of distress.
    """

    id: str
    written_on: dt.date | None
    words: int
    self_talk: int
    severity: float
    tone: float
    patterns: tuple[str, ...]
    signals: tuple[str, ...]
    positive: int
    negative: int
    felt: Standing
    verdict: Standing
    outcome: Outcome
    company: str | None
    role: str | None
    lessons: tuple[str, ...] = ()
    distress: Distress = "none"
    support: Support | None = field(default=None, metadata={"json": None})

    @property
    def rate(self) -> float:
        """Self-talk per 100 words."""
        return 100 * self.self_talk / max(self.words, 1)


def entry_of(analysis: Analysis) -> Entry:
    """The entry that an analysis leaves in a journal."""
    talk, signals = analysis.self_talk, analysis.signals
    return Entry(
        id=analysis.source.id,
        written_on=analysis.source.written_on,
        words=analysis.source.words,
        self_talk=len(talk),
        severity=sum(t.severity for t in talk) / len(talk) if talk else 0.0,
        tone=analysis.tone.mean,
        patterns=tuple(p.pattern for t in talk for p in t.patterns),
        signals=tuple(s.signal for s in signals),
        positive=sum(s.polarity == "positive" for s in signals),
        negative=sum(s.polarity == "negative" for s in signals),
        felt=analysis.verdict.felt,
        verdict=analysis.verdict.label,
        outcome=analysis.outcome,
        company=analysis.company,
        role=analysis.role,
        lessons=tuple(dict.fromkeys(lesson.practice for lesson in analysis.advice.lessons)),
        distress=analysis.distress,
        support=analysis.advice.support,
    )
