"""Small pieces of HTML that a notebook shows; they take their colours from its theme."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from afterview.records import Analysis, Distress, Support
from afterview.report.marked_text import harmless
from afterview.report.wording import (
    FELT,
    LIMITS,
    READS,
    SIGNS,
    checked,
    doer,
    heading,
    kindest,
    listed,
    side,
    title,
    weight_words,
)

if TYPE_CHECKING:
    from afterview.journal.journal import Journal


def analysis_html(analysis: Analysis) -> str:
    """The verdict beside the feeling, the self-talk and the signals as escaped HTML."""
    helped = _support(analysis.advice.support, analysis.distress)
    if analysis.distress == "crisis":
        return helped
    named = f"<h4>{_safe(heading(analysis))}</h4>"
    ending = f"{helped}<p><small>{LIMITS}</small></p></section>"
    if not analysis.is_interview:
        return f"<section>{named}<p><em>{_safe(kindest(analysis))}</em></p>{ending}"
    talk = (
        (
            f"<q>{_safe(listed(t.quote))}</q>",
            ", ".join(title(p.pattern).lower() for p in t.patterns),
        )
        for t in analysis.self_talk
    )
    signs = (
        (
            SIGNS[side(s)],
            f"<q>{_safe(listed(s.quote))}</q>",
            _safe(doer(s)),
            f"{title(s.signal).lower()}, {weight_words(s)}",
        )
        for s in analysis.signals
    )
    return (
        f"<section>{named}<p>{_safe(kindest(analysis))}</p>"
        f"<p>It felt <b>{FELT[analysis.verdict.felt]}</b>; what you wrote of them reads "
        f"<b>{READS[analysis.verdict.label]}</b>. {_safe(analysis.advice.next_action)}</p>"
        + _folded(f"What you told yourself ({len(analysis.self_talk)})", talk)
        + _folded(f"What they did ({len(analysis.signals)})", signs)
        + ending
    )


def journal_html(journal: Journal) -> str:
    """A table of the entries, the feeling beside the evidence, as escaped HTML."""
    from afterview.report.trends import LIMITS as OF_TRENDS
    from afterview.report.trends import change_line, feeling_line

    found = journal.trends()
    helped = _support(found.support, found.distress)
    if found.in_crisis:
        return helped
    rows = (
        (
            str(e.written_on or ""),
            _safe(heading(one)),
            FELT[e.felt],
            READS[e.verdict],
            str(e.self_talk),
            f"{e.positive} / {e.negative}",
            e.outcome,
        )
        for e, one in zip(found.entries, journal.counted(), strict=True)
    )
    head = ("day", "interview", "it felt", "it reads", "self-talk", "signs + / −", "outcome")
    return (
        f"<section>{helped}<h4>{len(found.entries)} entries</h4>"
        f"<p>{feeling_line(found)} {change_line(found)}</p>{_table(rows, head)}"
        f"<p><small>{OF_TRENDS}</small></p></section>"
    )


def _support(helped: Support | None, level: Distress) -> str:
    if helped is None:
        return ""
    lines = "".join(f"<li>{_safe(h)}</li>" for h in helped.helplines if level == "crisis")
    day = f"<p><small>{checked(helped)}</small></p>" if checked(helped) else ""
    return f"<p>{_safe(helped.text)}</p>" + (f"<ul>{lines}</ul>" if lines else "") + day


def _folded(summary: str, rows: Iterable[tuple[str, ...]]) -> str:
    return f"<details open><summary>{summary}</summary>{_table(rows)}</details>"


def _table(rows: Iterable[tuple[str, ...]], head: tuple[str, ...] = ()) -> str:
    top = "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr></thead>"
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<table>{top if head else ''}<tbody>{body}</tbody></table>"


def _safe(text: str) -> str:
    return escape(harmless(text))
