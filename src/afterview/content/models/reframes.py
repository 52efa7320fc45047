"""What is said about a negative thought: an opening, what speaks against it, a small act, a line."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import model_validator

from afterview.content import slots
from afterview.content.models.labels import Pattern, SignalName
from afterview.content.models.rules import Cue
from afterview.content.models.wordings import (
    THINGS,
    Line,
    Strict,
    Supposed,
    Unless,
    with_time,
)

Strategy = Literal["own_evidence", "perspective", "self_compassion", "next_step", "own_name"]
Quoting = Literal[
    "balanced", "strength", "signal_after", "signal", "costly", "praise", "asked", "dismissed",
    "bad_sign",
]  # fmt: skip
Needs = Literal[
    "balanced", "strength", "signal_after", "signal", "costly", "praise", "asked", "dismissed",
    "bad_sign", "said_no", "went_badly", "nothing", "question", "name", "finding", "view", "low", "earlier",
]  # fmt: skip
Place = Literal["bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed"]
_LONGEST_ON_THE_ROAD = 5


class Opening(Line):
    """One short empathic clause that names the thing."""

    pattern: Pattern | None = None
    unless: tuple[Unless, ...] = ()
    says: tuple[Supposed, ...] = ()


class Body(Line):
    """What is said about a thought, and what the text must hold for it: what the thought `says`, what its
    quote `shows`, and which signs that may be `of`."""

    needs: Needs
    strategy: Strategy
    patterns: tuple[Pattern, ...] = ()
    source: str = ""
    unless: tuple[Unless, ...] = ()
    says: tuple[Supposed, ...] = ()
    shows: tuple[Supposed, ...] = ()
    of: tuple[SignalName, ...] = ()
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
            with_time(self.text)
        return self


class Act(Line):
    """One small act with a time."""

    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Unless, ...] = ()
    says: tuple[Supposed, ...] = ()
    gentle: bool = False
    mends: bool = False

    @model_validator(mode="after")
    def _says_when(self) -> Act:
        with_time(self.text)
        return self


class Reframes(Strict):
    heavy: tuple[Cue, ...]
    opening: tuple[Opening, ...]
    body: tuple[Body, ...]
    act: tuple[Act, ...]


class FocusLine(Line):
    place: Place
    patterns: tuple[Pattern, ...]
    unless: tuple[Unless, ...] = ()
    says: tuple[Supposed, ...] = ()

    @model_validator(mode="after")
    def _short_where_one_drives(self) -> FocusLine:
        if self.place == "steering wheel" and len(self.text.split()) > _LONGEST_ON_THE_ROAD:
            raise ValueError("a line for the steering wheel has five words or fewer")
        return self
