"""What is proposed for the days after: a second chance, coping, lessons, and where help is."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from afterview.content.models.rules import Cue
from afterview.content.models.wordings import Line, Lines, Strict, Unless, Wording
from afterview.records import Outcome

Case = (
    Outcome
    | Literal[
        "went_well",
        "mixed",
        "unclear",
        "late",
        "due_today",
        "close",
        "later_round",
        "invited",
        "step_named",
        "by_rules",
        "inside",
        "papers",
        "trial",
        "long_ago",
        "elevated",
    ]
)
Action = (
    Outcome
    | Literal[
        "second_chance", "thanks", "late", "due_today", "by_rules", "inside", "papers", "elevated"
    ]
)


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
    told_day: Lines
    written_day: Lines
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
    thanks_trial: Lines
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


class ReasonLine(Line):
    unless: tuple[Unless, ...] = ()
    feet: bool = False


class GrapesLine(Line):
    unless: tuple[Unless, ...] = ()
    on: Literal["reasons", "questions"] | None = None


class CopingTexts(Strict):
    coping: tuple[CopingLine, ...]
    sour_grapes: tuple[GrapesLine, ...]
    own_reason: Lines
    own_before: Lines
    not_for_me: tuple[ReasonLine, ...]


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
    unsaid: tuple[PlanTexts, ...]
    better: tuple[PlanTexts, ...]
    advised: tuple[PlanTexts, ...]
    again: Lines
    gone: Lines


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
        return self.regions[self._code(region) if self.knows(region) else "default"]

    def knows(self, region: str | None) -> bool:
        """Whether there are lines of that country's own."""
        return self._code(region) in self.regions

    def _code(self, region: str | None) -> str:
        code = (region or "").strip().upper()
        return self.aliases.get(code, code)
