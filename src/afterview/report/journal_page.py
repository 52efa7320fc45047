"""A journal as one self-contained HTML page, and the names of its entries' own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from afterview.journal.entries import Entry
from afterview.journal.groups import By
from afterview.journal.journal import Journal
from afterview.journal.trends import Trends
from afterview.records import Analysis
from afterview.report import charts
from afterview.report.page import rendered
from afterview.report.trends import LIMITS, TOO_FEW, change_line, feeling_line, rows
from afterview.report.wording import FELT, READS, day, title

_MOST = 8
_HEAD = re.compile(r"^<svg[^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_NOISE = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|xmlns(?::xlink)?)="[^"]*"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart to stand in a page: `inner` is SVG of `width` by `height` pixels, `said` its words."""

    title: str
    said: str
    width: float
    height: float
    inner: str


def journal_page(journal: Journal, by: By = "month", pages: Sequence[str] = ()) -> str:
    """The trends of a journal as an HTML document; every word of the writer's is escaped.

    Args:
        journal: of one person.
        by: what to add entries up by.
        pages: where each entry's own page is, from this one; none means that there are none.

    Raises:
        InputError: Altair or vl-convert isn't installed.
    """
    found = journal.trends(by)
    told = [] if found.in_crisis else [*_told(journal, found, pages)]
    counted: dict[str, list[Drawing]] = {"talk": [], "signs": []}
    if found.patterns:
        counted["talk"] = [_counts("Thoughts that come most", found.patterns, charts.TALK)]
    if found.signals:
        counted["signs"] = [_counts("What interviewers did", found.signals, charts.NEUTRAL)]
    return rendered(
        "journal.html",
        found=found,
        told=told,
        drawings=_over_time(found),
        counts=[*counted["talk"], *counted["signs"]],
        table=rows(found),
        feeling=feeling_line(found),
        change=change_line(found) if found.enough else TOO_FEW,
        limits=LIMITS,
    )


def _told(journal: Journal, found: Trends, pages: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The entries that count, each with its analysis and its page."""
    counted = [n for n, one in enumerate(journal) if one.distress != "crisis"]
    for entry, n in zip(found.entries, counted, strict=True):
        yield {"e": entry, "a": journal[n], "page": pages[n] if pages else ""}


def names_of(journal: Journal) -> list[str]:
    """File names for the entries' own pages, each another.

    >>> names_of(Journal(()))
    []
    """
    width = len(str(len(journal)))
    return [f"{n:0{width}}-{_plain(one)}.html" for n, one in enumerate(journal, 1)]


def _plain(one: Analysis) -> str:
    return re.sub(r"[^a-z0-9]+", "-", one.source.id.lower()).strip("-")[-60:] or "entry"


def _over_time(found: Trends) -> list[Drawing]:
    if not found.enough:
        return []
    said = (
        _course(found.entries, "rate"),
        _course([e for e in found.entries if e.self_talk], "severity"),
        _course(found.entries, "tone"),
        _feelings(found.entries),
        _signs(found.entries),
    )
    drawn = charts.trend_charts(found.entries).items()
    return [_drawing(name, words, chart) for words, (name, chart) in zip(said, drawn, strict=True)]


def _counts(name: str, counts: Sequence[tuple[str, int]], color: str) -> Drawing:
    most = counts[:_MOST]
    said = ", ".join(f"{title(label).lower()} {n}" for label, n in most)
    return _drawing(name, f"{said}.", charts.counts_chart(most, color))


def _drawing(name: str, said: str, chart: Any) -> Drawing:
    svg = charts.svg_of(chart)
    head = _HEAD.match(svg)
    assert head, "vl-convert writes its size first"
    inner = svg[head.end() : svg.rindex("</svg>")]
    return Drawing(name, said, float(head[1]), float(head[2]), _NOISE.sub("", inner))


def _when(entry: Entry) -> str:
    return f" on {day(entry.written_on)}" if entry.written_on else ""


def _course(entries: Sequence[Entry], name: str) -> str:
    """The first, last, highest and lowest value, in words."""
    if not entries:
        return "No entry has self-talk."
    values = [(getattr(e, name), e) for e in entries]
    (first, _), (last, _) = values[0], values[-1]
    top, low = max(values, key=lambda v: v[0]), min(values, key=lambda v: v[0])
    return (
        f"{first:.1f} in the first entry, {last:.1f} in the last; highest {top[0]:.1f}"
        f"{_when(top[1])}, lowest {low[0]:.1f}{_when(low[1])}."
    )


def _feelings(entries: Sequence[Entry]) -> str:
    apart = sum(e.felt != e.verdict for e in entries)
    each = "; ".join(
        f"{e.id} felt {FELT[e.felt]}, reads {READS[e.verdict]}" for e in entries[-_MOST:]
    )
    return f"They differ in {apart} of {len(entries)} entries. The last of them: {each}."


def _signs(entries: Sequence[Entry]) -> str:
    good, bad = sum(e.positive for e in entries), sum(e.negative for e in entries)
    return f"{good} signs for and {bad} against in {len(entries)} entries."
