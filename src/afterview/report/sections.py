"""The sections of the terminal report, each a list of things that Rich prints."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from afterview.advice.reframe import shown_at_most
from afterview.likely import is_sure_moment
from afterview.records import Analysis, Distress, Support
from afterview.report.look import Look
from afterview.report.marked_text import SIGNS, harmless, pieces
from afterview.report.signs import doer, side
from afterview.report.timeline import by_weight
from afterview.report.wording import (
    CHECKS,
    SIDES,
    STANDING,
    answered,
    checked,
    feeling,
    listed,
    listing,
    meaning,
    note_heading,
    reasons,
    severity_words,
    title,
    weight_words,
)

_STYLE = {
    "self_talk": "magenta",
    "positive": "green",
    "negative": "yellow",
    "neutral": "cyan",
    "stumble": "bold",
}


def _heading(words: str, look: Look) -> RenderableType:
    rule = Rule(
        Text(words, style="bold"), align="left", style="dim", characters="-" if look.ascii else "─"
    )
    return Padding(rule, (1, 0, 0, 0))


def said(text: str, indent: int = 0, style: str = "", first: str = "") -> RenderableType:
    """A paragraph without control characters, indented."""
    body = Text(harmless(first + text), style=style)
    return Padding(body, (0, 0, 0, indent))


def _quote(quote: str, indent: int = 2, style: str = "") -> RenderableType:
    return said(f"“{listed(quote)}”", indent, style)


def support(helped: Support | None, level: Distress) -> list[RenderableType]:
    """Whom to reach, where a text speaks of distress; in a crisis all the helplines."""
    if helped is None:
        return []
    lines = helped.helplines if level == "crisis" else ()
    day = checked(helped)
    return [
        Padding(said(helped.text), (1, 0, 0, 0)),
        *(said(line, 2, first="• ") for line in lines),
        *([said(day, 2 if lines else 0, "dim")] if day else []),
    ]


def what_happened(analysis: Analysis, look: Look) -> list[RenderableType]:
    """The text, marked with each event once, and the signals around the stumble."""
    if not analysis.text:
        return []
    body = Text()
    told = {number for number, _ in by_weight(analysis)}
    for piece in pieces(analysis):
        style = _STYLE[piece.kind] if piece.kind else ""
        body.append(harmless(piece.text), style=style)
        labels = [m.label for m in piece.ending if m.kind not in SIDES or m.number in told]
        if labels:
            body.append(f" [{' · '.join(labels)}]", style=f"{style} italic".strip())
    timeline = _timeline(analysis)
    return [_heading("What happened", look), _trimmed(body), *timeline]


def _trimmed(body: Text) -> Text:
    body.rstrip()
    return body


def _timeline(analysis: Analysis) -> list[RenderableType]:
    change = analysis.after_stumble
    if analysis.stumble is None or change is None or not is_sure_moment(analysis.stumble):
        return []

    def names(places: Sequence[int]) -> str:
        found = [title(analysis.signals[i].signal).lower() for i in places]
        return listing(found) or "nothing found"

    rows = Group(
        said(names(change.before), 2, first="before: "),
        said(f"“{listed(analysis.stumble.quote)}”", 2, "bold", first="the stumble: "),
        said(names(change.after), 2, first="after: "),
        said(change.why, 2, "dim"),
    )
    return [Padding(rows, (1, 0, 0, 0))]


def did_it_fail(analysis: Analysis, look: Look) -> list[RenderableType]:
    """The verdict beside the feeling, and the six checks with their quotes."""
    verdict = analysis.verdict
    parts: list[RenderableType] = [
        _heading("Did it really fail?", look),
        said(f"{STANDING[verdict.label]} {feeling(verdict.felt)}"),
    ]
    for check in verdict.checks:
        line = Text(f"{CHECKS[check.check]} ", style="")
        line.append(
            answered(check),
            style="bold",
        )
        parts.append(Padding(line, (0, 0, 0, 2)))
        parts += [_quote(q.quote, 4, "dim") for q in check.evidence[:2]]
    return parts


def _because(words: Sequence[str]) -> str:
    return "weighed most: " + ", ".join(harmless(w) for w in words)


def told_yourself(analysis: Analysis, look: Look, explain: bool) -> list[RenderableType]:
    """Each negative thought with its pattern and a reframing beneath it."""
    if not analysis.self_talk:
        return []
    parts: list[RenderableType] = [_heading("What you told yourself", look)]
    most = shown_at_most(sum(bool(talk.reframes) for talk in analysis.self_talk))
    for number, talk in enumerate(analysis.self_talk):
        names = ", ".join(title(p.pattern).lower() for p in talk.patterns)
        block: list[RenderableType] = [_quote(talk.quote, 0, "magenta")]
        block.append(said(f"{names}; {severity_words(talk)}", 2, "dim"))
        if explain and talk.because:
            block.append(said(_because(talk.because), 2, "dim"))
        block += [said(reframe.text, 2) for reframe in talk.reframes[:most]]
        parts.append(Padding(Group(*block), (1 if number else 0, 0, 0, 0)))
    return parts


def good_sign(analysis: Analysis, look: Look, explain: bool) -> list[RenderableType]:
    """Each signal, what it means and how much it weighs."""
    if not analysis.signals:
        return []
    parts: list[RenderableType] = [_heading("Was that a good sign?", look)]
    told: set[str] = set()
    for _, signal in by_weight(analysis):
        who = f"{doer(signal)}: " if doer(signal) else ""
        line = Text(f"{SIGNS[side(signal)]} ", style=_STYLE[side(signal)])
        line.append(f"{harmless(who)}“{listed(signal.quote)}”")
        parts.append(line)
        name = title(signal.signal).lower()
        note = f"{name}, {weight_words(signal)}"
        if signal.signal not in told:
            note = f"{note}. {meaning(signal)}" if meaning(signal) else note
            told.add(signal.signal)
        parts.append(said(note, 4, "dim"))
        if explain and signal.because:
            parts.append(said(_because(signal.because), 4, "dim"))
    return parts


def what_to_ask(analysis: Analysis, look: Look) -> list[RenderableType]:
    """Questions for the company, and what to look up."""
    advice = analysis.advice
    if not advice.questions:
        return []
    parts: list[RenderableType] = [_heading("What to ask", look)]
    parts += [said(q.text, 2, first="• ") for q in advice.questions]
    if advice.research:
        parts.append(said("To look up first:", 2, "dim"))
    parts += [said(line, 4, "dim", first="• ") for line in advice.research]
    return parts


def what_to_do(analysis: Analysis, look: Look) -> list[RenderableType]:
    """The next action with its date, and the plan."""
    advice = analysis.advice
    parts: list[RenderableType] = [
        _heading("What to do next", look),
        said(advice.next_action, style="bold"),
        said(advice.second_chance_note),
    ]
    if plan := advice.second_chance:
        parts += [said(step, 2, first=f"{n}. ") for n, step in enumerate(plan.steps, 1)]
        for name, words in (
            ("On the phone", plan.call_script),
            ("To whoever keeps the calendar", plan.gatekeeper_script),
            ("As a voicemail", plan.voicemail),
            ("As a mail", plan.message),
        ):
            parts += [said(f"{name}:", 2, "dim"), said(words, 4)]
    elif above := note_heading(analysis):
        parts += [said(f"{above}:", 2, "dim"), said(advice.thank_you, 4)]
    for lesson in advice.lessons:
        parts += [said(f"{lesson.text} {lesson.practice}".strip(), 2, first="For next time: ")]
    return parts


def letting_go(analysis: Analysis, look: Look) -> list[RenderableType]:
    """Coping, questions to oneself, and lines to put up."""
    advice = analysis.advice
    parts: list[RenderableType] = [_heading("Letting it go", look)]
    parts += [said(line.text, 2, first="• ") for line in advice.coping if line.kind != "next"]
    if advice.reflection:
        parts += [said("Questions to yourself:", 2, "dim")]
        parts += [said(line, 4, first="• ") for line in advice.reflection]
    if above := reasons(analysis):
        parts.append(said(f"{above}:", 2, "dim"))
        if advice.not_for_me_note:
            parts.append(said(advice.not_for_me_note, 4))
        parts += [said(line, 4, first="• ") for line in advice.not_for_me]
    if advice.focus:
        parts.append(said("Lines to put up:", 2, "dim"))
        parts += [said(f"{line.place}: {line.text}", 4, first="• ") for line in advice.focus]
    return [*parts, *other_eggs(analysis)]


def other_eggs(analysis: Analysis) -> list[RenderableType]:
    """The line on the next application, so that not everything hangs on this one."""
    lines = (line for line in analysis.advice.coping if line.kind == "next")
    return [Padding(said(line.text), (1, 0, 0, 0)) for line in lines]
