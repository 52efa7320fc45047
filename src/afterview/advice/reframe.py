"""Reframings of a negative thought: an opening, evidence from the text, one small act.

Sources: the seven attributes of a good reframe (Sharma et al. 2023, arXiv 2305.02466), and the
recipe in docs/evidence.md. No sentence is stronger than the quote it stands on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from afterview.advice.choice import Chooser
from afterview.advice.quoting import Quotable, place, short
from afterview.content import filled, load
from afterview.content.models import Body
from afterview.records import Quote, Reflection, Reframe, SelfTalk, Verdict
from afterview.verdict import weight

MOST = 3
_PREFERENCE = {
    "mind_reading": ("signal_after", "signal", "balanced", "strength"),
    "discounting_positive": ("balanced", "strength", "signal_after", "signal"),
    "mental_filter": ("strength", "balanced", "signal_after", "signal"),
    "overgeneralization": ("strength", "balanced", "signal_after", "signal"),
    "labeling": ("strength", "balanced", "signal_after", "signal"),
}
_DEFAULT = ("balanced", "strength", "signal_after", "signal")


Evidence = dict[str, list[Quotable]]
MOST_EVIDENCE = 40


def evidence(reflection: Reflection) -> Evidence:
    """What the text itself holds against its negative thoughts, by kind, strongest first.

    Nothing that overlaps self-talk is evidence.
    """
    talk = sorted((t.start, t.end) for t in reflection.self_talk)

    def apart(item: Quotable) -> bool:
        nearest = bisect_left(talk, (item.end, 0))
        return nearest == 0 or talk[nearest - 1][1] <= item.start

    signals = [s for s in reflection.signals if weight(s) > 0 and s.confidence >= 0.4 and apart(s)]
    signals.sort(key=lambda s: (-weight(s), -s.confidence, s.start))
    found: Evidence = {
        "balanced": [q for q in reflection.balanced if apart(q)],
        "strength": [q for q in reflection.strengths if apart(q)],
        "signal_after": [s for s in signals if s.position == "after_stumble"],
        "signal": [s for s in signals if s.position != "after_stumble"],
    }
    return {kind: items[:MOST_EVIDENCE] for kind, items in found.items()}


def _bodies(
    talk: SelfTalk,
    reflection: Reflection,
    found: Evidence,
    verdict: Verdict,
    name: str | None,
    used: set[int],
) -> Iterator[tuple[str, Quotable | None]]:
    """Kinds of body that the text supports, best first, each with its quote."""
    pattern = talk.patterns[0].pattern
    if verdict.label == "went_badly" or reflection.outcome == "rejected":
        yield "went_badly", None
    quoted = 0
    for kind in _PREFERENCE.get(pattern, _DEFAULT):
        fresh = sorted(found[kind], key=lambda q: q.start in used)
        if fresh and quoted < 2:
            quoted += 1
            yield kind, fresh[0]
    yield "finding", None
    if name:
        yield "name", None
    yield "nothing", None


def reframes(
    talk: SelfTalk,
    reflection: Reflection,
    found: Evidence,
    verdict: Verdict,
    choose: Chooser,
    name: str | None = None,
    used: set[int] | None = None,
) -> tuple[Reframe, ...]:
    """Two or three reframings of one thought, of different kinds.

    Args:
        talk: the thought.
        reflection: the text it stands in.
        found: what `evidence` found in that text; all quotes come from there.
        verdict: where it went badly, the fact isn't disputed.
        choose: gives out wordings.
        name: the writer's own name, for a line in the third person.
        used: offsets of quotes that other reframings of this report have used; grows.
    """
    seen = used if used is not None else set()
    texts = load().reframes
    pattern = talk.patterns[0].pattern
    openings = [o for o in texts.opening if o.pattern == pattern]
    result: list[Reframe] = []
    quotes_left = any(found.values())
    for kind, item in _bodies(talk, reflection, found, verdict, name, seen):
        if len(result) == MOST or (kind == "nothing" and (len(result) >= 2 or quotes_left)):
            break
        options = [b for b in texts.body if b.needs == kind and _fits(b, pattern)]
        if not options:
            continue
        body = choose.pick(options)
        quotes: tuple[Quote, ...] = ()
        values = {"name": name or ""}
        if item is not None:
            seen.add(item.start)
            quotes = (place(item),)
            values["quote"] = short(item.quote)
        parts = (choose.pick(openings).text, body.text, choose.pick(texts.act).text)
        result.append(Reframe(filled(" ".join(parts), values), body.strategy, quotes))
    return tuple(result)


def _fits(body: Body, pattern: str) -> bool:
    return not body.patterns or pattern in body.patterns
