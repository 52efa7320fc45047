"""The frozen values that modules hand to each other; their JSON is the output contract.

Offsets are half-open code points into the original text: ``text[start:end] == quote``.
Everything here is plain data without behaviour beyond conversion, and imports nothing heavy.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from afterview.plain import from_plain, to_plain

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

SCHEMA = "afterview.reflection/1"
_SURROGATE = re.compile("[\ud800-\udfff]")

Polarity = Literal["positive", "negative", "neutral"]
Position = Literal["before_stumble", "after_stumble", "unknown"]
Change = Literal["warmer", "same", "cooler", "unknown"]
Standing = Literal["went_well", "mixed", "went_badly", "unclear"]
Outcome = Literal["offer", "advanced", "rejected", "withdrawn", "pending"]
Distress = Literal["none", "elevated", "crisis"]
Stance = Literal["supportive", "unsupportive", "neutral"]
Answer = Literal["yes", "no", "unknown"]
Check = Literal[
    "rapport",
    "asked_questions",
    "got_answers",
    "showed_qualification",
    "good_answers",
    "behaviour_changed",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the original text; `confidence` is how sure the reader is of what it is taken for.

    >>> Quote.of("I froze.", 2, 7)
    Quote(start=2, end=7, quote='froze')
    """

    start: int
    end: int
    quote: str
    confidence: float = dataclasses.field(
        default=1.0, compare=False, repr=False, metadata={"json": None}
    )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The quote of ``text[start:end]``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Recollection:
    """One text as read: what was written, when, and where it came from."""

    id: str
    text: str = dataclasses.field(repr=False)  # engines write their tasks into logs
    written_on: dt.date | None = None
    sha256: str = ""
    note: str = ""

    @classmethod
    def of(
        cls, text: str, *, id: str = "text", written_on: dt.date | None = None, note: str = ""
    ) -> Recollection:
        """A recollection with the hash of its text filled in; `note` goes along to the analysis.

        Half a surrogate pair, as some JSON holds it, can't be written to any file: each becomes one
        replacement character, so that offsets stay.

        >>> Recollection.of("so \\ud83d sad").text
        'so \ufffd sad'
        """
        text = _SURROGATE.sub("\ufffd", text)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(_SURROGATE.sub("\ufffd", id), text, written_on, digest, note)


@dataclass(frozen=True, slots=True)
class PatternScore:
    """One of the 14 cognitive distortions, with the model's calibrated probability."""

    pattern: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reframe:
    """Another way to see a negative thought, resting on quotes of the same text."""

    text: str
    strategy: str
    evidence: tuple[Quote, ...] = ()


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
    """One of the six checks with its answer and the quotes it rests on."""

    check: Check
    answer: Answer
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence supports (`label`) beside what the writer feels (`felt`)."""

    label: Standing
    felt: Standing
    score: float
    summary: str
    checks: tuple[CheckAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask the company, and the topic of the text that it picks up."""

    text: str
    about: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class SecondChance:
    """How and when to ask for a second conversation."""

    call_from: dt.date
    call_by: dt.date
    guess: bool
    steps: tuple[str, ...]
    call_script: str
    gatekeeper_script: str
    voicemail: str
    message: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to do differently, one exercise for it, and the quote it comes from."""

    text: str
    practice: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Coping:
    """Something to do with the feeling tonight."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A line to put up where one sees it, and the negative thought that it answers."""

    text: str
    place: str = dataclasses.field(metadata={"json": "for"})
    against: Quote | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """What is said first in a crisis: three sentences and where to call, write or read."""

    text: str
    helplines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that the tool suggests for one text; `next_on` is the day in `next_action`."""

    next_action: str = ""
    next_on: dt.date | None = None
    questions: tuple[Question, ...] = ()
    research: tuple[str, ...] = ()
    reflection: tuple[str, ...] = ()
    second_chance: SecondChance | None = None
    second_chance_note: str = ""
    thank_you: str = ""
    lessons: tuple[Lesson, ...] = ()
    coping: tuple[Coping, ...] = ()
    not_for_me: tuple[str, ...] = ()
    not_for_me_note: str = ""
    focus: tuple[Focus, ...] = ()
    support: Support | None = None


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


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from; `language` is ``en``, ``other`` or ``unknown``."""

    id: str
    written_on: dt.date | None
    sha256: str
    words: int
    language: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which program and model read the text; the fingerprint changes when either does."""

    version: str
    fingerprint: str


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


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole answer to one text.

    The text itself travels along for reports (`text`), and is not part of the JSON.
    """

    text: str = dataclasses.field(metadata={"json": None}, repr=False)
    source: Source
    self_talk: tuple[SelfTalk, ...]
    signals: tuple[Signal, ...]
    stumble: Stumble | None
    after_stumble: AfterStumble | None
    strengths: tuple[Quote, ...]
    balanced: tuple[Quote, ...]
    own_questions: tuple[Quote, ...]
    unanswered: tuple[Quote, ...]
    drawbacks: tuple[Quote, ...]
    outcome: Outcome
    decision: Decision | None
    company: str | None
    role: str | None
    topics: tuple[str, ...]
    people: tuple[Person, ...]
    verdict: Verdict
    advice: Advice
    tone: Tone
    distress: Distress
    is_interview: bool
    notes: tuple[str, ...]
    model: ModelInfo
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The output contract's object: plain lists, dicts, strings and numbers."""
        data: dict[str, Any] = {"schema": self.schema}
        data.update(to_plain(self))
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any], text: str = "") -> Analysis:
        """The analysis that `to_dict` came from; give the text to have it back as well.

        Raises:
            ValueError: the data are of another schema.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(f"schema {data.get('schema')!r} is not {SCHEMA!r}")
        return cast(Analysis, from_plain(cls, {**data, "text": text}))

    def to_frame(self, part: Literal["self_talk", "signals"] = "self_talk") -> DataFrame:
        """A pandas table with a row for each stretch of self-talk, or for each signal.

        Raises:
            InputError: there is no such part, or pandas isn't installed.
        """
        from afterview.report.frames import parts_frame

        return parts_frame([self], part)

    def plot_timeline(self) -> LayerChart:
        """An Altair chart: the signals in the order of the interview, and the stumble among them.

        Raises:
            InputError: Altair isn't installed.
        """
        from afterview.report.charts import timeline_chart

        return timeline_chart(self)

    def _repr_html_(self) -> str:
        from afterview.report.snippet import analysis_html

        return analysis_html(self)

    def _repr_markdown_(self) -> str:
        from afterview.report.markdown import markdown

        return markdown(self)
