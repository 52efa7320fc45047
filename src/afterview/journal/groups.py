"""Entries of a journal added up: by week, month, company or role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from afterview.journal.entries import Entry

By = Literal["week", "month", "company", "role"]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one week, month, company or role, added up."""

    name: str
    entries: int
    words: int
    self_talk: int
    severity: float
    tone: float
    positive: int
    negative: int
    felt_badly: int
    read_badly: int

    @property
    def rate(self) -> float:
        """Self-talk per 100 words."""
        return 100 * self.self_talk / max(self.words, 1)


_KEYS: dict[By, Callable[[Entry], str]] = {
    "week": lambda e: e.written_on.strftime("%G-W%V") if e.written_on else "no date",
    "month": lambda e: e.written_on.strftime("%Y-%m") if e.written_on else "no date",
    "company": lambda e: e.company or "no company",
    "role": lambda e: e.role or "no role",
}


def groups(entries: Sequence[Entry], by: By) -> tuple[Group, ...]:
    """The entries added up by week, month, company or role, in the order of first appearance."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(_KEYS[by](entry), []).append(entry)
    return tuple(_group(name, inside) for name, inside in found.items())


def _group(name: str, inside: Sequence[Entry]) -> Group:
    talk, words = sum(e.self_talk for e in inside), sum(e.words for e in inside)
    return Group(
        name,
        len(inside),
        words,
        talk,
        round(sum(e.severity * e.self_talk for e in inside) / talk, 2) if talk else 0.0,
        round(sum(e.tone * e.words for e in inside) / max(words, 1), 2),
        sum(e.positive for e in inside),
        sum(e.negative for e in inside),
        sum(e.felt == "went_badly" for e in inside),
        sum(e.verdict == "went_badly" for e in inside),
    )
