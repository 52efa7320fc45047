"""What a text itself holds against a negative thought, matched to the thought."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from afterview.advice.sore import content_words
from afterview.content import words_of
from afterview.quoting import Quotable, begins_within, clip, hedged, stands_alone, vague
from afterview.records import Quote, Reflection, SelfTalk, Signal
from afterview.standing import weight

Pools = Mapping[str, Sequence[Quotable]]
_NEAR = 320
_AROUND = 20  # items on either side of a thought; more of them are only in texts as long as books
_COSTLY = frozenset(
    [
        "unscripted_followup",
        "ran_over",
        "answered_in_depth",
        "next_steps",
        "asked_availability",
        "introduced_others",
        "checked_references",
        "gave_contact",
    ]
)
_FOLLOWED = frozenset(["unscripted_followup", "asked_availability"])  # questions that show interest
MOST_USES = 3  # of one quote in a report
_SHORT = 4  # words; a sign that is told in fewer is no argument
_FEWEST = 3
_BOTH = ("balanced", "strength")
# How they behaved is held only against thoughts that are about them, or that leave out what they saw.
_PREFERENCE = {
    "all_or_nothing": ("strength", "balanced", "costly", "praise"),
    "overgeneralization": ("balanced", "strength", "praise", "costly"),
    "mental_filter": ("strength", "balanced", "signal_after", "praise", "costly", "signal"),
    "discounting_positive": ("dismissed", "costly", "balanced", "praise", "strength", "signal"),
    "mind_reading": ("signal_after", "praise", "costly", "signal", "balanced", "strength"),
    "fortune_telling": ("balanced", "costly", "praise", "signal_after", "strength", "signal"),
    "catastrophizing": ("balanced", "strength", "costly", "praise", "signal_after", "signal"),
    "emotional_reasoning": ("balanced", "costly", "signal_after", "praise", "signal", "strength"),
    "should_statement": ("balanced", "strength", "praise", "costly"),
    "labeling": ("balanced", "strength", "praise", "costly"),
    "personalization": ("balanced", "signal", "strength", "praise", "signal_after", "costly"),
    "rumination": ("balanced", "strength", "praise", "costly"),
    "unfair_comparison": ("praise", "strength", "balanced", "costly"),
    "giving_up": ("balanced", "strength", "praise", "costly"),
}


class EvidenceWords(NamedTuple):
    """The expressions of `content/words/evidence.toml`."""

    mine: re.Pattern[str]
    ours: re.Pattern[str]
    untold: re.Pattern[str]
    planned: re.Pattern[str]
    subject: re.Pattern[str]


_words = words_of("evidence", EvidenceWords)


def overlaps(one: Quotable, other: Quotable) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def apart(items: Iterable[Quotable], reflection: Reflection) -> list[Quotable]:
    """Those that aren't part of the stumble or of any negative thought, in the order of the text."""
    hurt: list[Quotable] = [*reflection.self_talk]
    if reflection.stumble:
        hurt.append(reflection.stumble)
    hurt.sort(key=lambda item: item.start)
    starts = [item.start for item in hurt]
    reach = list(accumulate((item.end for item in hurt), max))

    def free(item: Quotable) -> bool:
        before = bisect_left(starts, item.end)
        return before == 0 or reach[before - 1] <= item.start

    return sorted((i for i in items if free(i)), key=lambda item: (item.start, item.end))


def drawbacks(reflection: Reflection) -> list[Quote]:
    """What the writer holds against the job; that something wasn't said is a question and no reason."""
    return [
        q
        for q in reflection.drawbacks
        if not _words().untold.search(q.quote) and q not in reflection.unanswered
    ]


def fairer(reflection: Reflection) -> list[Quote]:
    """The calmer lines of a text, without what it holds against the job."""
    return [
        q
        for q in reflection.balanced
        if not any(overlaps(q, d) for d in reflection.drawbacks)
        and not _words().planned.search(q.quote)
    ]


def telling(quotes: Iterable[Quote]) -> list[Quote]:
    """Those that are long enough to be understood."""
    return [q for q in quotes if _is_told(q)]


def _is_told(item: Quote) -> bool:
    quote = item.quote
    least = _FEWEST if _words().subject.match(quote) else _FEWEST + 1
    whole = not vague(quote) and not begins_within(clip(item).quote)
    return whole and len(quote.split()) >= least


def pools(reflection: Reflection) -> Pools:
    """What speaks for the writer, by kind, apart from the stumble and from negative thoughts."""
    good = [s for s in reflection.signals if weight(s) > 0]
    good = [s for s in good if not begins_within(clip(s).quote) and _bears(s)]
    later = [s for s in good if s.position == "after_stumble"]
    return {
        "balanced": apart(telling(fairer(reflection)), reflection),
        "strength": apart(telling(reflection.strengths), reflection),
        "praise": apart([s for s in good if s.signal == "praised"], reflection),
        "costly": apart([s for s in good if s.signal in _COSTLY], reflection),
        "signal_after": apart(later, reflection),
        "signal": apart([s for s in good if s.position != "after_stumble"], reflection),
        "dismissed": apart(good, reflection),
    }


def _bears(sign: Signal) -> bool:
    """Whether a sign says enough to be held against a thought: what they asked only where it follows up, and
    nothing that the writer did."""
    words = sign.quote
    asks = _asks(sign) and sign.signal not in _FOLLOWED
    ours = _words().ours.match(words) and sign.signal not in _COSTLY
    return len(words.split()) >= _SHORT and not asks and not ours


def _near(pool: Sequence[Quotable], talk: SelfTalk) -> list[Quotable]:
    """The items around a thought; all of them, unless the text is very long."""
    at = bisect_left(pool, talk.start, key=lambda item: item.start)
    return list(pool[max(0, at - _AROUND) : at + _AROUND])


def _dismissed(talk: SelfTalk, good: Sequence[Quotable]) -> list[Quotable]:
    """The good sign that a thought explains away: the nearest, before it rather than after."""

    def distance(sign: Quotable) -> int:
        before = talk.start - sign.end
        return before if before >= 0 else 2 * (sign.start - talk.end) + 40

    near = [s for s in good if 0 <= distance(s) <= _NEAR]
    return [min(near, key=distance)] if near else []


def evidence(
    talk: SelfTalk,
    found: Pools,
    *,
    hard: bool,
    quoted: Callable[[int], int] = lambda start: 0,
) -> list[tuple[str, Quotable]]:
    """Kinds of evidence against a thought, the most fitting first, each with its best quote.

    Args:
        talk: the thought.
        found: what speaks for the writer, from `pools`.
        hard: it went badly, or the answer was no: then good signs are no argument, and only what
            the writer counts in their own favour is.
        quoted: how often the quote at an offset has been used in this report.
    """
    near = {kind: _near(pool, talk) for kind, pool in found.items()}
    near["dismissed"] = _dismissed(talk, near["dismissed"])
    words = content_words(talk.quote)

    def fit(item: Quotable) -> tuple[float, ...]:
        shared = len(words & content_words(item.quote))
        worth = weight(item) if isinstance(item, Signal) else 0.0
        readable = stands_alone(clip(item).quote)
        return quoted(item.start), not readable, -shared, -worth, abs(item.start - talk.start)

    def usable(item: Quotable) -> bool:
        return quoted(item.start) < MOST_USES and not (
            isinstance(item, Signal) and hedged(item.quote)
        )

    free = {kind: [item for item in near[kind] if usable(item)] for kind in near}
    order = _PREFERENCE.get(talk.patterns[0].pattern, _PREFERENCE["all_or_nothing"])
    kinds = [k for k in order if free[k] and (k in _BOTH or not hard)]
    best = [(kind, min(free[kind], key=fit)) for kind in kinds]
    best.sort(key=lambda pair: quoted(pair[1].start))
    return [
        ("asked" if isinstance(item, Signal) and _asks(item) else kind, item) for kind, item in best
    ]


def _asks(sign: Signal) -> bool:
    """Whether what they did was to ask, word for word."""
    bare = sign.quote.rstrip(" \"”'’\n")
    return bare.endswith("?") and not _words().mine.match(bare)


def worst_sign(reflection: Reflection) -> Signal | None:
    """The heaviest of what they did against the writer."""
    cool = [s for s in reflection.signals if weight(s) < 0 and s.signal != "rejected"]
    return min(cool, key=lambda s: (weight(s), -s.confidence, s.start), default=None)
