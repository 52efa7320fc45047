"""What is asked: of them, of oneself, and by the guided session."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from afterview.content.models.labels import Pattern
from afterview.content.models.wordings import (
    Line,
    Strict,
    Supposed,
    Unless,
    Wording,
    after_preposition,
)

TopicKind = Literal["work", "thing", "own", "terms", "exercise", "case"]


class TopicQuestion(Line):
    about: TopicKind = "work"
    past: bool = False

    @model_validator(mode="after")
    def _grammatical(self) -> TopicQuestion:
        after_preposition(self.text)
        return self


class LookUp(TopicQuestion):
    desk: bool = False  # only for work at a desk


class GeneralQuestion(Line):
    unless: tuple[Unless, ...] = ()


class OpenQuestion(Line):
    shape: Literal["clause", "noun"]


class SelfQuestion(Line):
    needs: Literal["self_talk", "strength", "stumble", "drawback", "balanced", "signal"]
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Unless, ...] = ()
    says: tuple[Supposed, ...] = ()


class Questions(Strict):
    topic: tuple[TopicQuestion, ...]
    unanswered: tuple[OpenQuestion, ...]
    spoken: tuple[TopicQuestion, ...]
    answered: tuple[TopicQuestion, ...]
    afterthought: tuple[TopicQuestion, ...]
    role: tuple[Line, ...]
    general: tuple[GeneralQuestion, ...]
    research: tuple[LookUp, ...]
    reflection: tuple[SelfQuestion, ...]


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
