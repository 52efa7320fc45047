"""Signs as reports list them: by what they weigh, who did them, and each event once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from afterview.content import load
from afterview.cutting import unjoined
from afterview.quoting import stands_alone
from afterview.records import PRONOUNS, Polarity, Signal

_NEAR = 60
_STOPS = re.compile(r"[.!?…]+[\"”')]*\s+|[.!?…]+$|\n")


def side(signal: Signal) -> Polarity:
    """What a sign speaks for: neither side where it weighs nothing.

    >>> side(Signal(0, 2, "he", "other", "positive", None, 0.9, "unknown"))
    'neutral'
    """
    return signal.polarity if load().labels[signal.signal].strength else "neutral"


def doer(signal: Signal) -> str:
    """Who is named in front of a sign; nobody where the text has only a pronoun.

    >>> [doer(Signal(0, 2, "ok", "smiled", "positive", who, 0.9, "unknown")) for who in ("He", "Ann")]
    ['', 'Ann']
    """
    who = " ".join((signal.who or "").split())
    return "" if PRONOUNS & set(re.findall(r"\w+", who.casefold())) else who


def once(signs: Iterable[tuple[int, Signal]], text: str) -> Iterator[tuple[int, Signal]]:
    """The numbered signs in the order of the text without those that name again what the last one was.

    Such are of the same kind, by the same person, and in the same sentence or the next one; of their quotes
    the first that can be read by itself stays.

    >>> told = "Rosa said no. Same day."
    >>> twice = [Signal(*at, told[slice(*at)], "rejected", "negative", None, 0.9, "unknown") for at in ((0, 12), (14, 22))]
    >>> [number for number, _ in once(enumerate(twice, 1), told)]
    [1]
    """
    kept: tuple[int, Signal] | None = None
    end = 0
    for number, sign in signs:
        if kept and _again(kept[1], sign, text[max(0, end - 1) : sign.start]):
            if not stands_alone(unjoined(kept[1].quote)) and _tells_more(sign.quote, kept[1].quote):
                kept = number, sign
        else:
            if kept:
                yield kept
            kept = number, sign
        end = max(end, sign.end)
    if kept:
        yield kept


def _tells_more(quote: str, other: str) -> bool:
    return stands_alone(unjoined(quote)) or len(quote.split()) > len(other.split())


def _again(before: Signal, sign: Signal, between: str) -> bool:
    others = {doer(before), doer(sign)} - {""}
    return (
        before.signal == sign.signal
        and before.polarity == sign.polarity
        and len(others) < 2
        and len(between) <= _NEAR
        and len(between) > 0
        and len(_STOPS.findall(between)) < 2
    )
