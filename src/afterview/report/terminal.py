"""The report for a terminal: read by somebody in a bad moment, the kindest true thing first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding

from afterview.likely import is_sure_thought
from afterview.records import Analysis, Quote, Signal
from afterview.report import sections as section
from afterview.report.look import Look, printed, shown
from afterview.report.marked_text import harmless
from afterview.report.signs import side
from afterview.report.wording import SHORT_LIMITS, STANDING, feeling, kindest, limits, listed, title

ALL = ("self-talk", "signals", "verdict", "questions", "plan", "coping")


def report(
    analysis: Analysis,
    look: Look | None = None,
    sections: Sequence[str] = ALL,
    *,
    brief: bool = False,
    explain: bool = False,
) -> str:
    """The whole report as text.

    Args:
        analysis: what was found; its `text` is shown marked, if it is there.
        look: columns, colour, ASCII.
        sections: which of `ALL` to show.
        brief: at most ten lines, and below them whom to reach where the text speaks of distress.
        explain: the words that weighed most under each flag.
    """
    chosen = look or Look()
    helped = section.support(analysis.advice.support, analysis.distress)
    if analysis.distress == "crisis":
        return printed(helped, chosen)
    if not analysis.is_interview:
        return printed([section.said(kindest(analysis)), *helped, _limits(SHORT_LIMITS)], chosen)
    if brief:
        return _brief(analysis, chosen) + (printed(helped, chosen) if helped else "")
    parts: list[RenderableType] = [section.said(kindest(analysis), style="bold")]
    everything = set(sections) >= set(ALL)
    if everything:
        parts += section.what_happened(analysis, chosen)
    if "verdict" in sections:
        parts += section.did_it_fail(analysis, chosen)
    if "self-talk" in sections:
        parts += section.told_yourself(analysis, chosen, explain)
    if "signals" in sections:
        parts += section.good_sign(analysis, chosen, explain)
    if "questions" in sections:
        parts += section.what_to_ask(analysis, chosen)
    if "plan" in sections:
        parts += section.what_to_do(analysis, chosen)
    if "coping" in sections:
        parts += section.letting_go(analysis, chosen)
    return printed([*parts, *helped, _limits(limits(analysis))], chosen)


def plan_text(analysis: Analysis, look: Look | None = None) -> str:
    """What to do next, alone, and whom to reach where the text speaks of distress."""
    chosen = look or Look()
    if analysis.distress == "crisis" or not analysis.is_interview:
        return report(analysis, chosen)
    parts = [
        *section.what_to_do(analysis, chosen),
        *section.what_to_ask(analysis, chosen),
        *section.other_eggs(analysis),
        *section.support(analysis.advice.support, analysis.distress),
        _limits(SHORT_LIMITS),
    ]
    return printed(parts, chosen)


def _limits(said: str) -> RenderableType:
    return Padding(section.said(said, style="dim"), (1, 0, 0, 0))


def _brief(analysis: Analysis, look: Look) -> str:
    """At most ten lines, each cut to the width; the last says where it ends."""
    lines = [f"{STANDING[analysis.verdict.label]} {feeling(analysis.verdict.felt)}"]
    strongest: Quote | Signal | None = max(
        (s for s in analysis.signals if side(s) == "positive"),
        key=lambda s: s.confidence,
        default=None,
    )
    if strongest:
        lines.append(f"They: “{listed(strongest.quote)}”")
    for talk in list(filter(is_sure_thought, analysis.self_talk))[:3]:
        lines.append(
            f"You to yourself: “{listed(talk.quote)}” ({title(talk.patterns[0].pattern).lower()})"
        )
    lines += [q.text for q in analysis.advice.questions[:2]]
    lines.append(analysis.advice.next_action)
    lines += [c.text for c in analysis.advice.coping[:1]]
    cut = [harmless(line) for line in [*lines[:9], SHORT_LIMITS]]
    short = [
        line if len(line) <= look.width else line[: look.width - 1].rstrip() + "…" for line in cut
    ]
    text = "\n".join(short) + "\n"
    return shown(text, look)
