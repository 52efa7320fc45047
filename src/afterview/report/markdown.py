"""The report as Markdown, for notes and journals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from afterview.likely import is_sure_moment, is_sure_thought
from afterview.records import Analysis, Distress, Support
from afterview.report.marked_text import harmless
from afterview.report.terminal import ALL
from afterview.report.timeline import by_weight
from afterview.report.wording import (
    CHECKS,
    SIGNS,
    STANDING,
    answered,
    checked,
    doer,
    feeling,
    flat,
    kindest,
    limits,
    listed,
    meaning,
    note_heading,
    reasons,
    severity_words,
    side,
    title,
    weight_words,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def escaped(text: str) -> str:
    """Text of the writer's that Markdown shows as it is.

    >>> escaped("*not* <b>")
    '\\\\*not\\\\* \\\\<b\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", harmless(text))


def _quoted(quote: str) -> str:
    return f"“{escaped(listed(quote))}”"


def markdown(
    analysis: Analysis,
    sections: Sequence[str] = ALL,
    *,
    brief: bool = False,
    explain: bool = False,
) -> str:
    """The whole report as Markdown; the same sections as the terminal's."""
    lines = [f"# {escaped(flat(analysis.source.id))}", ""]
    helped = supported(analysis.advice.support, analysis.distress)
    if analysis.distress == "crisis":
        return "\n".join([*lines, *helped]).rstrip("\n") + "\n"
    lines += [escaped(kindest(analysis)), ""]
    if analysis.is_interview:
        if brief:
            lines += _brief(analysis)
        else:
            for name, make in _SECTIONS.items():
                if name in sections:
                    lines += make(analysis, explain)
    return "\n".join([*lines, *helped, f"*{limits(analysis)}*"]) + "\n"


def supported(helped: Support | None, level: Distress) -> list[str]:
    """Whom to reach, where a text speaks of distress; in a crisis all the helplines."""
    if helped is None:
        return []
    lines = [f"- {line}" for line in helped.helplines] if level == "crisis" else []
    day = checked(helped)
    return [helped.text, "", *lines, *([""] if lines else []), *([f"*{day}*", ""] if day else [])]


def _brief(analysis: Analysis) -> list[str]:
    talk = [
        f"- {_quoted(t.quote)} ({title(t.patterns[0].pattern).lower()})"
        for t in list(filter(is_sure_thought, analysis.self_talk))[:4]
    ]
    return [*talk, f"- {escaped(analysis.advice.next_action)}", ""]


def _verdict(analysis: Analysis, explain: bool) -> list[str]:
    verdict = analysis.verdict
    lines = [
        "## Did it really fail?",
        "",
        f"{STANDING[verdict.label]} {feeling(verdict.felt)}",
        "",
    ]
    for check in verdict.checks:
        quotes = (
            ": " + "; ".join(_quoted(q.quote) for q in check.evidence) if check.evidence else ""
        )
        lines.append(f"- {CHECKS[check.check]} **{answered(check)}**{quotes}")
    if analysis.after_stumble and analysis.stumble and is_sure_moment(analysis.stumble):
        lines += [
            "",
            f"The stumble: {_quoted(analysis.stumble.quote)}. {escaped(analysis.after_stumble.why)}",
        ]
    return [*lines, ""]


def _because(words: Sequence[str], explain: bool) -> list[str]:
    return [f"  (weighed most: {', '.join(map(escaped, words))})"] if explain and words else []


def _self_talk(analysis: Analysis, explain: bool) -> list[str]:
    if not analysis.self_talk:
        return []
    lines = ["## What you told yourself", ""]
    for talk in analysis.self_talk:
        names = ", ".join(title(p.pattern).lower() for p in talk.patterns)
        lines += [f"> {_quoted(talk.quote)}", ">", f"> *{names}; {severity_words(talk)}*", ""]
        lines += _because(talk.because, explain)
        lines += [f"- {escaped(reframe.text)}" for reframe in talk.reframes]
        lines.append("")
    return lines


def _signals(analysis: Analysis, explain: bool) -> list[str]:
    if not analysis.signals:
        return []
    lines = ["## Was that a good sign?", ""]
    for _, s in by_weight(analysis):
        mark = SIGNS[side(s)]
        who = f"{escaped(doer(s))}: " if doer(s) else ""
        lines.append(
            f"- {mark} {who}{_quoted(s.quote)}: {title(s.signal).lower()}, {weight_words(s)}. {meaning(s)}".rstrip(
                ". "
            )
            + "."
        )
        lines += _because(s.because, explain)
    return [*lines, ""]


def _questions(analysis: Analysis, explain: bool) -> list[str]:
    lines = ["## What to ask", ""]
    lines += [f"- {escaped(q.text)}" for q in analysis.advice.questions]
    if research := analysis.advice.research:
        lines += ["", "To look up first:", "", *(f"- {escaped(line)}" for line in research)]
    return [*lines, ""]


def _plan(analysis: Analysis, explain: bool) -> list[str]:
    advice = analysis.advice
    lines = [
        "## What to do next",
        "",
        f"**{escaped(advice.next_action)}**",
        "",
        advice.second_chance_note,
        "",
    ]
    if plan := advice.second_chance:
        lines += [f"{n}. {escaped(step)}" for n, step in enumerate(plan.steps, 1)]
        for name, words in (
            ("On the phone", plan.call_script),
            ("To whoever keeps the calendar", plan.gatekeeper_script),
            ("As a voicemail", plan.voicemail),
            ("As a mail", plan.message),
        ):
            lines += ["", f"**{name}**", "", *(f"> {escaped(line)}" for line in words.splitlines())]
    elif above := note_heading(analysis):
        lines += [f"**{above}**", ""]
        lines += [f"> {escaped(line)}" for line in advice.thank_you.splitlines()]
    lines.append("")
    lines += [
        f"- For next time: {escaped(le.text)} {escaped(le.practice)}" for le in advice.lessons
    ]
    return [*lines, ""]


def _coping(analysis: Analysis, explain: bool) -> list[str]:
    advice = analysis.advice
    lines = [
        "## Letting it go",
        "",
        *(f"- {escaped(c.text)}" for c in advice.coping if c.kind != "next"),
    ]
    lines.append("")
    lines += [f"- {escaped(line)}" for line in advice.reflection]
    if above := reasons(analysis):
        lines += ["", f"{above}:", ""]
        lines += [advice.not_for_me_note, ""] if advice.not_for_me_note else []
        lines += [f"- {escaped(line)}" for line in advice.not_for_me]
    if advice.focus:
        lines += [
            "",
            "Lines to put up:",
            "",
            *(f"- {f.place}: {escaped(f.text)}" for f in advice.focus),
        ]
    for line in advice.coping:
        lines += ["", escaped(line.text)] if line.kind == "next" else []
    return [*lines, ""]


_SECTIONS = {
    "verdict": _verdict,
    "self-talk": _self_talk,
    "signals": _signals,
    "questions": _questions,
    "plan": _plan,
    "coping": _coping,
}
