"""Reframings of a negative thought: an opening, evidence or another view, one small act.

Sources: the seven attributes of a good reframe (Sharma and others 2023, arXiv 2305.02466), and the
recipe in docs/evidence.md. No sentence is stronger than the quote that it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import Chooser
from afterview.advice.evidence import evidence, pools, worst_sign
from afterview.advice.quoting import Quotable, clip, said
from afterview.content import filled, load
from afterview.records import Quote, Reflection, Reframe, SelfTalk, Verdict

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

# In a text of despair, a thought about living or being a burden isn't argued with.
_HEAVY = re.compile(
    r"\bpoint\b|\bany of it\b|\bwhat for\b|\bburden\b|\bdead weight\b|\bone more thing\b|\bcarry\b|"
    r"\bdrag(?:ging)?\b|\buseless to\b|\bbetter off\b|\bwithout me\b|\bcan'?t (?:do|go on|cope)\b|"
    r"\beverything\b|\b(?:stone|neck|family|husband|wife|mum|home)\b|\bnobody would\b|\bwhy (?:bother|even)\b|\blook after\b|\btoo tired\b",
    re.IGNORECASE,
)


class _Case(NamedTuple):
    """What decides about wordings, besides the thought."""

    pattern: str
    barred: frozenset[str]
    hard: bool
    low: bool


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


def _plan(
    talk: SelfTalk, reflection: Reflection, case: _Case, choose: Chooser, name: str | None
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], Quotable | None]]:
    """What a reframe may stand on, best first: needs, strategies, quote."""
    if case.low and _HEAVY.search(talk.quote.replace("’", "'")):
        yield ("low",), ("self_compassion",), None
        yield ("low",), ("next_step",), None
        return
    if reflection.outcome == "rejected":
        yield ("said_no",), (), None
    elif case.hard:
        sign = choose.once("worst", lambda: worst_sign(reflection))
        if sign is not None and not choose.quoted(sign.start):
            yield ("bad_sign",), (), sign
        yield ("went_badly",), (), None
    found = choose.once("pools", lambda: pools(reflection))
    quotes = evidence(talk, found, hard=case.hard, quoted=choose.quoted)
    for kind, item in quotes:
        yield (kind,), ("own_evidence",), item
    if not quotes and not case.hard:
        yield ("nothing",), (), None
    if not case.hard or case.pattern in _GLOBAL:
        findings = ("finding",) if not quotes else ("finding", "view", "question")
        yield findings, ("perspective",), None
    kinder = ["self_compassion", "next_step", *(["own_name"] if name else [])]
    last = choose.order(kinder, salt=talk.start)
    if case.low:
        last = [s for s in ("self_compassion", "own_name") if s in last]
    for strategy in last:
        yield ("name",) if strategy == "own_name" else ("view",), (strategy,), None
    yield ("question", "finding"), ("perspective",), None


def reframes(
    talk: SelfTalk,
    reflection: Reflection,
    verdict: Verdict,
    choose: Chooser,
    name: str | None = None,
) -> tuple[Reframe, ...]:
    """Two or three reframings of one thought, of different strategies.

    Args:
        talk: the thought.
        reflection: the text that it stands in; all quotes come from there.
        verdict: where it went badly, the fact isn't disputed, only what goes beyond it.
        choose: gives out wordings, and remembers which quotes were used.
        name: the writer's own name, for a line in the third person.

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
    chances = list(_plan(talk, reflection, case, choose, name))
    for give, most in ((choose.fresh, MOST), (choose.pick, FEWEST)):
        # In a very long text the stock runs out; then wordings come again rather than none.
        for needs, strategies, item in chances:
            options = _options(needs, strategies, {r.strategy for r in result}, case)
            body = give(options) if options and len(result) < most else None
            if body is not None:
                result.append(_written(body, item, case, choose, name))
    return tuple(result)


def _options(
    needs: tuple[str, ...], strategies: tuple[str, ...], done: set[str], case: _Case
) -> list[Body]:
    return [
        body
        for body in load().reframes.body
        if body.needs in needs
        and (not strategies or body.strategy in strategies)
        and body.strategy not in done
        and _fits(body, case)
    ]


def _fits(body: Body, case: _Case) -> bool:
    return (not body.patterns or case.pattern in body.patterns) and not (
        case.barred & frozenset(body.unless)
    )


def _written(
    body: Body, item: Quotable | None, case: _Case, choose: Chooser, name: str | None
) -> Reframe:
    texts = load().reframes
    openings = [
        o
        for o in texts.opening
        if o.pattern == case.pattern and not case.barred & frozenset(o.unless)
    ]
    alone = body.needs == "low"
    opening = None if alone else choose.fresh(openings)
    values = {"name": name or ""}
    found: tuple[Quote, ...] = ()
    if item is not None:
        choose.quote(item.start)
        quote = clip(item, _QUOTE_WORDS)
        found = (quote,)
        values["quote"] = said(quote)
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
