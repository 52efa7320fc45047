"""Which wordings don't fit a text, by what it tells and what it doesn't."""

from __future__ import annotations

import re
from typing import NamedTuple

from afterview.advice.circumstances import is_inside
from afterview.content import words_of
from afterview.quoting import Quotable
from afterview.records import Reflection

_NEXT = 200
_KIND = frozenset(
    ["praised", "friendly", "warm_close", "supported", "smiled", "laughed_or_joked", "shared_personally"]
)  # fmt: skip


class BarredWords(NamedTuple):
    """The expressions of `content/words/barred.toml`."""

    nerves: re.Pattern[str]


_words = words_of("barred", BarredWords)


def barred_by(reflection: Reflection, hard: bool, text: str = "") -> frozenset[str]:
    """Which wordings don't fit, by their `unless`."""
    found = {"answered"} if reflection.outcome != "pending" else set()
    found |= {"offered"} if reflection.outcome == "offer" else set()
    found |= {"rejected"} if reflection.outcome in ("rejected", "withdrawn") else set()
    found |= {"advanced"} if reflection.outcome == "advanced" else set()
    found |= {"inside"} if is_inside(text) else set()
    found |= {"no_stumble"} if reflection.stumble is None else set()
    found |= {"left_open"} if reflection.unanswered else set()
    found |= {"told_next"} if _is_told_next(reflection) else set()
    told = {signal.signal for signal in reflection.signals}
    found |= {"unpraised"} if "praised" not in told else set()
    found |= {"no_kindness"} if not told & _KIND else set()
    loops = any(p.pattern == "rumination" for t in reflection.self_talk for p in t.patterns)
    found |= {"rumination"} if loops else set()
    found |= {"felt_well"} if reflection.felt == "went_well" else set()
    found |= set() if _tells_nerves(reflection) else {"no_nerves"}
    return frozenset(found | ({"went_badly"} if hard else set()))


def _tells_nerves(reflection: Reflection) -> bool:
    """Whether a thought or the stumble speaks of nerves."""
    told: list[Quotable] = [*reflection.self_talk]
    told += [reflection.stumble] if reflection.stumble else []
    return any(_words().nerves.search(one.quote) for one in told)


def _is_told_next(reflection: Reflection) -> bool:
    """Whether the text tells what they did right after the stumble."""
    moment = reflection.stumble
    return moment is not None and any(
        0 <= s.start - moment.end <= _NEXT for s in reflection.signals
    )
