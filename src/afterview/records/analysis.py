"""The whole answer to one text, which is the output contract."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from afterview.plain import from_plain, to_plain
from afterview.records.answers import Distress, Outcome
from afterview.records.findings import (
    AfterStumble,
    Decision,
    Person,
    SelfTalk,
    Signal,
    Stumble,
    Tone,
    Verdict,
)
from afterview.records.proposals import Advice
from afterview.records.texts import Quote, Source

if TYPE_CHECKING:
    from altair import LayerChart
    from pandas import DataFrame

SCHEMA = "afterview.reflection/1"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which program and model read the text; the fingerprint changes when either does."""

    version: str
    fingerprint: str


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
