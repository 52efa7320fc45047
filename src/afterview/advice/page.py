"""What a text gives to speak of: its people, topics, employer, days and lines, for the slots of wordings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from afterview.advice.addressee import interviewer
from afterview.advice.choice import Value, Values
from afterview.advice.evidence import apart, drawbacks, fairer
from afterview.advice.people import is_child, own_people, shown_kind, spoken_of
from afterview.advice.phrases import company_phrase, is_embedded, role_phrase
from afterview.advice.sore import touches_stumble
from afterview.advice.theirs import is_the_writers, is_theirs
from afterview.advice.topics import is_name, kind_of, phrase_of
from afterview.content import cue, load
from afterview.places import places
from afterview.quoting import Quotable, begins_within, hedged, shown, stands_alone, vague
from afterview.records import Person, Reflection, SelfTalk, Signal, Stumble
from afterview.standing import weight
from afterview.whose import puts_down

if TYPE_CHECKING:
    from afterview.content.models import Trade

ALWAYS = 99
NAMED = 4  # how often the employer and the job are said by name; then they are plain
TWICE = 2
_SHORT = 13  # words of a quote that stands in the middle of a sentence of ours
_FEWEST = 4
_ENOUGH = 6  # words of one that was cut
_LOOSE = re.compile(r"(?:that|this|it|there|and|but)\b", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an|this|that|our|my) $", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an|my|their|our|some|that|this)\b", re.IGNORECASE)
_SORE = re.compile(
    r"\b(?:my|me|your) (?:feet|foot|knees?|back|hips?|legs?|ankles?)\b|feet in (?:the|a) basin|on (?:my|your) feet|"
    r"\b(?:pregnan\w+|crutch\w*|wheelchair|walking stick|arthritis|sciatica|bad (?:knee|back|hip))\b",
    re.IGNORECASE,
)
# What a line that answers a harsh one has, so that it can stand by itself on a card.
_ANSWERS = re.compile(
    r"n['’]t\b|\b(?:not|no|but|still|yet|maybe|perhaps|enough|can|could|good|well|best|better|did|also|one|some|only|"
    r"once|mind|rest|known?|knew|learn\w*|true|fair)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:past|gone|after|nearly|half) (?:ten|eleven|midnight|twelve|one|two|three)\b|\bcan(?:'|’)?t sleep|haven(?:'|’)?t slept|"
    r"\bto sleep is not\b|\b(?:10|11|12|1|2|3)(?:[:.]\d\d)? ?(?:pm|a\.?m\.?)\b|\bin bed\b|\bawake\b|\bthe ceiling\b|"
    r"\b(?:pouring|raining|snowing|storm)\b",
    re.IGNORECASE,
)


def is_late(text: str) -> bool:
    """Whether it was written late or in weather that keeps one in."""
    return _LATE.search(text) is not None


def trade(reflection: Reflection) -> Trade | None:
    """The kind of work, by the job's name or the employer's; a topic alone ("the Telco account") tells of none.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, role="night porter")
    >>> found = trade(told)
    >>> found.id if found else None
    'kitchen'
    """
    return next(_trades(reflection.role, reflection.company), None)


def branch(reflection: Reflection) -> Trade | None:
    """The employer's kind of work, by which one knows where to look them up: an office manager's school is a
    school.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, role="office manager", company="Ash School")
    >>> found, theirs = trade(told), branch(told)
    >>> (found and found.id, theirs and theirs.id)
    ('office', 'school')
    """
    return next(_trades(reflection.company), None) or trade(reflection)


def _trades(*words: str | None) -> Iterator[Trade]:
    for one in filter(None, words):
        yield from (trade for trade in load().trades if cue(trade.cue).search(one))


def on_feet(reflection: Reflection, text: str) -> bool:
    """Whether the work is done standing, or something hurts, so that no hill is to be climbed tonight."""
    work = next(_trades(reflection.role, reflection.company), None)
    return bool(work and work.feet) or _SORE.search(text) is not None


def spoken(day: dt.date) -> str:
    """A date as it is said.

    >>> spoken(dt.date(2026, 3, 4))
    'Wednesday 4 March'
    """
    return f"{day:%A} {day.day} {day:%B}"


def page(reflection: Reflection, text: str, today: dt.date, name: str | None, hard: bool) -> Values:
    """For each slot what the text has for it, the best first; see `content/models/wordings.py`.

    Args:
        reflection: what was found in the text.
        text: the original.
        today: a day of decision before it isn't spoken of.
        name: the writer's own name.
        hard: it went badly or the answer was no, so that good signs are no argument.
    """
    people = own_people(reflection)
    kind = shown_kind(people, text)
    near = _spoken_of(kind)
    grown = _spoken_of(p for p in kind if not is_child(p.name, text))
    against = (p for p in people if p.stance == "unsupportive" and puts_down(p, text))
    away = _spoken_of(against)  # nobody is kept at a distance on a guess
    company = company_phrase(reflection.company or "", text)
    if company[:1].islower() and _has_article(company, text):
        company = f"the {company}"
    role, them = role_phrase(reflection.role), interviewer(reflection, text)
    by = reflection.decision.by if reflection.decision else None
    open_day = by is not None and by > today and reflection.outcome == "pending"
    good = [] if hard else [s for s in reflection.signals if weight(s) > 0]
    signs = sorted(
        apart(good, reflection), key=lambda s: -weight(s) if isinstance(s, Signal) else 0
    )
    values: dict[str, Iterable[Value]] = {
        "person": [Value(person) for person in near[:3]],
        "grown": [Value(person) for person in grown[:3]],
        "away": [Value(person, most=1) for person in away[:2]],
        "company": [Value(company, most=NAMED)] if company and len(company) <= 40 else [],
        "role": [Value(role, most=NAMED)] if role != "this job" else [],
        "topic": topics(reflection, text),
        "them": [Value(them, most=ALWAYS)] if them else [],
        "day": [Value(spoken(by), most=4)] if by and open_day else [],
        "name": [Value(name, most=ALWAYS)] if name else [],
        "good": lines(apart((q for q in reflection.strengths if not vague(q.quote)), reflection)),
        "fair": [
            v for v in lines(apart(fairer(reflection), reflection)) if _ANSWERS.search(v.text)
        ],
        "sign": [v for v in lines(s for s in signs if not hedged(s.quote)) if stands_alone(v.text)],
        "step": lines(s for s in reflection.signals if s.signal == "next_steps"),
        "stumble": [v for v in lines(_moments(reflection)) if stands_alone(v.text)],
        "thought": lines((t for t in reflection.self_talk if not _is_replay(t)), most=1),
        "weak": lines(drawbacks(reflection)),
    }
    if reflection.distress == "elevated":
        values |= {"stumble": [], "thought": []}
    return {slot: tuple(found) for slot, found in values.items() if found}


def _has_article(company: str, text: str) -> bool:
    """Whether a name without a capital stands behind an article in the text: "at the bakery"."""
    if _ARTICLE.match(company):
        return False
    before = (text[max(0, at.start - 6) : at.start] for at in places(company, text, cased=False))
    return any(_ARTICLE_BEFORE.search(words) for words in before)


def _spoken_of(people: Iterable[Person]) -> list[str]:
    return [name for person in people if (name := spoken_of(person.name))]


def _is_replay(talk: SelfTalk) -> bool:
    """Whether it tells of going over it, which isn't a sentence that can be answered."""
    return {p.pattern for p in talk.patterns} <= {"rumination"}


def _moments(reflection: Reflection) -> list[Stumble]:
    return [reflection.stumble] if reflection.stumble else []


def lines(quotes: Iterable[Quotable], most: int = TWICE) -> list[Value]:
    """Quotes that can stand in the middle of a sentence: short, whole, and readable by themselves."""
    return [*_lines(quotes, most)]


def _lines(quotes: Iterable[Quotable], most: int) -> Iterator[Value]:
    for item in quotes:
        quote, words = shown(item, _SHORT)
        count = len(words.split())
        cut = len(item.quote.split()) - count > 2
        fits = (_ENOUGH if cut else _FEWEST) <= count <= _SHORT + 2 and not words.endswith("…")
        if (
            fits
            and not _LOOSE.match(words)
            and not begins_within(words)
            and "?" not in words
            and "\n" not in quote.quote
        ):
            yield Value(words, quote, most, item.start)


def topics(reflection: Reflection, text: str) -> list[Value]:
    """Topics of the work as phrases that stand after a preposition; none that recalls what hurts, and none
    that isn't shown to be theirs."""
    found: dict[str, None] = {}
    for topic in reflection.topics:
        phrase = phrase_of(topic, text)
        if phrase is None or is_embedded(phrase) or is_name(topic, reflection, text):
            continue
        if not is_theirs(topic, reflection, text) or is_the_writers(topic, reflection, text):
            continue
        fits = kind_of(topic, text) in ("work", "thing")
        if fits and not touches_stumble(phrase, reflection, text):
            found[phrase] = None
    return [Value(phrase) for phrase in found]
