"""The shapes of the content files, checked by pydantic; what comes out is frozen."""

from __future__ import annotations

from dataclasses import dataclass

from afterview.content.models.labels import Label, Summaries, known_labels
from afterview.content.models.questions import (
    Guide,
    GuideQuestion,
    Questions,
    SelfQuestion,
    TopicKind,
    TopicQuestion,
)
from afterview.content.models.reframes import Act, Body, FocusLine, Opening, Place, Reframes
from afterview.content.models.rules import Examples, MessageRule, Trade
from afterview.content.models.steps import (
    CopingLine,
    CopingTexts,
    Helplines,
    Lessons,
    LessonTexts,
    SecondChanceTexts,
)
from afterview.content.models.wordings import THINGS, Line, Strict
from afterview.records import Distress, Standing

__all__ = [
    "THINGS",
    "Act",
    "Body",
    "Content",
    "CopingLine",
    "CopingTexts",
    "Examples",
    "FocusLine",
    "Guide",
    "GuideQuestion",
    "Helplines",
    "Label",
    "LessonTexts",
    "Lessons",
    "Line",
    "MessageRule",
    "Opening",
    "Place",
    "Questions",
    "Reframes",
    "SecondChanceTexts",
    "SelfQuestion",
    "Strict",
    "Summaries",
    "TopicKind",
    "TopicQuestion",
    "Trade",
    "known_labels",
]


@dataclass(frozen=True, slots=True)
class Content:
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
