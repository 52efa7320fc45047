"""What earlier entries of a journal tell about this one: thoughts that came out otherwise, lessons
that came again or didn't, and sentences that were said before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from afterview.content import load
from afterview.content.said import sentences
from afterview.records import Advice, Analysis, Outcome, SelfTalk, Verdict

GOOD: frozenset[Outcome] = frozenset(["advanced", "offer"])
# Thoughts about how it went and what will come, which a later answer can speak to.
ANSWERED_LATER = frozenset(
    [
        "all_or_nothing",
        "overgeneralization",
        "mental_filter",
        "discounting_positive",
        "mind_reading",
        "fortune_telling",
        "catastrophizing",
        "emotional_reasoning",
        "labeling",
    ]
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier entry.

    `thoughts` are pairs of pattern and quote (empty where quotes aren't kept), `lessons` the ids of the
    lessons it gave, and `said` the sentences of its report.
    """

    written_on: dt.date | None
    outcome: Outcome
    company: str | None
    thoughts: tuple[tuple[str, str], ...] = ()
    lessons: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()


def earlier_of(analysis: Analysis) -> Earlier:
    """What an analysis leaves for later ones."""
    by_practice = {p: one.id for one in load().lessons.lesson for p in one.practices}
    given = (by_practice.get(lesson.practice) for lesson in analysis.advice.lessons)
    return Earlier(
        analysis.source.written_on,
        analysis.outcome,
        analysis.company,
        tuple((p.pattern, t.quote) for t in analysis.self_talk for p in t.patterns),
        tuple(name for name in given if name),
        said_by(analysis.self_talk, analysis.advice, analysis.verdict),
    )


def said_by(talk: Sequence[SelfTalk], advice: Advice, verdict: Verdict) -> frozenset[str]:
    """The sentences of a report that were ours to choose."""
    return frozenset(s for text in _texts(talk, advice, verdict) for s in sentences(text))


def _texts(talk: Sequence[SelfTalk], advice: Advice, verdict: Verdict) -> Iterator[str]:
    yield verdict.summary
    yield from (reframe.text for one in talk for reframe in one.reframes)
    yield from (question.text for question in advice.questions)
    yield from (*advice.research, *advice.reflection, *advice.not_for_me)
    yield from (line for lesson in advice.lessons for line in (lesson.text, lesson.practice))
    yield from (line.text for line in advice.coping)
    yield from (line.text for line in advice.focus)
    yield from (advice.next_action, advice.second_chance_note, advice.not_for_me_note)
    yield from advice.second_chance.steps if advice.second_chance else ()


def before(earlier: Iterable[Earlier], day: dt.date | None) -> tuple[Earlier, ...]:
    """The entries before a day, the latest first; those without a day, and all without one, fall out.

    >>> may, june = (Earlier(dt.date(2026, m, 1), "pending", None) for m in (5, 6))
    >>> before([may, june], dt.date(2026, 6, 1)) == (may,)
    True
    """
    if day is None:
        return ()
    dated = [(e.written_on, e) for e in earlier if e.written_on and e.written_on < day]
    return tuple(e for _, e in sorted(dated, key=lambda pair: pair[0], reverse=True))


def came_good(earlier: Sequence[Earlier], pattern: str) -> Iterator[tuple[Earlier, Outcome]]:
    """Earlier entries with a thought of this kind that were followed by an invitation or an offer.

    The answer stands in the entry itself, or in a later one about the same company.

    Args:
        earlier: as `before` gives them.
        pattern: of the thought.
    """
    if pattern not in ANSWERED_LATER:
        return
    for number, entry in enumerate(earlier):
        if all(pattern != own for own, _ in entry.thoughts):
            continue
        ends = [entry.outcome]
        if entry.company and entry.outcome == "pending":
            name = entry.company.casefold()
            later = reversed(earlier[:number])
            ends += [e.outcome for e in later if (e.company or "").casefold() == name]
        known = [end for end in ends if end != "pending"]
        if known and known[0] in GOOD:
            yield entry, known[0]


def when(day: dt.date, today: dt.date) -> str:
    """An earlier day as one speaks of it.

    >>> when(dt.date(2026, 3, 2), dt.date(2026, 6, 1)), when(dt.date(2025, 3, 2), dt.date(2026, 6, 1))
    ('in March', 'in March 2025')
    >>> when(dt.date(2026, 6, 2), dt.date(2026, 6, 11))
    'on 2 June'
    """
    if (today - day).days < 45:
        return f"on {day.day} {day:%B}"
    return f"in {day:%B}" if (today - day).days < 330 else f"in {day:%B %Y}"
