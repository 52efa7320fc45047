"""Facts of a text: what went well, what was asked, what stayed open, when they decide, what came."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

import numpy as np

from afterview.nlp.dates import dates
from afterview.nlp.labels import INDEX, OUTCOMES
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.spans import by_sentence, find
from afterview.records import Decision, Outcome, Quote

_UNASKED = re.compile(
    r"\b(?:(?:never|didn['’]?t|did not|couldn['’]?t|forgot to|forgot even to|wish I(?:['’]d| had)|"
    r"should(?: have|['’]ve)|could(?: have|['’]ve)|meant to|too \w+ to|before I could|"
    r"without) (?:even |actually |really |dare to |dare |get to |got to |manage to )?(?:ask(?:ed|ing)?)\b)",
    re.IGNORECASE,
)
_ANNOUNCES = (
    0.25  # how likely it may be, beside an outcome, that a sentence only tells when one comes
)
_LIMIT = re.compile(r"\b(?:by|before|until|till|within|inside|latest)\b", re.IGNORECASE)


def quotes(reading: Reading, model: Model, field: str) -> tuple[Quote, ...]:
    """The stretches of one field of the annotation guide (`strengths`, `unanswered` and so on)."""
    found = find(reading, reading.of(field), model.thresholds[field])
    said = (Quote(f.start, f.end, reading.text[f.start : f.end], f.probability) for f in found)
    return tuple(q for q in said if field != "own_questions" or not unasked(q.quote))


def unasked(quote: str) -> bool:
    """Whether a stretch speaks of a question that the writer did not put.

    >>> unasked("I never asked about nights."), unasked("I asked who never gets nights.")
    (True, False)
    """
    return _UNASKED.search(quote) is not None


def decision(reading: Reading, model: Model, written_on: dt.date | None) -> Decision | None:
    """When the employer said it would answer; without a day to count from, the date is null.

    A date counts as far as its sentence and its clause speak of the answer; of several in one
    sentence one with a day, and behind a word such as "by", goes first.
    """
    text, said = reading.text, reading.of("decision")
    base = written_on or dt.date(2000, 1, 1)
    best: tuple[float, Decision] | None = None
    for whole, parts in by_sentence(reading):
        unit = reading.units[whole]
        if float(max(said[[whole, *parts]])) < model.thresholds["decision"]:
            continue
        for found in dates(text, unit.start, unit.end, base):
            own = [p for p in parts if reading.units[p].start <= found.start < reading.units[p].end]
            value = float(said[[whole, *own]].mean())
            if value < model.thresholds["decision"]:
                continue
            before = text[max(unit.start, found.start - 20) : found.start]
            value += 0.1 * bool(found.day) + 0.1 * bool(_LIMIT.search(before))
            if best is None or value > best[0]:
                quote = text[found.start : found.end]
                day = found.day if written_on else None
                best = (value, Decision(day, quote, found.start, found.end))
    return best[1] if best else None


def outcome(reading: Reading, model: Model) -> Outcome:
    """What the text says came of it: that which its sentences together speak for most, if they do enough.

    A sentence that tells when the answer is to come ("Ruth rings me tomorrow") tells no answer.
    """
    told, announced = reading.of("outcome"), reading.of("decision")
    sentences = [
        place
        for place, unit in enumerate(reading.units)
        if unit.whole and announced[place] < _ANNOUNCES * told[place]
    ]
    shares = reading.probabilities[np.ix_(sentences, [INDEX[name] for name in OUTCOMES])]
    said = 1 - np.prod(1 - told[sentences, None] * shares, axis=0)
    if float(said.max()) < model.thresholds["outcome"]:
        return "pending"
    return cast(Outcome, OUTCOMES[int(said.argmax())].removeprefix("outcome_"))
