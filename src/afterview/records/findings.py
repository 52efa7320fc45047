"""What is found in a text, and what the evidence supports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from afterview.records.answers import (
    Answer,
    Change,
    Check,
    Distress,
    Outcome,
    Polarity,
    Position,
    Stance,
    Standing,
)
from afterview.records.proposals import Reframe
from afterview.records.texts import Quote, Source


@dataclass(frozen=True, slots=True)
class PatternScore:
    """One of the 14 cognitive distortions, with the model's calibrated probability."""

    pattern: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SelfTalk:
    """A stretch of negative self-talk; severity 1 mild, 2 plain, 3 harsh."""

    start: int
    end: int
    quote: str
    patterns: tuple[PatternScore, ...]
    severity: int
    confidence: float
    because: tuple[str, ...] = ()
    reframes: tuple[Reframe, ...] = ()


# What a doer may be called who isn't named.
PRONOUNS = frozenset(
    [
        *(
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "his",
            "their",
            "himself",
            "herself",
            "themselves",
        ),
        *("i", "me", "my", "we", "us", "you", "your", "it", "who"),
    ]
)


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that the employer's side did, with its polarity for the writer's chances."""

    start: int
    end: int
    quote: str
    signal: str
    polarity: Polarity
    who: str | None
    confidence: float
    position: Position = "unknown"
    because: tuple[str, ...] = ()

    @property
    def doers(self) -> tuple[str, ...]:
        """Who did it, one by one.

        >>> Signal(0, 22, "Ann and Ben laughed", "laughed_or_joked", "positive", "Ann and Ben", 0.9).doers
        ('Ann', 'Ben')
        """
        return tuple(self.who.split(" and ")) if self.who else ()


@dataclass(frozen=True, slots=True)
class Stumble:
    """The first moment at which the writer believes that it went wrong."""

    start: int
    end: int
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class AfterStumble:
    """Behaviour after the stumble against before; indices point into the signals."""

    change: Change
    before: tuple[int, ...]
    after: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """When the employer said it would answer; `by` is null where the text stays vague."""

    by: dt.date | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the writer's own life, named as the text names them."""

    name: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """One of the six checks with its answer and the quotes it rests on; `unsure` where something was found
    on it, and nothing that is sure: the answer is then probable, or unknown. The last one is there only
    where a stumble is."""

    check: Check
    answer: Answer
    evidence: tuple[Quote, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence supports (`label`) beside what the writer feels (`felt`)."""

    label: Standing
    felt: Standing
    score: float
    summary: str
    checks: tuple[CheckAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class ToneAt:
    """The tone of one sentence, from -1 to 1."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Tone:
    """The mean tone and its course over the text."""

    mean: float
    arc: tuple[ToneAt, ...] = ()


QUOTED = ("strengths", "balanced", "own_questions", "unanswered", "drawbacks")


@dataclass(frozen=True, slots=True)
class Reflection:
    """All that was found in a text, before it is weighed and answered.

    `leaning` is how far the encoder leans to each change after the stumble, in weighted log shares,
    and `impression` how far to each verdict; `certainty` how sure the reader is of the company, of the role, of each topic and of each quote of
    the fields of `QUOTED`, in this order; empty where nobody counted.
    """

    source: Source
    is_interview: bool
    self_talk: tuple[SelfTalk, ...] = ()
    signals: tuple[Signal, ...] = ()
    stumble: Stumble | None = None
    leaning: Mapping[str, float] | None = None
    strengths: tuple[Quote, ...] = ()
    balanced: tuple[Quote, ...] = ()
    own_questions: tuple[Quote, ...] = ()
    unanswered: tuple[Quote, ...] = ()
    drawbacks: tuple[Quote, ...] = ()
    outcome: Outcome = "pending"
    decision: Decision | None = None
    company: str | None = None
    role: str | None = None
    topics: tuple[str, ...] = ()
    certainty: tuple[float, ...] = ()
    people: tuple[Person, ...] = ()
    felt: Standing = "unclear"
    impression: Mapping[str, float] | None = None
    tone: Tone = Tone(0.0)
    distress: Distress = "none"
