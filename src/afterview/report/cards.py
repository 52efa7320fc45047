"""Lines to put up: a page of cards to print and cut out, and the same as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding

from afterview.records import Analysis, Focus
from afterview.report.look import Look, printed
from afterview.report.page import rendered
from afterview.report.sections import said, support
from afterview.report.wording import SHORT_LIMITS, flat


def by_place(cards: Sequence[Focus]) -> list[tuple[str, list[Focus]]]:
    """The cards of each place, in their order."""
    return [(place, [*found]) for place, found in groupby(cards, key=lambda card: card.place)]


def page(analysis: Analysis) -> str:
    """A self-contained page for A4 or letter: cards with lines to cut along, what they answer, and whom to
    reach where the text speaks of distress."""
    cards = analysis.advice.focus
    answered = [card for card in cards if card.against]
    return rendered(
        "cards.html", "cards.css", a=analysis, places=by_place(cards), answered=answered, flat=flat
    )


def as_text(analysis: Analysis, look: Look) -> str:
    """The cards for a terminal or a file, each with the thought that it answers, and whom to reach where
    the text speaks of distress."""
    cards = analysis.advice.focus
    parts: list[RenderableType] = []
    for number, (place, found) in enumerate(by_place(cards)):
        parts.append(Padding(said(place, style="dim"), (1 if number else 0, 0, 0, 0)))
        for card in found:
            parts.append(said(card.text, 2, "bold"))
            if card.against:
                parts.append(said(f"for “{flat(card.against.quote)}”", 4, "dim"))
    parts += support(analysis.advice.support, analysis.distress)
    parts.append(Padding(said(SHORT_LIMITS, style="dim"), (1, 0, 0, 0)))
    return printed(parts, look)
