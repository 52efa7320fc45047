"""What many entries show that one can't: over time, by company and role, feeling against evidence.

Everything here is about the texts. There are no scores of the person, no streaks, and no trend
out of fewer than three entries. An entry of a crisis is no figure.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afterview.journal.entries import Entry
from afterview.journal.groups import By, Group, groups
from afterview.records import Distress, Support

FEWEST = 3
ROUNDS = 2_000
SEED = 20_260_302


@dataclass(frozen=True, slots=True)
class Feeling:
    """How often a feeling of failure was borne out, and what is known of the outcomes.

    `felt_badly` counts entries that felt like a failure, `borne_out` those of them whose text says so
    too; `known` those of them with a known outcome, `went_on` those with an offer or a next round.
    """

    entries: int
    felt_badly: int
    borne_out: int
    known: int
    went_on: int


@dataclass(frozen=True, slots=True)
class Change:
    """Self-talk per 100 words in the later half less that in the earlier half.

    `low` and `high` hold nine in ten of the differences between resampled halves (the percentile
    bootstrap of Efron and Tibshirani 1993); `clear` says that both are on one side of zero.
    """

    earlier: float
    later: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether the change is larger than its uncertainty."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Trends:
    """Everything that the entries of a journal show together.

    `entries` are those that figures are made of: none of a crisis. `distress` is the worst level of any
    entry, and `support` what is said about it, before anything else.
    """

    entries: tuple[Entry, ...]
    groups: tuple[Group, ...]
    by: By
    feeling: Feeling
    patterns: tuple[tuple[str, int], ...]
    signals: tuple[tuple[str, int], ...]
    lessons: tuple[tuple[str, int], ...]
    rumination: tuple[str, ...]
    change: Change | None
    last: tuple[str, ...]
    distress: Distress = "none"
    support: Support | None = None

    @property
    def in_crisis(self) -> bool:
        """Whether the last entry is a crisis: then there is support and nothing else."""
        return self.distress == "crisis" and not self.entries

    @property
    def enough(self) -> bool:
        """Whether there are entries enough to speak of a trend."""
        return len(self.entries) >= FEWEST


def trends(entries: Iterable[Entry], by: By = "month") -> Trends:
    """The trends of a journal's entries, which may come in any order.

    An entry of a crisis counts in no figure; where it is the last one, nothing does.

    Args:
        entries: of one person.
        by: what to add entries up by.
    """
    written = sorted(entries, key=lambda e: (e.written_on or dt.date.max, e.id))
    in_crisis = bool(written) and written[-1].distress == "crisis"
    known = () if in_crisis else tuple(e for e in written if e.distress != "crisis")
    level, helped = _worst(written)
    enough = len(known) >= FEWEST
    again = Counter(lesson for entry in known for lesson in entry.lessons)
    return Trends(
        entries=known,
        groups=groups(known, by),
        by=by,
        feeling=feeling(known),
        patterns=tuple(Counter(p for e in known for p in e.patterns).most_common()),
        signals=tuple(Counter(s for e in known for s in e.signals).most_common()),
        lessons=tuple((lesson, n) for lesson, n in again.most_common() if n > 1),
        rumination=tuple(e.id for e in without_news(known)),
        change=change(known) if enough else None,
        last=since_last(known),
        distress=level,
        support=helped,
    )


def _worst(entries: Sequence[Entry]) -> tuple[Distress, Support | None]:
    """The worst level of any entry, and what was said at the latest one of that level."""
    levels: tuple[Distress, ...] = ("crisis", "elevated")
    for level in levels:
        found = [e.support for e in entries if e.distress == level]
        if found:
            return level, found[-1]
    return "none", None


def feeling(entries: Sequence[Entry]) -> Feeling:
    """Feeling against evidence over all entries."""
    badly = [e for e in entries if e.felt == "went_badly"]
    known = [e for e in badly if e.outcome in ("offer", "advanced", "rejected")]
    return Feeling(
        len(entries),
        len(badly),
        sum(e.verdict == "went_badly" for e in badly),
        len(known),
        sum(e.outcome != "rejected" for e in known),
    )


def without_news(entries: Sequence[Entry]) -> list[Entry]:
    """The third and later entries on one interview that tell of nothing new.

    An interview is known by its company and role. New is an act of the employer's that was not told
    before, or another outcome.
    """
    told: dict[tuple[str, str], list[Entry]] = {}
    stale = []
    for entry in entries:
        if not entry.company:
            continue
        key = (entry.company.casefold(), (entry.role or "").casefold())
        before = told.setdefault(key, [])
        acts = {s for e in before for s in e.signals}
        outcomes = {e.outcome for e in before}
        if len(before) >= 2 and not set(entry.signals) - acts and entry.outcome in outcomes:
            stale.append(entry)
        before.append(entry)
    return stale


def change(entries: Sequence[Entry]) -> Change:
    """The change of self-talk per 100 words from the earlier half to the later one."""
    middle = len(entries) // 2
    early, late = [e.rate for e in entries[:middle]], [e.rate for e in entries[-middle:]]
    rng = random.Random(SEED)
    drawn = sorted(
        _mean(rng.choices(late, k=len(late))) - _mean(rng.choices(early, k=len(early)))
        for _ in range(ROUNDS)
    )
    low, high = drawn[int(0.05 * ROUNDS)], drawn[int(0.95 * ROUNDS) - 1]
    return Change(*(round(v, 2) for v in (_mean(early), _mean(late), low, high)))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def since_last(entries: Sequence[Entry]) -> tuple[str, ...]:
    """What is otherwise in the last entry than in the one before, in plain sentences."""
    if len(entries) < 2:
        return ()
    before, last = entries[-2], entries[-1]
    said = []
    if gone := sorted(set(before.patterns) - set(last.patterns)):
        said.append(f"No longer there: {_listed(gone)}.")
    if new := sorted(set(last.patterns) - set(before.patterns)):
        said.append(f"New: {_listed(new)}.")
    if abs(last.rate - before.rate) >= 0.5:
        word = "less" if last.rate < before.rate else "more"
        said.append(
            f"There is {word} self-talk: {last.rate:.1f} in 100 words, before {before.rate:.1f}."
        )
    if last.felt != before.felt:
        said.append(f"It felt {_plain(last.felt)}, the time before {_plain(before.felt)}.")
    return tuple(said)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)


def _plain(standing: str) -> str:
    words = {"went_badly": "like a failure", "went_well": "like a success"}
    return words.get(standing, standing)
