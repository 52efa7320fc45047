"""The shapes of the content files, checked by pydantic; what comes out is frozen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from afterview.content import slots, unique
from afterview.errors import ContentError
from afterview.records import Polarity

Pattern = Literal[
    "all_or_nothing", "overgeneralization", "mental_filter", "discounting_positive", "mind_reading",
    "fortune_telling", "catastrophizing", "emotional_reasoning", "should_statement", "labeling",
    "personalization", "rumination", "unfair_comparison", "giving_up",
]  # fmt: skip
Strategy = Literal["own_evidence", "perspective", "self_compassion", "next_step", "own_name"]
Needs = Literal[
    "balanced", "strength", "signal_after", "signal", "went_badly", "nothing", "name", "finding"
]
Place = Literal["bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed"]
_FORBIDDEN = re.compile(
    r"\b(?:just|at least|stay positive|everything happens|don't worry)\b|!", re.I
)


def _kind_words(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"{found[0]!r} is not said to people in a bad moment")
    return text


Wording = Annotated[str, Field(min_length=3), AfterValidator(_kind_words)]


class Strict(BaseModel):
    """Frozen, and no key that isn't known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(Strict):
    """A pattern or a signal: what it means and how to tell it from its look-alikes."""

    name: str
    kind: Literal["pattern", "signal"]
    title: str
    definition: str = ""
    means: str = ""
    strength: Annotated[int, Field(ge=0, le=3)] = 0
    polarity: Polarity | None = None
    fires: Annotated[tuple[str, ...], Field(min_length=1)]
    silent: Annotated[tuple[str, ...], Field(min_length=1)]
    source: str


class Opening(Strict):
    id: str
    pattern: Pattern
    text: Wording


class Body(Strict):
    id: str
    needs: Needs
    strategy: Strategy
    text: Wording
    patterns: tuple[Pattern, ...] = ()
    source: str = ""


class Line(Strict):
    id: str
    text: Wording


class SelfQuestion(Strict):
    id: str
    needs: Literal["self_talk", "strength", "stumble", "drawback"]
    text: Wording


class Reframes(Strict):
    opening: tuple[Opening, ...]
    body: tuple[Body, ...]
    act: tuple[Line, ...]


class Questions(Strict):
    topic: tuple[Line, ...]
    unanswered: tuple[Line, ...]
    role: tuple[Line, ...]
    general: tuple[Line, ...]
    research: tuple[Line, ...]
    reflection: tuple[SelfQuestion, ...]


class SecondChanceTexts(Strict):
    honest: Wording
    guess: Wording
    steps: tuple[Wording, ...]
    call_script: Wording
    gatekeeper_script: Wording
    voicemail: Wording
    message: Wording
    thanks: Wording
    note: dict[str, Wording]
    action: dict[str, Wording]


class CopingLine(Strict):
    id: str
    kind: Literal["exercise", "writing", "rumination", "own_name", "people", "next"]
    when: Literal["always", "rumination", "people", "away", "name"]
    text: Wording


class CopingTexts(Strict):
    coping: tuple[CopingLine, ...]
    not_for_me: tuple[Line, ...]


class LessonTexts(Strict):
    id: str
    cue: str
    text: Wording
    practice: Wording


class FocusLine(Strict):
    id: str
    place: Place
    patterns: tuple[Pattern, ...]
    text: Wording


class Region(Strict):
    emergency: str
    lines: Annotated[tuple[str, ...], Field(min_length=1)]


class Helplines(Strict):
    checked_on: dt.date
    crisis_text: Wording
    elevated_text: Wording
    regions: dict[str, Region]


class Content(Strict):
    """Everything in `content/`."""

    labels: dict[str, Label]
    reframes: Reframes
    questions: Questions
    second_chance: SecondChanceTexts
    coping: CopingTexts
    lessons: tuple[LessonTexts, ...]
    focus: tuple[FocusLine, ...]
    helplines: Helplines


def _labels(data: Mapping[str, Any]) -> dict[str, Any]:
    sources = {"pattern": data["sources"]["guide"], "signal": data["sources"]["advice"]}
    return {
        name: {"name": name, "kind": kind, "source": sources[kind], **entry}
        for kind in ("pattern", "signal")
        for name, entry in data[kind].items()
    }


def _validated(file: str, kind: Any, data: Any) -> Any:
    try:
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{file}.toml: {place}: {first['msg']}") from None


def build(files: Mapping[str, Mapping[str, Any]]) -> Content:
    """The content out of parsed files, by file name without its ending.

    Raises:
        ContentError: naming file and entry, and the legal values where a value isn't one.
    """
    labels = _validated("labels", dict[str, Label], _labels(files["labels"]))
    reframes = _validated("reframes", Reframes, files["reframes"])
    for part in ("opening", "body", "act"):
        unique(getattr(reframes, part), "reframes.toml")
    for body in reframes.body:
        wanted = {"balanced", "strength", "signal_after", "signal"}
        if (body.needs in wanted) != ("quote" in slots(body.text)):
            raise ContentError(
                f"reframes.toml: {body.id}: {{quote}} goes with {sorted(wanted)}, and with no other."
            )
    coping = _validated("coping", CopingTexts, files["coping"])
    unique(coping.coping, "coping.toml")
    lessons = _validated("lessons", tuple[LessonTexts, ...], files["lessons"]["lesson"])
    for lesson in unique(lessons, "lessons.toml"):
        try:
            re.compile(lesson.cue)
        except re.error as error:
            raise ContentError(f"lessons.toml: {lesson.id}: cue: {error}.") from None
    return Content(
        labels=labels,
        reframes=reframes,
        questions=_validated("questions", Questions, files["questions"]),
        second_chance=_validated("second_chance", SecondChanceTexts, files["second_chance"]),
        coping=coping,
        lessons=lessons,
        focus=unique(
            _validated("focus", tuple[FocusLine, ...], files["focus"]["focus"]), "focus.toml"
        ),
        helplines=_validated("helplines", Helplines, files["helplines"]),
    )
