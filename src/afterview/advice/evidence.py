"""What a text itself holds against a negative thought, matched to the thought."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from afterview.advice.quoting import Quotable
from afterview.after_stumble import weight
from afterview.records import Reflection, SelfTalk, Signal

Pools = Mapping[str, Sequence[Quotable]]
SURE = 0.5
_NEAR = 320
_AROUND = 40
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
_FAULTED = ("criticized", "doubted_fit")
_SCENE = 60
_BOTH = ("balanced", "strength")
_PREFERENCE = {
    "all_or_nothing": ("strength", "balanced", "costly", "praise", "signal_after", "signal"),
    "overgeneralization": ("balanced", "strength", "praise", "costly", "signal_after", "signal"),
    "mental_filter": ("strength", "balanced", "signal_after", "praise", "costly", "signal"),
    "discounting_positive": ("dismissed", "costly", "balanced", "praise", "strength", "signal"),
    "mind_reading": ("signal_after", "praise", "costly", "signal", "balanced", "strength"),
    "fortune_telling": ("balanced", "costly", "praise", "signal_after", "strength", "signal"),
    "catastrophizing": ("balanced", "strength", "costly", "praise", "signal_after", "signal"),
    "emotional_reasoning": ("balanced", "costly", "signal_after", "praise", "signal", "strength"),
    "should_statement": ("balanced", "strength", "praise", "signal_after", "costly", "signal"),
    "labeling": ("balanced", "strength", "praise", "costly", "signal_after", "signal"),
    "personalization": ("balanced", "signal", "strength", "praise", "signal_after", "costly"),
    "rumination": ("balanced", "strength", "signal_after", "praise", "costly", "signal"),
    "unfair_comparison": ("praise", "strength", "balanced", "costly", "signal", "signal_after"),
    "giving_up": ("balanced", "strength", "praise", "costly", "signal_after", "signal"),
}
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "about after again because been before could didn't does doing down even ever from have "
        "having he's i'm i've into it's just like made make more much only over really said same "
        "she's should some such than that that's their them then there these they they're thing "
        "this those were what when where which while will with would your",
    )
)


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, roughly.

    >>> sorted(content_words("They were only being polite about the boiler"))
    ['being', 'boiler', 'polite']
    """
    words = re.findall(r"[\w'’]{4,}", text.lower().replace("’", "'"))
    return frozenset(w for w in words if w not in _COMMON)


def overlaps(one: Quotable, other: Quotable) -> bool:
    """Whether two stretches share a character."""
    return one.start < other.end and other.start < one.end


def _apart(items: Iterable[Quotable], reflection: Reflection) -> list[Quotable]:
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


def pools(reflection: Reflection) -> Pools:
    """What speaks for the writer, by kind, apart from the stumble and from negative thoughts."""
    good = [s for s in reflection.signals if weight(s) > 0 and s.confidence >= SURE]
    later = [s for s in good if s.position == "after_stumble"]
    return {
        "balanced": _apart(reflection.balanced, reflection),
        "strength": _apart(reflection.strengths, reflection),
        "praise": _apart([s for s in good if s.signal == "praised"], reflection),
        "costly": _apart([s for s in good if s.signal in _COSTLY], reflection),
        "signal_after": _apart(later, reflection),
        "signal": _apart([s for s in good if s.position != "after_stumble"], reflection),
        "dismissed": _apart(good, reflection),
    }


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
        return quoted(item.start), -shared, -worth, abs(item.start - talk.start)

    order = _PREFERENCE.get(talk.patterns[0].pattern, _PREFERENCE["all_or_nothing"])
    kinds = [k for k in order if near[k] and (k in _BOTH or not hard)]
    best = [(kind, min(near[kind], key=fit)) for kind in kinds]
    return sorted(best, key=lambda pair: min(quoted(pair[1].start), 2))


def worst_sign(reflection: Reflection) -> Signal | None:
    """The heaviest of what they did against the writer."""
    cool = [s for s in reflection.signals if weight(s) < 0 and s.signal != "rejected"]
    return min(cool, key=lambda s: (weight(s), -s.confidence, s.start), default=None)


def touches_stumble(phrase: str | None, reflection: Reflection, text: str = "") -> bool:
    """Whether a phrase recalls the stumble or what they found lacking, so that it isn't for a call.

    Args:
        phrase: a topic.
        reflection: what was found in the text.
        text: the original; what stands shortly before the stumble belongs to it.
    """
    if not phrase:
        return False
    sore = [s.quote for s in reflection.signals if s.signal in _FAULTED]
    if reflection.stumble:
        sore += [reflection.stumble.quote]
        sore += [text[max(0, reflection.stumble.start - _SCENE) : reflection.stumble.start]]
    hurt = frozenset(word for quote in sore for word in _telling(quote))
    return any(word in hurt for word in _telling(phrase))


def _telling(text: str) -> frozenset[str]:
    plain = text.lower().replace("’", "'")
    words = re.findall(r"[\w']{3,}", plain)
    small = [
        "the",
        "and",
        "for",
        "was",
        "not",
        "but",
        "you",
        "his",
        "her",
        "had",
        "has",
        "are",
        "one",
        "two",
        "who",
        "how",
        "say",
    ]
    return frozenset(w.rstrip("s") for w in words if w not in _COMMON and w not in small)
