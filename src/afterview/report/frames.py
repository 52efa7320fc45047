"""Analyses as tables of pandas, for notebooks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from afterview.content import load
from afterview.errors import InputError
from afterview.journal.entries import Entry
from afterview.records import Analysis

if TYPE_CHECKING:
    from pandas import DataFrame

Part = Literal["self_talk", "signals"]
_SELF_TALK = (
    "id", "written_on", "start", "end", "quote", "pattern", "patterns", "severity", "confidence",
    "because", "reframe",
)  # fmt: skip
_SIGNALS = (
    "id", "written_on", "start", "end", "quote", "signal", "polarity", "weight", "who", "position",
    "confidence", "because",
)  # fmt: skip
_ENTRIES = (
    "id", "written_on", "company", "role", "words", "self_talk", "self_talk_per_100_words",
    "severity", "tone", "positive", "negative", "felt", "verdict", "outcome", "patterns", "signals",
)  # fmt: skip


def parts_frame(analyses: Iterable[Analysis], part: Part) -> DataFrame:
    """One row for each stretch of self-talk, or for each signal, of all analyses.

    Raises:
        InputError: there is no such part, or pandas isn't installed.
    """
    if part not in ("self_talk", "signals"):
        raise InputError(f"to_frame has 'self_talk' and 'signals', not {part!r}.")
    make, columns = (_talk, _SELF_TALK) if part == "self_talk" else (_signs, _SIGNALS)
    rows = [(one.source.id, one.source.written_on, *row) for one in analyses for row in make(one)]
    return _frame(rows, columns)


def entries_frame(entries: Iterable[Entry]) -> DataFrame:
    """One row for each entry of a journal.

    Raises:
        InputError: pandas isn't installed.
    """
    rows = [
        (
            e.id, e.written_on, e.company, e.role, e.words, e.self_talk, round(e.rate, 2),
            round(e.severity, 2) if e.self_talk else None, e.tone, e.positive, e.negative,
            e.felt, e.verdict, e.outcome, "; ".join(e.patterns), "; ".join(e.signals),
        )
        for e in entries
    ]  # fmt: skip
    return _frame(rows, _ENTRIES)


def _talk(analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    for t in analysis.self_talk:
        names = [p.pattern for p in t.patterns]
        reframe = t.reframes[0].text if t.reframes else None
        yield (
            t.start, t.end, t.quote, names[0], "; ".join(names), t.severity, t.confidence,
            ", ".join(t.because), reframe,
        )  # fmt: skip


def _signs(analysis: Analysis) -> Iterator[tuple[Any, ...]]:
    labels = load().labels
    for s in analysis.signals:
        yield (
            s.start, s.end, s.quote, s.signal, s.polarity, labels[s.signal].strength, s.who,
            s.position, s.confidence, ", ".join(s.because),
        )  # fmt: skip


def _frame(rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> DataFrame:
    try:
        import pandas as pd
    except ImportError:
        raise InputError("to_frame needs pandas: pip install 'afterview[frames]'.") from None
    frame = pd.DataFrame.from_records(rows, columns=list(columns))
    days = [None if d is None else dt.datetime.combine(d, dt.time()) for d in frame["written_on"]]
    frame["written_on"] = pd.Series(days, index=frame.index, dtype="datetime64[s]")
    return frame
