"""The shapes of the content files, checked by pydantic; what comes out is frozen."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from afterview.content import slots
from afterview.records import Distress, Outcome, Polarity, Standing

Pattern = Literal[
    "all_or_nothing", "overgeneralization", "mental_filter", "discounting_positive", "mind_reading",
    "fortune_telling", "catastrophizing", "emotional_reasoning", "should_statement", "labeling",
    "personalization", "rumination", "unfair_comparison", "giving_up",
]  # fmt: skip
SignalName = Literal[
    "leaned_in", "nodded", "smiled", "laughed_or_joked", "unscripted_followup", "praised",
    "eye_contact", "took_notes", "ran_over", "sold_the_role", "answered_in_depth", "next_steps",
    "asked_availability", "introduced_others", "checked_references", "offered", "shared_personally",
    "supported", "gave_contact", "spoke_as_if_hired", "warm_close", "friendly",
    "distracted", "cut_short", "interrupted", "frowned", "closed_posture", "flat", "criticized",
    "doubted_fit", "no_questions", "no_next_steps", "moved_on", "hostile", "rejected",
    "standard_close", "other_candidates", "challenged", "other",
]  # fmt: skip
Strategy = Literal["own_evidence", "perspective", "self_compassion", "next_step", "own_name"]
Quoting = Literal[
    "balanced", "strength", "signal_after", "signal", "costly", "praise", "asked", "dismissed",
    "bad_sign",
]  # fmt: skip
Needs = Literal[
    "balanced", "strength", "signal_after", "signal", "costly", "praise", "asked", "dismissed",
    "bad_sign", "said_no", "went_badly", "nothing", "question", "name", "finding", "view", "low", "earlier",
]  # fmt: skip
Unless = Literal["went_badly", "answered", "offered", "advanced", "rejected"]
# What of a text may be spoken of in any wording; see `advice/page.py`.
THINGS = frozenset(
    ["person", "away", "company", "role", "topic", "them", "day", "good", "fair", "sign", "stumble",
     "thought", "weak"]
)  # fmt: skip
Place = Literal["bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed"]
_FORBIDDEN = re.compile(
    r"\b(?:just|at least|stay positive|everything happens|don't worry|you will get|"
    r"you are (?:a|an|so|such)|silver lining|look on the bright side)\b|!|  |[,.;:]{2}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:tonight|tomorrow|this evening|this week|today|before (?:bed|noon)|within the hour|now|"
    r"minutes|hour|until|days from now|the next time)\b",
    re.IGNORECASE,
)
_BEFORE_TOPIC = re.compile(r"\b(?:about|on|with|for|to|of|from|in|behind|like|handle)\s+$")
_LONGEST_ON_THE_ROAD = 5


def _kind_words(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"{found[0]!r} is not said to people in a bad moment")
    return text


def _valid_cue(cue: str) -> str:
    try:
        re.compile(cue)
    except re.error as error:
        raise ValueError(f"cue: {error}") from None
    return cue


Wording = Annotated[str, Field(min_length=3), AfterValidator(_kind_words)]
Cue = Annotated[str, AfterValidator(_valid_cue)]
Examples = Annotated[tuple[str, ...], Field(min_length=2)]


def _with_time(text: str) -> None:
    if not _TIME.search(text):
        raise ValueError("a small act says when; name a time, such as 'tonight' or 'ten minutes'")


def _after_preposition(text: str) -> None:
    for found in re.finditer(r"\{topic\}", text):
        if not _BEFORE_TOPIC.search(text[: found.start()]):
            raise ValueError("{topic} stands after 'about', 'on', 'with' or the like")


class Strict(BaseModel):
    """Frozen, and no key that isn't known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(Strict):
    """A label: what it means and how to tell it from its look-alikes."""

    name: str
    kind: Literal["pattern", "signal", "distress", "verdict"]
    title: Annotated[str, Field(max_length=40)]
    definition: str
    means: str = ""
    strength: Annotated[int, Field(ge=0, le=3)] = 0
    polarity: Polarity | None = None
    fires: Examples
    silent: Examples
    source: str

    @model_validator(mode="after")
    def _signals_are_weighed(self) -> Label:
        if (self.kind == "signal") != (self.polarity is not None and bool(self.means)):
            raise ValueError("a signal has polarity, strength and means, and no other label has")
        return self


class Line(Strict):
    """A wording and its id."""

    id: str
    text: Wording


Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


class Opening(Line):
    """One short empathic clause that names the thing."""

    pattern: Pattern | None = None
    unless: tuple[Unless, ...] = ()


class Body(Line):
    """What is said about a thought, and what the text must hold for it."""

    needs: Needs
    strategy: Strategy
    patterns: tuple[Pattern, ...] = ()
    source: str = ""
    unless: tuple[Unless, ...] = ()
    complete: bool = False

    @model_validator(mode="after")
    def _stands_on_something(self) -> Body:
        wanted = {"quote"} if self.needs in get_args(Quoting) else set()
        wanted |= {"name"} if self.needs == "name" else set()
        wanted |= {"when", "came"} if self.needs == "earlier" else set()
        loose = THINGS | ({"earlier"} if self.needs == "earlier" else set())
        if slots(self.text) - loose != wanted:
            raise ValueError(f"needs = {self.needs!r} goes with the slots {sorted(wanted)}")
        if (self.needs == "finding") != bool(self.source):
            raise ValueError("a finding, and nothing else, names its source")
        if self.complete:
            _with_time(self.text)
        return self


class Act(Line):
    """One small act with a time."""

    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Unless, ...] = ()
    gentle: bool = False

    @model_validator(mode="after")
    def _says_when(self) -> Act:
        _with_time(self.text)
        return self


class Reframes(Strict):
    heavy: tuple[Cue, ...]
    opening: tuple[Opening, ...]
    body: tuple[Body, ...]
    act: tuple[Act, ...]


TopicKind = Literal["work", "thing", "own", "terms", "exercise", "case"]


class TopicQuestion(Line):
    about: TopicKind = "work"

    @model_validator(mode="after")
    def _grammatical(self) -> TopicQuestion:
        _after_preposition(self.text)
        return self


class OpenQuestion(Line):
    shape: Literal["clause", "noun", "quote"]


class SelfQuestion(Line):
    needs: Literal["self_talk", "strength", "stumble", "drawback", "balanced", "signal"]
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Unless, ...] = ()


class Questions(Strict):
    topic: tuple[TopicQuestion, ...]
    unanswered: tuple[OpenQuestion, ...]
    afterthought: tuple[TopicQuestion, ...]
    role: tuple[Line, ...]
    general: tuple[Line, ...]
    research: tuple[TopicQuestion, ...]
    reflection: tuple[SelfQuestion, ...]


Case = Outcome | Literal["went_well", "mixed", "unclear", "late", "close", "long_ago", "elevated"]
Action = Outcome | Literal["second_chance", "thanks", "late", "elevated"]


class CalendarTexts(Strict):
    """Titles of calendar entries; a calendar may be seen by others, so they give nothing away."""

    call: Wording
    window: Wording
    thanks: Wording
    next: Wording
    decided: Wording
    ask: Wording
    ask_how: Wording


class SecondChanceTexts(Strict):
    calendar: CalendarTexts
    honest: Lines
    guess: Lines
    no_day: Lines
    prepare: Lines
    call: Lines
    ask: Lines
    otherwise: Lines
    call_script: Lines
    gatekeeper_script: Lines
    voicemail: Lines
    message: Lines
    thanks: Lines
    thanks_no: Lines
    note: dict[Case, Lines]
    action: dict[Action, Lines]


class CopingLine(Line):
    kind: Literal["exercise", "writing", "rumination", "own_name", "people", "next"]
    when: Literal[
        "always", "rumination", "people", "joy", "away", "name", "pending", "no", "advanced", "offer",
        "elevated",
    ]  # fmt: skip
    unless: tuple[Unless, ...] = ()
    gentle: bool = False
    hard: bool = False
    out: bool = False
    easier: str = ""

    @model_validator(mode="after")
    def _exercise_is_graded(self) -> CopingLine:
        if (self.kind == "exercise") != bool(self.easier):
            raise ValueError("an exercise, and nothing else, has an `easier` way for a bad knee")
        if self.gentle and self.hard:
            raise ValueError("what is gentle can't be hard")
        return self


class Grapes(Line):
    unless: tuple[Unless, ...] = ()


class CopingTexts(Strict):
    coping: tuple[CopingLine, ...]
    sour_grapes: tuple[Grapes, ...]
    own_reason: Lines
    own_before: Lines
    not_for_me: Lines


Practices = Annotated[tuple[Wording, ...], Field(min_length=1)]


class LessonTexts(Line):
    cue: Cue
    title: str
    also: tuple[Wording, ...] = ()
    practices: Practices

    @property
    def texts(self) -> tuple[str, ...]:
        """All ways to say it."""
        return (self.text, *self.also)


class PlanTexts(Line):
    practice: Wording


class Lessons(Strict):
    lesson: tuple[LessonTexts, ...]
    plan: tuple[PlanTexts, ...]
    again: Lines
    gone: Lines


class FocusLine(Line):
    place: Place
    patterns: tuple[Pattern, ...]
    unless: tuple[Unless, ...] = ()

    @model_validator(mode="after")
    def _short_where_one_drives(self) -> FocusLine:
        if self.place == "steering wheel" and len(self.text.split()) > _LONGEST_ON_THE_ROAD:
            raise ValueError("a line for the steering wheel has five words or fewer")
        return self


class Trade(Strict):
    """A kind of work: how its name is known, what is worth looking up, and whether one stands at it."""

    id: str
    cue: Cue
    feet: bool = False
    look: Lines
    fires: Examples
    silent: Examples


class Region(Strict):
    emergency: str
    lines: Annotated[tuple[str, ...], Field(min_length=1)]


class Helplines(Strict):
    checked_on: dt.date
    crisis_text: Wording
    elevated_text: Wording
    aliases: dict[str, str]
    regions: dict[str, Region]

    @model_validator(mode="after")
    def _has_a_default(self) -> Helplines:
        unknown = {"default", *self.aliases.values()} - set(self.regions)
        if unknown:
            raise ValueError(f"no such region: {sorted(unknown)}")
        return self

    def of(self, region: str | None) -> Region:
        """The lines of a country code; the default where it isn't known."""
        code = (region or "default").strip().upper()
        return self.regions.get(self.aliases.get(code, code), self.regions["default"])


class SummaryLine(Line):
    label: Standing
    felt: tuple[Standing, ...]


class AnsweredLine(Line):
    outcome: Outcome


class Summaries(Strict):
    summary: tuple[SummaryLine, ...]
    answered: tuple[AnsweredLine, ...]
    no_interview: Lines
    limit: Lines

    @model_validator(mode="after")
    def _cover_every_case(self) -> Summaries:
        """Each verdict beside each feeling has a wording, with and without a quote."""
        for label in get_args(Standing):
            for felt in get_args(Standing):
                here = [s for s in self.summary if s.label == label and felt in (s.felt or (felt,))]
                if not any("{quote}" not in line.text for line in here):
                    raise ValueError(f"no wording without a quote for {label}, felt {felt}")
        return self


class GuideQuestion(Strict):
    """One question of the guided session."""

    id: Annotated[str, Field(pattern="^[a-z]+$")]
    ask: Wording
    hint: str = ""
    lead: str = ""
    joins: bool = False
    needs: str = ""


class Guide(Strict):
    intro: Wording
    again: Wording
    begun: Wording
    kept: Wording
    done: Wording
    stopped: Wording
    nothing: Wording
    question: Annotated[tuple[GuideQuestion, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _needs_come_before(self) -> Guide:
        seen: set[str] = {""}
        for one in self.question:
            if one.needs not in seen:
                raise ValueError(f"{one.id} needs {one.needs!r}, which isn't asked before it")
            seen.add(one.id)
        return self


class MessageRule(Strict):
    """What a message to the employer does better without."""

    id: str
    expressions: tuple[Cue, ...] = ()
    why: str
    better: str
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _proved(self) -> MessageRule:
        if self.expressions and (len(self.fires) < 2 or len(self.silent) < 2):
            raise ValueError("expressions come with two examples that fire and two that don't")
        return self


class Content(Strict):
    """Everything in `content/`."""

    labels: dict[str, Label]
    levels: dict[Distress, Label]
    standings: dict[Standing, Label]
    reframes: Reframes
    questions: Questions
    second_chance: SecondChanceTexts
    coping: CopingTexts
    lessons: Lessons
    focus: tuple[FocusLine, ...]
    trades: tuple[Trade, ...]
    helplines: Helplines
    summaries: Summaries
    message: tuple[MessageRule, ...]
    guide: Guide


def known_labels() -> dict[str, tuple[str, ...]]:
    """The legal names of each kind of label."""
    kinds: dict[str, Any] = {
        "pattern": Pattern,
        "signal": SignalName,
        "distress": Distress,
        "verdict": Standing,
    }
    return {kind: get_args(names) for kind, names in kinds.items()}
