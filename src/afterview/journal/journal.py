"""A journal in memory: the analyses of one person's recollections, in the order of their days."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from afterview.journal.entries import Entry, entry_of
from afterview.records import Analysis

if TYPE_CHECKING:
    from altair import ConcatChart
    from pandas import DataFrame

    from afterview.journal.groups import By
    from afterview.journal.trends import Trends


@dataclass(frozen=True, slots=True)
class Journal:
    """The analyses of a journal; what isn't about an interview is left out, unless it speaks of a crisis.

    In a notebook it shows itself as a table, and `plot_trends` draws it.

    >>> from afterview import analyze
    >>> day = analyze("She smiled all through my interview.", id="corran")
    >>> [entry.id for entry in Journal.of([day]).entries()]
    ['corran']
    """

    analyses: tuple[Analysis, ...]

    @classmethod
    def of(cls, analyses: Iterable[Analysis]) -> Journal:
        """A journal of analyses in any order."""
        kept = [one for one in analyses if one.is_interview or one.distress == "crisis"]
        return cls(
            tuple(sorted(kept, key=lambda a: (a.source.written_on or dt.date.max, a.source.id)))
        )

    @classmethod
    def read(
        cls,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        today: dt.date | None = None,
    ) -> Journal:
        """Read and analyze files, folders, globs or archives; see `afterview.read_journal`.

        Args:
            paths: one or several of them.
            today: the day that plans count from; None is the day it is.

        Raises:
            InputError: something can't be read.
        """
        from afterview.analysis import analyze_many
        from afterview.reader.journal import read_journal

        return cls.of(analyze_many(read_journal(paths), today=today))

    def __len__(self) -> int:
        return len(self.analyses)

    def __iter__(self) -> Iterator[Analysis]:
        return iter(self.analyses)

    def __getitem__(self, at: int) -> Analysis:
        return self.analyses[at]

    def entries(self) -> tuple[Entry, ...]:
        """What trends are made of: the figures and labels of each analysis."""
        return tuple(entry_of(one) for one in self.analyses)

    def counted(self) -> tuple[Analysis, ...]:
        """The analyses that figures are made of: those of a crisis are left out."""
        return tuple(one for one in self.analyses if one.distress != "crisis")

    def trends(self, by: By = "month") -> Trends:
        """What the entries show together, added up by week, month, company or role."""
        from afterview.journal.trends import trends

        return trends(self.entries(), by)

    def to_frame(self, part: Literal["entries", "self_talk", "signals"] = "entries") -> DataFrame:
        """A pandas table with a row for each entry, each stretch of self-talk or each signal.

        Raises:
            InputError: there is no such part, or pandas isn't installed.
        """
        from afterview.report.frames import entries_frame, parts_frame

        if part == "entries":
            return entries_frame(map(entry_of, self.counted()))
        return parts_frame(self.analyses, part)

    def plot_trends(self) -> ConcatChart:
        """An Altair chart of self-talk, harshness, feeling against evidence and signs over time.

        Raises:
            InputError: Altair isn't installed.
        """
        from afterview.report.charts import trends_chart

        return trends_chart([*map(entry_of, self.counted())])

    def _repr_html_(self) -> str:
        from afterview.report.snippet import journal_html

        return journal_html(self)

    def _repr_markdown_(self) -> str:
        from afterview.report.trends import as_markdown

        return as_markdown(self.trends())
