"""Facts of a text: what went well, what was asked, what stayed open, when they decide, what came."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from afterview.nlp.dates import dates
from afterview.nlp.model import Model
from afterview.nlp.reading import Reading
from afterview.nlp.spans import find, toucher
from afterview.records import Decision, Outcome, Quote, Signal

_ANSWER = re.compile(
    r"\b(?:decid\w*|decision|let (?:me|us|you) know|hear(?:ing)?|heard|answer|reply|replies|respond|"
    r"in touch|call|calls|ring|rings|phone|email|e-mail|mail|write|news|announce\w*|outcome|result|results|"
    r"know|contact|get back|come back|came back|offer|yes or no|feedback|verdict|inform\w*|confirm\w*|"
    r"text(?:s|ing)?|message|committee|latest|revert|say|letters?|word|writes|ringing|phones?|dms|e?mails|"
    r"votes?)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?:they|they'll|they’ll|she|he|she'll|he'll|she’ll|he’ll|hr|panel|manager|recruiter|you|we|"
    r"i'd|i’d|i'll|i’ll|decision|answer|result|committee|offer|supposed|promised|said|told|expect)\b|\b[A-Z][a-z]+ (?:is|will|said|says|rings|calls)",
    re.IGNORECASE,
)
_NOT_THEIRS = re.compile(
    r"\b(?:i'm going to|i have another|my next interview|start on|starting on|yesterday|last|"
    r"submitted|applied|ago|wrote|thank[- ]you note|i'll call|i will call|i'll write|"
    r"shift|started|deadline for)\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\bI(?:'ve| have)?\s+(?:withdrew|withdrawn|pulled out|turned (?:it|them|the \w+) down|"
    r"declined (?:it|them|the \w+)|said no to (?:them|it)|told them no|took my name out|bowed out)\b|"
    r"\bwith(?:drew|drawn|drawing) (?:my|his|her|your) (?:application|candidature|candidacy|name)\b|"
    r"\b(?:e-?mailed|wrote|texted|rang|told|called)(?: (?:them|her|him))?(?: \w+){0,2}(?: and| n| to say)? "
    r"(?:that )?(?:I )?(?:pulled out|bowed out|withdrew|I['’]?m out|I was out|no thanks?)\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"\bthey(?:'ve| have)? (?:turned me down|(?:went|are going|have gone|gone) with (?:some|an))|"
    r"\b(?:went|gone|going) with (?:someone|somebody|another|the other)|\bI (?:didn't|did not) get (?:it|the job)\b|"
    r"\b(?:was|were|am|been) unsuccessful\b|\brejection (?:email|mail|letter|call)\b|\bI (?:was|got) rejected\b|"
    r"\bnot (?:be )?(?:moving|going|taking) (?:me |it |my application )?(?:forward|ahead|further)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?:I|I've) got the job\b|\boffered me the (?:job|role|post|position)\b|\bthe job is mine\b",
    re.IGNORECASE,
)
_ADVANCED = re.compile(
    r"\b(?:through to (?:the )?(?:next|second|third|final|last)|invited (?:me )?(?:back|to (?:the|a) (?:second|next|final))|"
    r"(?:second|third|final|next) (?:round|interview|stage) (?:is |will be )?(?:on|this|next|at|tomorrow)|"
    r"got (?:a|the|my) (?:second|next|final|third) (?:round|interview|stage)|made it to (?:the )?(?:next|second|final)|"
    r"want(?:s|ed)? me (?:back|in again) (?:on|for|next)|trial (?:shift|day) (?:is |on|this|next)|"
    r"advanced to|moving me (?:on|forward) to)\b",
    re.IGNORECASE,
)

_AWAITED = re.compile(
    r"\b(?:ring(?:s|ing)?|phon(?:e|es|ing)|calls?|calling|let me know|hear|decid\w*|decision|answer|"
    r"e-?mails?|sends?|write|writes|feedback|news|offer|offers|confirm\w*|back to me|text(?:s|ing)?|"
    r"bell|telephones?|dms?)\b",
    re.IGNORECASE,
)
_UNASKED = re.compile(
    r"\b(?:(?:never|didn['’]?t|did not|couldn['’]?t|forgot to|forgot even to|wish I(?:['’]d| had)|"
    r"should(?: have|['’]ve)|could(?: have|['’]ve)|meant to|too \w+ to|before I could|"
    r"without) (?:even |actually |really |dare to |dare |get to |got to |manage to )?(?:ask(?:ed|ing)?)\b)",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:by|before|until|till|within|inside|latest)\b", re.IGNORECASE)
_APPOINTMENT = re.compile(
    r"\bat (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|noon)|"
    r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)\b|\bto meet\b|\bvisit\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"today|tonight|tomorrow|(?:a|one) (?:day|week|month)", re.IGNORECASE)
STEPS = ("next_steps", "other_candidates")
ENOUGH = 1.8  # what a date has to score to be the day of the decision
SURE = 0.4  # an outcome is read from a signal with this confidence


def quotes(reading: Reading, model: Model, field: str) -> tuple[Quote, ...]:
    """The stretches of one field of the annotation guide (`strengths`, `unanswered` and so on)."""
    found = find(reading, reading.of(field), model.thresholds[field])
    said = (Quote.of(reading.text, f.start, f.end) for f in found)
    return tuple(q for q in said if field != "own_questions" or not unasked(q.quote))


def unasked(quote: str) -> bool:
    """Whether a stretch speaks of a question that the writer did not put.

    >>> unasked("I never asked about nights."), unasked("I asked who never gets nights.")
    (True, False)
    """
    return _UNASKED.search(quote) is not None


def decision(
    reading: Reading, signals: Sequence[Signal], written_on: dt.date | None
) -> Decision | None:
    """When the employer said it would answer; without a day to count from, the date is null.

    A date in the words with which the interview was closed counts most; one of an appointment, or
    a mere "today", has to be in them.
    """
    text = reading.text
    base = written_on or dt.date(2000, 1, 1)
    closed = toucher((s.start, s.end) for s in signals if s.signal == "standard_close")
    steps = toucher((s.start, s.end) for s in signals if s.signal in STEPS)
    best: tuple[float, Decision] | None = None
    for unit in reading.units:
        if not unit.whole or _NOT_THEIRS.search(text, unit.start, unit.end):
            continue
        score = 1.0 * bool(_ANSWER.search(text, unit.start, unit.end))
        score += 0.5 * bool(_THEIRS.search(text, unit.start, unit.end))
        score += 1.0 * closed(unit.start, unit.end)
        score += 0.5 * steps(unit.start, unit.end)
        for found in dates(text, unit.start, unit.end, base):
            before = text[max(unit.start, found.start - 20) : found.start]
            value = score + 0.3 * bool(found.day) + 0.5 * bool(_LIMIT.search(before))
            value += 1.0 * closed(found.start, found.end)
            value -= 1.5 * bool(_APPOINTMENT.search(text, found.start, unit.end))
            value -= 1.0 * bool(_LOOSE.fullmatch(text[found.start : found.end]))
            if value >= ENOUGH and (best is None or value > best[0]):
                quote = text[found.start : found.end]
                day = found.day if written_on else None
                best = (value, Decision(day, quote, found.start, found.end))
    return best[1] if best else None


def outcome(text: str, signals: Sequence[Signal]) -> Outcome:
    """What the text says came of it."""
    labels = {s.signal for s in signals if s.confidence >= SURE}
    if _WITHDRAWN.search(text):
        return "withdrawn"
    if "rejected" in labels or _REJECTED.search(text):
        return "rejected"
    if "offered" in labels or _OFFERED.search(text):
        return "offer"
    if _ADVANCED.search(text) or any(_dated_invitation(s) for s in signals):
        return "advanced"
    return "pending"


def _dated_invitation(signal: Signal) -> bool:
    """A next step with a day, where somebody is to be met and not an answer awaited."""
    if signal.signal != "next_steps" or _AWAITED.search(signal.quote):
        return False
    found = dates(signal.quote, 0, len(signal.quote), dt.date(2000, 1, 3))
    return any(date.day for date in found)
