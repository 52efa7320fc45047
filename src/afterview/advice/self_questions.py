"""Questions to oneself, each tied to a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from afterview.advice.choice import Chooser, Value
from afterview.advice.evidence import drawbacks, fairer, telling
from afterview.advice.supposed import holds
from afterview.content import load
from afterview.quoting import Quotable, begins_within, place, shown, stands_alone
from afterview.records import Reflection

if TYPE_CHECKING:
    from afterview.content.models import SelfQuestion

_WORDS = 14
_FEWEST = 4
# Thoughts that make a claim which can be looked at; the others have questions of their own.
_CLAIMS = frozenset(
    ["all_or_nothing", "overgeneralization", "mental_filter", "mind_reading", "fortune_telling",
     "catastrophizing", "emotional_reasoning", "labeling", "personalization"]
)  # fmt: skip


def self_questions(
    reflection: Reflection, choose: Chooser, barred: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Short questions to oneself, each tied to a quote of its own; at most three.

    Args:
        reflection: what was found in the text; where it speaks of despair, no negative thought is
            asked about.
        choose: gives out wordings.
        barred: what a question mustn't be `unless`, such as `went_badly`.
    """
    low = reflection.distress == "elevated"
    sure = [s for s in reflection.signals if s.polarity == "positive"]
    quotes: dict[str, list[Quotable]] = {
        "self_talk": [] if low else [t for t in reflection.self_talk if t.patterns],
        "strength": [*telling(reflection.strengths)],
        "balanced": [*telling(fairer(reflection))],
        "signal": [*sure],
        "stumble": [reflection.stumble] if reflection.stumble and not low else [],
        "drawback": [*drawbacks(reflection)],
    }
    kinds = [kind for kind in choose.order(list(quotes)) if quotes[kind]]
    found: list[str] = []
    asked: list[Quotable] = []
    for kind in kinds:
        free = [q for q in quotes[kind] if len(q.quote.split()) >= _FEWEST and "?" not in q.quote]
        free = [q for q in free if not begins_within(shown(q, _WORDS)[1])]
        free = [q for q in free if kind != "signal" or stands_alone(shown(q, _WORDS)[1])]
        free = [q for q in free if not any(q.start < a.end and a.start < q.end for a in asked)]
        if not free or len(found) == (2 if low else 3):
            continue
        quote = min(free, key=lambda q: (choose.quoted(q.start), q.start))
        asked.append(place(quote))
        words = shown(quote, _WORDS)[1]
        lines = [
            line
            for line in load().questions.reflection
            if line.needs == kind and barred.isdisjoint(line.unless) and _suits(line, quote)
        ]
        said = choose.say(lines, {"quote": [Value(words, None, 9, quote.start)]})
        if said:
            found.append(said.text)
    return tuple(found)


def _suits(line: SelfQuestion, quote: Quotable) -> bool:
    """Whether a question fits a negative thought of this kind; any question fits another quote."""
    own = getattr(quote, "patterns", ())
    if not own:
        return True
    return own[0].pattern in (line.patterns or _CLAIMS) and holds(line.says, quote.quote)
