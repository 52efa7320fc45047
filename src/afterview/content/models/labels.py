"""What is read in a text: the names of the labels, what each means, and how they are summed up."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import Field, model_validator

from afterview.content.models.rules import Examples
from afterview.content.models.wordings import Line, Lines, Strict
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


def known_labels() -> dict[str, tuple[str, ...]]:
    """The legal names of each kind of label."""
    kinds: dict[str, Any] = {
        "pattern": Pattern,
        "signal": SignalName,
        "distress": Distress,
        "verdict": Standing,
    }
    return {kind: get_args(names) for kind, names in kinds.items()}


class SummaryLine(Line):
    label: Standing
    felt: tuple[Standing, ...]
    more: bool = False
    own: bool = False


class AnsweredLine(Line):
    outcome: Outcome


class TalkLine(Line):
    label: Standing
    more: bool = False


class LimitLine(Line):
    answer: Literal["open", "known"] | None = None
    doubts: bool = False


class Summaries(Strict):
    summary: tuple[SummaryLine, ...]
    answered: tuple[AnsweredLine, ...]
    talk: tuple[TalkLine, ...]
    no_interview: Lines
    limit: tuple[LimitLine, ...]

    @model_validator(mode="after")
    def _cover_every_case(self) -> Summaries:
        """Each verdict beside each feeling has a wording, with and without a quote; so has each talk that
        the answer is known of, and each has a limit."""
        for label in get_args(Standing):
            for felt in get_args(Standing):
                here = [s for s in self.summary if s.label == label and felt in (s.felt or (felt,))]
                if not any("{quote}" not in line.text for line in here):
                    raise ValueError(f"no wording without a quote for {label}, felt {felt}")
            quoted = {"{quote}" in line.text for line in self.talk if line.label == label}
            if quoted != {label != "unclear"}:
                raise ValueError(f"of a talk that is {label}, a quote is wanted, or none")
        for answer in ("open", "known"):
            if all(line.doubts or line.answer not in (None, answer) for line in self.limit):
                raise ValueError(f"no limit for an answer that is {answer}")
        return self
