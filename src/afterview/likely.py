"""What of a reading is sure enough for the writer to be told it.

The reader gives all that is likelier than not, and is measured by that. To be told of a strength that
was a regret costs more than not to be told of one: so what is said back (the summary, the checks, the
advice) is made of what is likely.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from afterview.records import Quote, Reflection, Signal

Q = TypeVar("Q", Quote, Signal)
_TURNS = re.compile(r"[,;\s–—-]{0,4}\b(?:but|only|except|though|although)\b", re.IGNORECASE)
# From where on about two of three are right, in texts written by people who knew no labels, as
# `python -m afterview.training.certainty CORPUS_FOLDER` prints them.
LEAST: Mapping[str, float] = {
    "signals": 0.75,
    "strengths": 0.7,
    "balanced": 0.8,
    "own_questions": 0.6,
    "unanswered": 0.6,
    "drawbacks": 0.7,
    "company": 0.8,
    "role": 0.85,
    "topics": 0.6,
}


def _taken_back(signal: Signal, text: str) -> bool:
    return signal.polarity == "positive" and _TURNS.match(text, signal.end) is not None


def likely_names(reflection: Reflection) -> Reflection:
    """The reflection with only those names of employer, job and topics that are sure enough to be told.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, topics=("the rota", "snow"),
    ...     certainty={"the rota": 0.9, "snow": 0.3})
    >>> likely_names(told).topics
    ('the rota',)
    """
    known = reflection.certainty or {}

    def named(field: str, name: str | None) -> str | None:
        return name if name and known.get(name, 1.0) >= LEAST[field] else None

    return dataclasses.replace(
        reflection,
        company=named("company", reflection.company),
        role=named("role", reflection.role),
        topics=tuple(filter(None, (named("topics", topic) for topic in reflection.topics))),
    )


def likely(reflection: Reflection, text: str) -> Reflection:
    """The reflection with only those quotes and signals that are sure enough to be told; a good sign
    that its own sentence takes back is none.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True,
    ...     strengths=(Quote(0, 2, "ok", 0.4), Quote(4, 8, "good", 0.9)))
    >>> [quote.quote for quote in likely(told, "ok. good").strengths]
    ['good']
    """

    def kept(field: str, items: Iterable[Q]) -> tuple[Q, ...]:
        return tuple(item for item in items if item.confidence >= LEAST[field])

    return dataclasses.replace(
        reflection,
        signals=tuple(s for s in kept("signals", reflection.signals) if not _taken_back(s, text)),
        strengths=kept("strengths", reflection.strengths),
        balanced=kept("balanced", reflection.balanced),
        own_questions=kept("own_questions", reflection.own_questions),
        unanswered=kept("unanswered", reflection.unanswered),
        drawbacks=kept("drawbacks", reflection.drawbacks),
    )
