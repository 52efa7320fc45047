"""The parts of a reframe: the stock for a kind of thought, and what stands before and behind a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import Chooser, Said, Values
from afterview.advice.supposed import holds
from afterview.content import load, slots
from afterview.records import Reframe

if TYPE_CHECKING:
    from afterview.content.models import Act, Body, Opening

LONGEST = 52  # words
_LINES = frozenset(["good", "fair", "sign", "stumble", "thought", "weak"])


class Case(NamedTuple):
    """What decides about wordings: the thought, and what the text leaves to say."""

    pattern: str
    quote: str
    barred: frozenset[str]
    hard: bool
    low: bool
    values: Values


class Stock(NamedTuple):
    """The wordings that fit a kind of thought: bodies by what they need, acts with the number of their words."""

    opening: tuple[Opening, ...]
    body: Mapping[str, Sequence[Body]]
    act: tuple[tuple[int, Act], ...]


@lru_cache(maxsize=32)
def stock(pattern: str) -> Stock:
    texts = load().reframes
    bodies: dict[str, list[Body]] = {}
    for body in texts.body:
        if not body.patterns or pattern in body.patterns:
            bodies.setdefault(body.needs, []).append(body)
    return Stock(
        tuple(o for o in texts.opening if o.pattern in (pattern, None)),
        bodies,
        tuple(
            (len(a.text.split()), a) for a in texts.act if not a.patterns or pattern in a.patterns
        ),
    )


def written(body: Said[Body], case: Case, choose: Chooser, *, opens: bool) -> Reframe:
    """The body with what stands before and behind it."""
    quotes = body.quotes
    parts = [body.text]
    alone = body.line.needs == "low"
    named = opens and not alone and body.line.strategy != "self_compassion"
    if named and (opening := _opening(case, choose, bool(quotes))):
        parts.insert(0, opening.text)
        quotes = (*opening.quotes, *quotes)
    if not body.line.complete and not alone:
        room = LONGEST - sum(len(part.split()) for part in parts)
        if act := _act(case, choose, room, body):
            parts.append(act.text)
            quotes = (*quotes, *act.quotes)
    return Reframe(" ".join(parts), body.line.strategy, quotes)


def _opening(case: Case, choose: Chooser, quoting: bool) -> Said[Opening] | None:
    """A clause that names the thing; it doesn't quote where the body does."""
    fitting = [
        o
        for o in stock(case.pattern).opening
        if case.barred.isdisjoint(o.unless) and holds(o.says, case.quote)
    ]
    own = [o for o in fitting if o.pattern]
    values = {} if quoting else case.values
    return choose.say(own, values) or choose.say(fitting, values)


def _act(case: Case, choose: Chooser, room: int, body: Said[Body]) -> Said[Act] | None:
    """One small act; one that speaks of the text where the body doesn't, and quotes where it doesn't; none that mends
    an answer behind what went well."""
    values = case.values
    if body.quotes or body.line.strategy == "own_evidence":
        values = {slot: found for slot, found in values.items() if slot not in _LINES}
    fitting = [
        act
        for length, act in stock(case.pattern).act
        if length <= max(room, 10)
        and case.barred.isdisjoint(act.unless)
        and holds(act.says, case.quote)
        and (act.gentle or not case.low)
        and not (act.mends and body.line.strategy == "own_evidence")
    ]
    own = [act for act in fitting if act.patterns]
    if slots(body.line.text) - {"name"}:
        found = choose.say(own) or choose.say(fitting)
    else:
        found = choose.say([act for act in fitting if slots(act.text)], values)
    return found or choose.say(fitting, values)
