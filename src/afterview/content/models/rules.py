"""What is known by its words: kinds of work, and what a message does better without."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from afterview.content.models.wordings import Lines, Strict


def _valid_cue(cue: str) -> str:
    try:
        re.compile(cue, re.IGNORECASE)  # as it will be used, so that it is compiled once
    except re.error as error:
        raise ValueError(f"cue: {error}") from None
    return cue


Cue = Annotated[str, AfterValidator(_valid_cue)]
Examples = Annotated[tuple[str, ...], Field(min_length=2)]


class Trade(Strict):
    """A kind of work: how its name is known, what is worth looking up and asking, and whether one stands at
    it or sits at a desk."""

    id: str
    cue: Cue
    feet: bool = False
    desk: bool = False
    look: Lines
    ask: Lines
    fires: Examples
    silent: Examples


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
