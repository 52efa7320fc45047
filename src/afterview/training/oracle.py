"""Annotated rows as if the model had found everything: for tests of verdict, advice and reports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from afterview.nlp.stumble import placed
from afterview.records import (
    Decision,
    PatternScore,
    Person,
    Quote,
    Recollection,
    Reflection,
    SelfTalk,
    Signal,
    Stumble,
)
from afterview.source import source_of
from afterview.training.corpus import offsets_of


def reflection_of(row: dict[str, Any]) -> Reflection:
    """The reflection that a perfect reader would make of an annotated recollection."""
    text = row["text"]
    written = dt.date.fromisoformat(row["written_on"]) if row["written_on"] else None

    def quotes(field: str) -> tuple[Quote, ...]:
        return tuple(Quote.of(text, *offsets_of(text, q)) for q in row[field])

    moment = None
    if row["stumble"]:
        moment = Stumble(*offsets_of(text, row["stumble"]), row["stumble"]["quote"], 1.0)
    talk = tuple(
        SelfTalk(
            *offsets_of(text, s),
            s["quote"],
            tuple(PatternScore(p, 1.0) for p in s["patterns"]),
            s["severity"],
            1.0,
        )
        for s in row["self_talk"]
    )
    signals = [
        Signal(*offsets_of(text, s), s["quote"], s["signal"], s["polarity"], s.get("who"), 1.0)
        for s in row["signals"]
    ]
    signals.sort(key=lambda s: s.start)
    by = dt.date.fromisoformat(row["decision_by"]) if row["decision_by"] else None
    return Reflection(
        source_of(Recollection.of(text, id=row["id"], written_on=written)),
        is_interview=bool(row["signals"]),
        self_talk=talk,
        signals=placed(text, signals, moment),
        stumble=moment,
        strengths=quotes("strengths"),
        balanced=quotes("balanced"),
        own_questions=quotes("own_questions"),
        unanswered=quotes("unanswered"),
        drawbacks=quotes("drawbacks"),
        outcome=row["outcome"],
        decision=Decision(by, "", 0, 0) if by else None,
        company=row["company"],
        role=row["role"],
        topics=tuple(row["topics"]),
        people=tuple(Person(p["name"], p["stance"]) for p in row["people"]),
        felt=row["felt"],
        distress=row["distress"],
    )
