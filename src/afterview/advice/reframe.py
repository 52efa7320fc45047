"""Reframings of a negative thought: an opening, evidence or another view, one small act.

Sources: the seven attributes of a good reframe (Sharma and others 2023, arXiv 2305.02466), and the
recipe in docs/evidence.md. No sentence is stronger than the quote that it stands on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import Chooser
from afterview.advice.earlier import Earlier, came_good, when
from afterview.advice.evidence import evidence, pools, worst_sign
from afterview.advice.quoting import Quotable, clip, said
from afterview.content import filled, load
from afterview.records import Outcome, Quote, Reflection, Reframe, SelfTalk, Verdict

if TYPE_CHECKING:
    from afterview.content.models import Body

MOST = 3
FEWEST = 2
LONGEST = 52
_QUOTE_WORDS = 16
# Where it went badly, these still speak of more than the interview, and may be put in proportion.
_GLOBAL = frozenset(
    [
        "labeling",
        "overgeneralization",
        "catastrophizing",
        "giving_up",
        "rumination",
        "should_statement",
    ]
)


class _Case(NamedTuple):
    """What decides about wordings, besides the thought."""

    pattern: str
    barred: frozenset[str]
    hard: bool
    low: bool


def _is_heavy(quote: str) -> bool:
    """Whether a thought is about living or being a burden; then it isn't argued with."""
    plain = quote.replace("’", "'")
    return any(re.search(cue, plain, re.IGNORECASE) for cue in load().reframes.heavy)


def is_hard(reflection: Reflection, verdict: Verdict) -> bool:
    """Whether it went badly or the answer was no, so that the fact isn't disputed."""
    return verdict.label == "went_badly" or reflection.outcome == "rejected"


def _case(talk: SelfTalk, reflection: Reflection, verdict: Verdict) -> _Case:
    hard = is_hard(reflection, verdict)
    barred = {"went_badly"} if hard else set()
    if reflection.outcome != "pending":
        barred.add("answered")
    low = reflection.distress == "elevated"
    return _Case(talk.patterns[0].pattern, frozenset(barred), hard, low)


class _Chance(NamedTuple):
    """What a reframe may stand on."""

    needs: tuple[str, ...]
    strategies: tuple[str, ...] = ()
    item: Quotable | None = None
    entry: Earlier | None = None
    end: Outcome = "pending"


def _plan(
    talk: SelfTalk,
    reflection: Reflection,
    case: _Case,
    choose: Chooser,
    name: str | None,
    earlier: Sequence[Earlier],
) -> Iterator[_Chance]:
    """What a reframe may stand on, best first."""
    if case.low and _is_heavy(talk.quote):
        yield _Chance(("low",), ("self_compassion",))
        yield _Chance(("low",), ("next_step",))
        return
    if reflection.outcome == "rejected":
        yield _Chance(("said_no",))
    elif case.hard:
        sign = choose.once("worst", lambda: worst_sign(reflection))
        if sign is not None and not choose.quoted(sign.start):
            yield _Chance(("bad_sign",), item=sign)
        yield _Chance(("went_badly",))
    elif not case.low:
        for entry, end in came_good(earlier, case.pattern):
            if not choose.quoted(entry):
                yield _Chance(("earlier",), entry=entry, end=end)
    found = choose.once("pools", lambda: pools(reflection))
    quotes = evidence(talk, found, hard=case.hard, quoted=choose.quoted)
    for kind, item in quotes:
        yield _Chance((kind,), ("own_evidence",), item)
    if not quotes and not case.hard:
        yield _Chance(("nothing",))
    if not case.hard or case.pattern in _GLOBAL:
        findings = ("finding",) if not quotes else ("finding", "view", "question")
        yield _Chance(findings, ("perspective",))
    kinder = ["self_compassion", "next_step", *(["own_name"] if name else [])]
    last = choose.order(kinder, salt=talk.start)
    if case.low:
        last = [s for s in ("self_compassion", "own_name") if s in last]
    for strategy in last:
        yield _Chance(("name",) if strategy == "own_name" else ("view",), (strategy,))
    yield _Chance(("question", "finding"), ("perspective",))


def reframes(
    talk: SelfTalk,
    reflection: Reflection,
    verdict: Verdict,
    choose: Chooser,
    name: str | None = None,
    earlier: Sequence[Earlier] = (),
) -> tuple[Reframe, ...]:
    """Two or three reframings of one thought, of different strategies.

    Args:
        talk: the thought.
        reflection: the text that it stands in; all quotes come from there.
        verdict: where it went badly, the fact isn't disputed, only what goes beyond it.
        choose: gives out wordings, and remembers which quotes were used.
        name: the writer's own name, for a line in the third person.
        earlier: entries before this one, the latest first.

    >>> from afterview.records import PatternScore, Source
    >>> text = "She beamed at the boiler story. I'm an idiot."
    >>> talk = SelfTalk(32, 45, "I'm an idiot.", (PatternScore("labeling", 1.0),), 3, 1.0)
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, (talk,),
    ...     strengths=(Quote.of(text, 18, 30),))
    >>> first = reframes(talk, told, Verdict("unclear", "went_badly", 0.0, ""), Chooser("a"))[0]
    >>> first.strategy, first.evidence[0].quote
    ('own_evidence', 'boiler story')
    """
    if not talk.patterns:
        return ()
    case = _case(talk, reflection, verdict)
    result: list[Reframe] = []
    day = reflection.source.written_on
    chances = list(_plan(talk, reflection, case, choose, name, earlier))
    for give, most in ((choose.fresh, MOST), (choose.pick, FEWEST)):
        # In a very long text the stock runs out; then wordings come again rather than none.
        for chance in chances:
            options = _options(chance, {r.strategy for r in result}, case)
            body = give(options) if options and len(result) < most else None
            if body is not None:
                values = {"name": name or "", **_earlier_values(chance, case.pattern, day)}
                result.append(_written(body, chance, case, choose, values))
    return tuple(result)


def _earlier_values(chance: _Chance, pattern: str, day: dt.date | None) -> dict[str, str]:
    """How an earlier entry is spoken of: when, what was thought, and what came of it."""
    entry = chance.entry
    if entry is None or entry.written_on is None or day is None:
        return {}
    thought = next(quote for own, quote in entry.thoughts if own == pattern)
    short = said(clip(Quote(0, len(thought), thought), _QUOTE_WORDS)) if thought else ""
    good = "made you an offer" if chance.end == "offer" else "asked you on to the next step"
    return {"when": when(entry.written_on, day), "earlier": short, "good": good}


def _options(chance: _Chance, done: set[str], case: _Case) -> list[Body]:
    thoughts = chance.entry.thoughts if chance.entry else ()
    told = bool(next((quote for own, quote in thoughts if own == case.pattern), ""))
    return [
        body
        for body in load().reframes.body
        if body.needs in chance.needs
        and (not chance.strategies or body.strategy in chance.strategies)
        and (told or "{earlier}" not in body.text)
        and body.strategy not in done
        and _fits(body, case)
    ]


def _fits(body: Body, case: _Case) -> bool:
    return (not body.patterns or case.pattern in body.patterns) and not (
        case.barred & frozenset(body.unless)
    )


def _written(
    body: Body, chance: _Chance, case: _Case, choose: Chooser, values: dict[str, str]
) -> Reframe:
    texts = load().reframes
    openings = [
        o
        for o in texts.opening
        if o.pattern in (case.pattern, None) and not case.barred & frozenset(o.unless)
    ]
    alone = body.needs == "low"
    opening = None
    if not alone and body.strategy != "self_compassion":
        own = [o for o in openings if o.pattern]
        opening = choose.fresh(own) or choose.fresh(openings)
    found: tuple[Quote, ...] = ()
    if chance.entry is not None:
        choose.quote(chance.entry)
    if chance.item is not None:
        choose.quote(chance.item.start)
        quote = clip(chance.item, _QUOTE_WORDS)
        found = (quote,)
        values = {**values, "quote": said(quote)}
    parts = [opening.text] if opening else []
    parts.append(filled(body.text, values))
    room = LONGEST - sum(len(part.split()) for part in parts)
    if not body.complete and not alone:
        acts = [
            a
            for a in texts.act
            if (not a.patterns or case.pattern in a.patterns)
            and not case.barred & frozenset(a.unless)
            and (a.gentle or not case.low)
            and len(a.text.split()) <= max(room, 10)
        ]
        if act := choose.fresh(acts):
            parts.append(act.text)
    return Reframe(" ".join(parts), body.strategy, found)
