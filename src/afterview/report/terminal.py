"""The report for a terminal: read by somebody in a bad moment, the kindest true thing first."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from afterview.records import Analysis, Quote, Signal
from afterview.report.marked_text import harmless, pieces
from afterview.report.wording import (
    CHECKS,
    FELT,
    LIMITS,
    SEVERITY,
    STANDING,
    flat,
    kindest,
    meaning,
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
_ASCII = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "/",
        "─": "-",
        "•": "*",
    }
)
ALL = ("self-talk", "signals", "verdict", "questions", "plan", "coping")


@dataclass(frozen=True, slots=True)
class Look:
    """How the terminal looks: columns, whether it has colour, and whether only ASCII."""

    width: int = 80
    color: bool = False
    ascii: bool = False

    @classmethod
    def plain(cls, width: int = 80) -> Look:
        """For a file: no colour, full characters."""
        return cls(width)

    @classmethod
    def of_stdout(cls) -> Look:
        """What standard output can show."""
        terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        color = terminal and not os.environ.get("NO_COLOR")
        encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
        console = Console(width=None if sys.stdout.isatty() else 80)
        width = max(40, min(console.width, 100))
        return cls(width, color, not encoding.startswith(("utf", "cp65001")))


def _printed(parts: Sequence[RenderableType], look: Look) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=look.width,
        force_terminal=look.color,
        no_color=not look.color,
        color_system="standard" if look.color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    text = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
    if look.ascii:
        text = text.translate(_ASCII).encode("ascii", "replace").decode("ascii")
    return text


def _heading(words: str, look: Look) -> RenderableType:
    rule = Rule(
        Text(words, style="bold"), align="left", style="dim", characters="-" if look.ascii else "─"
    )
    return Padding(rule, (1, 0, 0, 0))


def _said(text: str, indent: int = 0, style: str = "", first: str = "") -> RenderableType:
    body = Text(harmless(first + text), style=style)
    return Padding(body, (0, 0, 0, indent))


def _quote(quote: str, indent: int = 2, style: str = "") -> RenderableType:
    return _said(f"“{flat(quote)}”", indent, style)


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
        brief: at most ten lines.
        explain: the words that weighed most under each flag.
    """
    chosen = look or Look()
    if analysis.distress == "crisis":
        return _printed(_support(analysis), chosen)
    if not analysis.is_interview:
        return _printed([_said(kindest(analysis)), *_support(analysis)], chosen)
    if brief:
        return _brief(analysis, chosen)
    parts: list[RenderableType] = [_said(kindest(analysis), style="bold")]
    everything = set(sections) >= set(ALL)
    if everything:
        parts += _what_happened(analysis, chosen)
    if "verdict" in sections:
        parts += _did_it_fail(analysis, chosen)
    if "self-talk" in sections:
        parts += _told_yourself(analysis, chosen, explain)
    if "signals" in sections:
        parts += _good_sign(analysis, chosen, explain)
    if "questions" in sections:
        parts += _what_to_ask(analysis, chosen)
    if "plan" in sections:
        parts += _what_to_do(analysis, chosen)
    if "coping" in sections:
        parts += _letting_go(analysis, chosen)
    parts += _support(analysis)
    parts.append(Padding(_said(LIMITS, style="dim"), (1, 0, 0, 0)))
    return _printed(parts, chosen)


def plan_text(analysis: Analysis, look: Look | None = None) -> str:
    """What to do next, alone."""
    chosen = look or Look()
    if analysis.distress == "crisis" or not analysis.is_interview:
        return report(analysis, chosen)
    return _printed([*_what_to_do(analysis, chosen), *_what_to_ask(analysis, chosen)], chosen)


def _support(analysis: Analysis) -> list[RenderableType]:
    support = analysis.advice.support
    if support is None:
        return []
    lines = support.helplines if analysis.distress == "crisis" else ()
    return [
        Padding(_said(support.text), (1, 0, 0, 0)),
        *(_said(line, 2, first="• ") for line in lines),
    ]


def _what_happened(analysis: Analysis, look: Look) -> list[RenderableType]:
    if not analysis.text:
        return []
    body = Text()
    for piece in pieces(analysis):
        style = _STYLE[piece.kind] if piece.kind else ""
        body.append(harmless(piece.text), style=style)
        if piece.label:
            body.append(f" [{piece.label}]", style=f"{style} italic".strip())
    timeline = _timeline(analysis)
    return [_heading("What happened", look), _trimmed(body), *timeline]


def _trimmed(body: Text) -> Text:
    body.rstrip()
    return body


def _timeline(analysis: Analysis) -> list[RenderableType]:
    change = analysis.after_stumble
    if analysis.stumble is None or change is None:
        return []

    def names(places: Sequence[int]) -> str:
        found = [title(analysis.signals[i].signal).lower() for i in places]
        return ", ".join(dict.fromkeys(found)) or "nothing told"

    rows = Group(
        _said(names(change.before), 2, first="before: "),
        _said(f"“{flat(analysis.stumble.quote)}”", 2, "bold", first="the stumble: "),
        _said(names(change.after), 2, first="after: "),
        _said(change.why, 2, "dim"),
    )
    return [Padding(rows, (1, 0, 0, 0))]


def _did_it_fail(analysis: Analysis, look: Look) -> list[RenderableType]:
    verdict = analysis.verdict
    parts: list[RenderableType] = [
        _heading("Did it really fail?", look),
        _said(f"{STANDING[verdict.label]} It felt {FELT[verdict.felt]}."),
    ]
    for check in verdict.checks:
        line = Text(f"{CHECKS[check.check]} ", style="")
        line.append(
            {"yes": "yes", "no": "no", "unknown": "the text doesn't say"}[check.answer],
            style="bold",
        )
        parts.append(Padding(line, (0, 0, 0, 2)))
        parts += [_quote(q.quote, 4, "dim") for q in check.evidence[:2]]
    return parts


def _because(words: Sequence[str]) -> str:
    return "weighed most: " + ", ".join(harmless(w) for w in words)


def _told_yourself(analysis: Analysis, look: Look, explain: bool) -> list[RenderableType]:
    if not analysis.self_talk:
        return []
    parts: list[RenderableType] = [_heading("What you told yourself", look)]
    for number, talk in enumerate(analysis.self_talk):
        names = ", ".join(title(p.pattern).lower() for p in talk.patterns)
        block: list[RenderableType] = [_quote(talk.quote, 0, "magenta")]
        block.append(_said(f"{names}; {SEVERITY[talk.severity]}", 2, "dim"))
        if explain and talk.because:
            block.append(_said(_because(talk.because), 2, "dim"))
        shown = talk.reframes[: 2 if len(analysis.self_talk) <= 3 else 1]
        block += [_said(reframe.text, 2) for reframe in shown]
        parts.append(Padding(Group(*block), (1 if number else 0, 0, 0, 0)))
    return parts


def _good_sign(analysis: Analysis, look: Look, explain: bool) -> list[RenderableType]:
    if not analysis.signals:
        return []
    parts: list[RenderableType] = [_heading("Was that a good sign?", look)]
    order = {"positive": 0, "negative": 1, "neutral": 2}
    from afterview.content import load

    labels = load().labels

    def rank(signal: Signal) -> tuple[int, int, int]:
        return order[signal.polarity], -labels[signal.signal].strength, signal.start

    said: set[str] = set()
    for signal in sorted(analysis.signals, key=rank):
        mark = {"positive": "+", "negative": "-", "neutral": "="}[signal.polarity]
        who = f"{signal.who}: " if signal.who else ""
        line = Text(f"{mark} ", style=_STYLE[signal.polarity])
        line.append(f"{harmless(who)}“{flat(signal.quote)}”")
        parts.append(line)
        name = title(signal.signal).lower()
        note = f"{name}, {weight_words(signal)}"
        if signal.signal not in said:
            note = f"{name}, {weight_words(signal)}. {meaning(signal)}"
            said.add(signal.signal)
        parts.append(_said(note, 4, "dim"))
        if explain and signal.because:
            parts.append(_said(_because(signal.because), 4, "dim"))
    return parts


def _what_to_ask(analysis: Analysis, look: Look) -> list[RenderableType]:
    advice = analysis.advice
    if not advice.questions:
        return []
    parts: list[RenderableType] = [_heading("What to ask", look)]
    parts += [_said(q.text, 2, first="• ") for q in advice.questions]
    parts.append(_said("To look up first:", 2, "dim"))
    parts += [_said(line, 4, "dim", first="• ") for line in advice.research]
    return parts


def _what_to_do(analysis: Analysis, look: Look) -> list[RenderableType]:
    advice = analysis.advice
    parts: list[RenderableType] = [
        _heading("What to do next", look),
        _said(advice.next_action, style="bold"),
        _said(advice.second_chance_note),
    ]
    if plan := advice.second_chance:
        parts += [_said(step, 2, first=f"{n}. ") for n, step in enumerate(plan.steps, 1)]
        for name, words in (
            ("On the phone", plan.call_script),
            ("To whoever keeps the calendar", plan.gatekeeper_script),
            ("As a voicemail", plan.voicemail),
            ("As a mail", plan.message),
        ):
            parts += [_said(f"{name}:", 2, "dim"), _said(words, 4)]
    elif advice.thank_you and analysis.outcome == "pending":
        parts += [_said("A note to send:", 2, "dim"), _said(advice.thank_you, 4)]
    for lesson in advice.lessons:
        parts += [_said(f"{lesson.text} {lesson.practice}", 2, first="For next time: ")]
    return parts


def _letting_go(analysis: Analysis, look: Look) -> list[RenderableType]:
    advice = analysis.advice
    parts: list[RenderableType] = [_heading("Letting it go", look)]
    parts += [_said(line.text, 2, first="• ") for line in advice.coping]
    if advice.reflection:
        parts += [_said("Questions to yourself:", 2, "dim")]
        parts += [_said(line, 4, first="• ") for line in advice.reflection]
    if advice.not_for_me and analysis.verdict.felt != "went_well":
        known = analysis.outcome == "rejected"
        parts.append(
            _said("Why it might not have been for you:" if known else "If it's a no:", 2, "dim")
        )
        parts += [_said(line, 4, first="• ") for line in advice.not_for_me]
    if advice.focus:
        parts.append(_said("Lines to put up:", 2, "dim"))
        parts += [_said(f"{line.place}: {line.text}", 4, first="• ") for line in advice.focus]
    return parts


def _brief(analysis: Analysis, look: Look) -> str:
    """At most ten lines, each cut to the width."""
    lines = [STANDING[analysis.verdict.label] + f" It felt {FELT[analysis.verdict.felt]}."]
    strongest: Quote | Signal | None = max(
        (s for s in analysis.signals if s.polarity == "positive"),
        key=lambda s: s.confidence,
        default=None,
    )
    if strongest:
        lines.append(f"They: “{flat(strongest.quote)}”")
    for talk in analysis.self_talk[:3]:
        lines.append(
            f"You to yourself: “{flat(talk.quote)}” ({title(talk.patterns[0].pattern).lower()})"
        )
    lines += [q.text for q in analysis.advice.questions[:2]]
    lines.append(analysis.advice.next_action)
    lines += [c.text for c in analysis.advice.coping[:1]]
    cut = [harmless(line) for line in lines[:10]]
    short = [
        line if len(line) <= look.width else line[: look.width - 1].rstrip() + "…" for line in cut
    ]
    text = "\n".join(short) + "\n"
    return text.translate(_ASCII).encode("ascii", "replace").decode() if look.ascii else text
