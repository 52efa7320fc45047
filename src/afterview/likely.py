"""What of a reading is sure enough for the writer to be told it.

The reader gives all that is likelier than not, and is measured by that. To be told of a strength that
was a regret costs more than not to be told of one, and a kind word for a thought that is none is an
insult: so what is said back (the summary, the checks, the advice) is made of what is likely.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from afterview.doubtful import tells_a_slip
from afterview.records import QUOTED, Quote, Reflection, SelfTalk, Signal, Stumble

T = TypeVar("T", Quote, Signal, SelfTalk)
_TURNS = re.compile(r"[,; –—-]{0,4}\b(?:but|except)\b", re.IGNORECASE)
# From where on about two of three are right in texts whose writers knew no labels, where there are
# enough to count: `python -m afterview.training.certainty CORPUS_FOLDER` prints how many are.
LEAST: Mapping[str, float] = {
    "self_talk": 0.6,
    "signals": 0.75,
    "impressions": 0.85,
    "strengths": 0.7,
    "balanced": 0.8,
    "own_questions": 0.6,
    "unanswered": 0.7,
    "drawbacks": 0.7,
    "company": 0.8,
    "role": 0.85,
    "topics": 0.6,
    "stumble": 0.5,
}
MOST = 200  # things of a kind that are said back; only texts as long as books have more of them
# Signs that are told by how somebody was, and by no act: of the less sure ones every other is none.
_IMPRESSIONS = frozenset(["flat", "friendly", "other"])


def is_sure_sign(signal: Signal) -> bool:
    """Whether a sign is sure enough to be told without a word of doubt.

    >>> nod, air = (Signal(0, 2, "ok", name, "positive", None, 0.8) for name in ("nodded", "friendly"))
    >>> is_sure_sign(nod), is_sure_sign(air)
    (True, False)
    """
    kind = "impressions" if signal.signal in _IMPRESSIONS else "signals"
    return signal.confidence >= LEAST[kind]


def is_sure_thought(talk: SelfTalk) -> bool:
    """Whether a thought is surely enough a harsh one to be answered.

    >>> is_sure_thought(SelfTalk(0, 2, "ok", (), 1, 0.5))
    False
    """
    return talk.confidence >= LEAST["self_talk"]


def is_sure_moment(moment: Stumble | None) -> bool:
    """Whether there is a stumble that is sure enough to be told: by the reader, or by its own words.

    >>> is_sure_moment(Stumble(0, 3, "Hm.", 0.2)), is_sure_moment(Stumble(0, 17, "I lost the thread", 0.2))
    (False, True)
    """
    return moment is not None and (
        moment.confidence >= LEAST["stumble"] or tells_a_slip(moment.quote)
    )


def _taken_back(signal: Signal, text: str) -> bool:
    ended = signal.quote.rstrip(' "”').endswith((".", "!", "?", "…"))
    return (
        signal.polarity == "positive" and not ended and _TURNS.match(text, signal.end) is not None
    )


def surest(items: Sequence[T]) -> tuple[T, ...]:
    """The surest of many things, in their order; all of them in a text of any usual length.

    >>> many = [Quote(n, n + 1, "x", n / 1000) for n in range(300)]
    >>> len(surest(many)), surest(many)[0].start
    (200, 100)
    """
    if len(items) <= MOST:
        return tuple(items)
    ranked = sorted(range(len(items)), key=lambda place: -items[place].confidence)
    return tuple(items[place] for place in sorted(ranked[:MOST]))


def measured(reflection: Reflection) -> Reflection:
    """The reflection with each quote knowing how sure the reader is of it.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, strengths=(Quote(0, 2, "ok"),),
    ...     topics=("rota",), certainty=(0.0, 0.0, 0.9, 0.4))
    >>> measured(told).strengths[0].confidence
    0.4
    """
    left = iter(reflection.certainty[2 + len(reflection.topics) :])
    quotes: dict[str, Any] = {
        field: tuple(
            dataclasses.replace(quote, confidence=next(left, 1.0))
            for quote in getattr(reflection, field)
        )
        for field in QUOTED
    }
    return dataclasses.replace(reflection, **quotes)


def likely(reflection: Reflection, text: str, read: Reflection | None = None) -> Reflection:
    """The reflection with only those thoughts, quotes, signs and names that are sure enough to be told; a good
    sign that its own sentence takes back is none, and a stumble whose own words tell of a slip is sure enough.

    Args:
        reflection: what was found in the text.
        text: the original.
        read: the reflection before its names were mended, if they were; the reader's figures are of
            those.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True,
    ...     strengths=(Quote(0, 2, "ok", 0.4), Quote(4, 8, "good", 0.9)),
    ...     topics=("the rota", "snow"), certainty=(0.0, 0.0, 0.9, 0.3))
    >>> found = likely(told, "ok. good")
    >>> [quote.quote for quote in found.strengths], found.topics
    (['good'], ('the rota',))
    """
    read = read or reflection
    company, role, *topics = read.certainty[: 2 + len(read.topics)] or (1.0, 1.0)
    unsure = {
        topic for topic, sure in zip(read.topics, topics, strict=False) if sure < LEAST["topics"]
    }

    moment = reflection.stumble if is_sure_moment(reflection.stumble) else None

    def kept(field: str, items: Iterable[Quote]) -> tuple[Quote, ...]:
        return surest([item for item in items if item.confidence >= LEAST[field]])

    return dataclasses.replace(
        reflection,
        self_talk=surest([*filter(is_sure_thought, reflection.self_talk)]),
        signals=surest(
            [s for s in reflection.signals if is_sure_sign(s) and not _taken_back(s, text)]
        ),
        stumble=moment,
        strengths=kept("strengths", reflection.strengths),
        balanced=kept("balanced", reflection.balanced),
        own_questions=kept("own_questions", reflection.own_questions),
        unanswered=kept("unanswered", reflection.unanswered),
        drawbacks=kept("drawbacks", reflection.drawbacks),
        company=reflection.company if company >= LEAST["company"] else None,
        role=reflection.role if role >= LEAST["role"] else None,
        topics=tuple(topic for topic in reflection.topics if topic not in unsure),
    )
