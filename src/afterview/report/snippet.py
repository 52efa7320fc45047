"""A small piece of HTML that a notebook shows for an analysis."""

from __future__ import annotations

from html import escape

from afterview.records import Analysis


def analysis_html(analysis: Analysis) -> str:
    """The verdict, the self-talk and the signals as escaped HTML that suits both themes."""
    if analysis.advice.support is not None and analysis.distress == "crisis":
        lines = "".join(f"<li>{escape(h)}</li>" for h in analysis.advice.support.helplines)
        return f"<p>{escape(analysis.advice.support.text)}</p><ul>{lines}</ul>"
    talk = "".join(
        f"<li><q>{escape(t.quote)}</q> <small>{escape(t.patterns[0].pattern)}</small></li>"
        for t in analysis.self_talk
    )
    signs = "".join(
        f"<li><q>{escape(s.quote)}</q> <small>{escape(s.signal)}, {escape(s.polarity)}</small></li>"
        for s in analysis.signals
    )
    notes = "".join(f"<p><em>{escape(note)}</em></p>" for note in analysis.notes)
    return (
        f"<section><h4>{escape(analysis.source.id)}</h4>{notes}"
        f"<p>{escape(analysis.verdict.summary)}</p>"
        f"<details open><summary>What you told yourself ({len(analysis.self_talk)})</summary>"
        f"<ul>{talk}</ul></details>"
        f"<details open><summary>What they did ({len(analysis.signals)})</summary>"
        f"<ul>{signs}</ul></details></section>"
    )
