"""Reframings of a negative thought: an opening, evidence or another view, one small act.

Sources: the seven attributes of a good reframe (Sharma and others 2023, arXiv 2305.02466), and the
recipe in docs/evidence.md. No sentence is stronger than the quote that it stands on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.barred import barred_by
from afterview.advice.choice import NO_VALUES, Chooser, Value, Values
from afterview.advice.earlier import Earlier, came_good, when
from afterview.advice.evidence import evidence, overlaps, pools, worst_sign
from afterview.advice.parts import Case, stock, written
from afterview.advice.supposed import holds
from afterview.content import cue, load, slots
from afterview.quoting import Quotable, clip, said, shown
from afterview.records import Outcome, Quote, Reflection, Reframe, SelfTalk, Verdict

if TYPE_CHECKING:
    from afterview.content.models import Body

MOST = 3
FEWEST = 2
_FEW = 3  # thoughts, up to which two reframings of each are shown, and one of more than these


def shown_at_most(thoughts: int) -> int:
    """How many reframings of each thought are put before the reader first.

    >>> [shown_at_most(thoughts) for thoughts in (1, 3, 4)]
    [2, 2, 1]
    """
    return FEWEST if thoughts <= _FEW else 1


_QUOTE_WORDS = 16
_ANY = 99
_SOMEBODY = "somebody in a reframe"
_PEOPLE = frozenset(["person", "grown"])
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
# Thoughts that have to do with the hard moment, so that it may be spoken of with them.
_OF_THE_MOMENT = frozenset(
    ["all_or_nothing", "overgeneralization", "mental_filter", "catastrophizing", "emotional_reasoning",
     "should_statement", "labeling", "personalization", "rumination"]
)  # fmt: skip


def _is_heavy(quote: str) -> bool:
    """Whether a thought is about living or being a burden; then it isn't argued with."""
    plain = quote.replace("’", "'")
    return any(cue(heavy).search(plain) for heavy in load().reframes.heavy)


def is_hard(reflection: Reflection, verdict: Verdict) -> bool:
    """Whether it went badly or the answer was no, so that the fact isn't disputed."""
    return verdict.label == "went_badly" or reflection.outcome == "rejected"


def _case(
    talk: SelfTalk, reflection: Reflection, verdict: Verdict, values: Values, choose: Chooser
) -> Case:
    hard = is_hard(reflection, verdict)
    low = reflection.distress == "elevated"
    pattern = talk.patterns[0].pattern
    own = dict(values)
    moment = reflection.stumble
    if pattern not in _OF_THE_MOMENT or (moment and overlaps(moment, talk)):
        own.pop("stumble", None)
    barred = choose.once("barred", lambda: barred_by(reflection, hard))
    return Case(pattern, talk.quote, barred, hard, low, own)


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
    case: Case,
    choose: Chooser,
    earlier: Sequence[Earlier],
) -> Iterator[_Chance]:
    """What a reframe may stand on, best first."""
    if case.low and _is_heavy(talk.quote):
        yield _Chance(("low",), ("self_compassion",))
        yield _Chance(("low",), ("next_step",))
        return
    found = choose.once("pools", lambda: pools(reflection))
    quotes = evidence(talk, found, hard=case.hard, quoted=choose.quoted)
    first = choose.once("first", lambda: talk.start) == talk.start
    if first:
        if reflection.outcome == "rejected":
            yield _Chance(("said_no",))
        elif case.hard:
            sign = choose.once("worst", lambda: worst_sign(reflection))
            if sign is not None and not choose.quoted(sign.start):
                yield _Chance(("bad_sign",), item=sign)
            yield _Chance(("went_badly",))
    if not case.hard and not case.low:
        for entry, end in came_good(earlier, case.pattern):
            if not choose.quoted(entry):
                yield _Chance(("earlier",), entry=entry, end=end)
    for kind, item in quotes:
        yield _Chance((kind,), ("own_evidence",), item)
    for strategy in _others(talk, case, choose):
        if strategy == "perspective":
            needs = ("view", "question") if quotes else ("finding",)
            yield _Chance((*needs, "finding"), ("perspective",))
        else:
            yield _Chance(("name",) if strategy == "own_name" else ("view",), (strategy,))
    yield _Chance(("question", "finding"), ("perspective",))
    if not case.hard and not any(found.values()):
        yield _Chance(("nothing",))


def _others(talk: SelfTalk, case: Case, choose: Chooser) -> list[str]:
    """The strategies that don't need evidence, in an order that differs from thought to thought."""
    named = ["own_name"] if "name" in case.values else []
    if case.low:
        return ["self_compassion", *named]
    order = choose.order(["perspective", "self_compassion", "next_step", *named], salt=talk.start)
    if case.hard and case.pattern not in _GLOBAL:
        order.remove("perspective")
    return order


def reframes(
    talk: SelfTalk,
    reflection: Reflection,
    verdict: Verdict,
    choose: Chooser,
    values: Values = NO_VALUES,
    earlier: Sequence[Earlier] = (),
    given: Sequence[Reframe] = (),
    most: int = MOST,
) -> tuple[Reframe, ...]:
    """Two or three reframings of one thought, of different strategies.

    A third one is given only where the text has something of its own for it. Somebody of the writer's is
    brought in once in a report.

    Args:
        talk: the thought.
        reflection: the text that it stands in; all quotes come from there.
        verdict: where it went badly, the fact isn't disputed, only what goes beyond it.
        choose: gives out wordings, and remembers which quotes were used.
        values: what the text gives for the slots of wordings.
        earlier: entries before this one, the latest first.
        given: those that this thought has already.
        most: how many it gets in all; what is shown of all the thoughts is made before what isn't, so
            that no hidden one takes the best quote.

    >>> from afterview.records import PatternScore, Source
    >>> text = "She beamed at my boiler story. I'm an idiot."
    >>> talk = SelfTalk(31, 44, "I'm an idiot.", (PatternScore("labeling", 1.0),), 3, 1.0)
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, (talk,),
    ...     strengths=(Quote.of(text, 0, 29),))
    >>> first = reframes(talk, told, Verdict("unclear", "went_badly", 0.0, ""), Chooser("a"))[0]
    >>> first.strategy, first.evidence[0].quote
    ('own_evidence', 'She beamed at my boiler story')
    """
    if not talk.patterns:
        return ()
    case = _case(talk, reflection, verdict, values, choose)
    result: list[Reframe] = [*given]
    day = reflection.source.written_on
    chances = list(_plan(talk, reflection, case, choose, earlier))
    people = {value.text for slot in _PEOPLE for value in values.get(slot, ())}
    for again, limit in ((False, most), (True, min(most, FEWEST))):
        # In a very long text the stock runs out; then wordings come again rather than none.
        for chance in chances:
            if len(result) >= limit:
                break
            if choose.quoted(_SOMEBODY):
                case = _alone(case)
            options = _options(chance, {r.strategy for r in result}, case)
            if len(result) >= FEWEST:
                options = [body for body in options if slots(body.text) - {"name"}]
            own = {**case.values, **_own_values(chance, case.pattern, day)}
            body = choose.say(options, own, again=again)
            if body is not None:
                if chance.entry is not None:
                    choose.quote(chance.entry)
                result.append(written(body, case, choose, opens=not result))
                if any(person in result[-1].text for person in people):
                    choose.quote(_SOMEBODY)
    return tuple(result)


def _alone(case: Case) -> Case:
    """The case without anybody of the writer's."""
    return case._replace(values={k: v for k, v in case.values.items() if k not in _PEOPLE})


def _own_values(chance: _Chance, pattern: str, day: dt.date | None) -> dict[str, list[Value]]:
    """The slots that only this chance fills: its quote, or how an earlier entry is spoken of."""
    if chance.item is not None:
        quote, words = shown(chance.item, _QUOTE_WORDS)
        return {"quote": [Value(words, quote, _ANY, chance.item.start)]}
    entry = chance.entry
    if entry is None or entry.written_on is None or day is None:
        return {}
    thought = next(quote for own, quote in entry.thoughts if own == pattern)
    short = said(clip(Quote(0, len(thought), thought), _QUOTE_WORDS)) if thought else ""
    came = "made you an offer" if chance.end == "offer" else "asked you on to the next step"
    spoken = {"when": when(entry.written_on, day), "came": came, "earlier": short}
    return {slot: [Value(words, most=_ANY)] for slot, words in spoken.items() if words}


def _options(chance: _Chance, done: set[str], case: Case) -> list[Body]:
    return [
        body
        for needs in dict.fromkeys(chance.needs)
        for body in stock(case.pattern).body.get(needs, ())
        if (not chance.strategies or body.strategy in chance.strategies)
        and body.strategy not in done
        and case.barred.isdisjoint(body.unless)
        and holds(body.says, case.quote)
        and _stands_on(body, chance.item)
    ]


def _stands_on(body: Body, item: Quotable | None) -> bool:
    """Whether the quote is what a wording takes it for."""
    if item is None:
        return not body.of
    sign = getattr(item, "signal", None)
    return holds(body.shows, item.quote) and (not body.of or sign in body.of)
