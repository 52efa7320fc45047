"""What was read and is too doubtful for advice to build on: lines that don't say what they are taken for.

A reader errs. A line of comfort that is none, a relative who put the writer down taken for a friend, a
question that was answered taken for an open one: said back to the writer, each of them is worse than
silence. So advice leaves out what the words of the text itself speak against.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from afterview.records import Outcome, Quote, Reflection, SelfTalk, Signal
from afterview.whose import is_of, own_people, sentence_of

_TURNS = re.compile(r"\b(?:but|still|though|although|yet|however|then again|only)\b", re.IGNORECASE)
_MADE_SMALL = re.compile(
    r"\b(?:hardly|barely|scarcely) (?:counts?|matters?)\b|\b(?:doesn|does|didn|don)['’]?t (?:really )?(?:count|matter|mean)|"
    r"\bmeans? nothing\b|\bnot the chosen\b|\bno use\b|\bgive up\b|\bnever (?:be|get)\b|\bisn['’]t the place\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:money|pay|salary|wage|grand|quid|bonus|commute|bus|train|drive|parking|hours|shifts?|nights?|"
    r"weekends?|saturdays?|sundays?|rota|roster|contract|overtime)\b",
    re.IGNORECASE,
)
_ONLY_THE_THOUGHT = re.compile(
    r"\W*(?:and |so )?(?:I (?:\w+ )?(?:thought|think|told myself) (?!(?:no|not)\b)[^,;.]*(?:,? but \w+)?\W*$|(?:nah|nope|no)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:I|one|you|nobody|not|can|could|will|would|may|might|enough|still)\b|n['’]t\b|\bI['’]",
    re.I,
)
_A_SLIP = re.compile(
    r"\b(?:blanked|froze|botched|blew it|messed (?:it |that )?up|stuffed|stumbled|rambled|babbled|waffled|"
    r"dug my(?:self| own)|(?:got|said|gave) (?:it|the (?:\w+ ){1,3}|that|one) ?wrong|the wrong|forgot|went (?:blank|silent|to bits)|"
    r"my mind went|upside down|I(?:.m telling you I)? brought (?:it|that) .{0,20}\b(?:on|in)|I wanted to (?:tell|say|explain))\b",
    re.IGNORECASE,
)
_OF_THE_ANSWER = re.compile(
    r"\b(?:ring(?:s|ing)?|rang|call(?:s|ing)?|phon(?:e|es|ing)|let(?:ting)? (?:me|us|people) know|decid\w+|hear(?:ing)? (?:by|back)|"
    r"tell(?:ing)? (?:me|us|people)) .{0,30}\b(?:by|on|before|until|within|in|next|tomorrow|today|week|mon|tues|wednes|thurs|fri|"
    r"satur|sun)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\W*(?:and |so |but |then )?I\b(?! (?:was|am) told\b)", re.IGNORECASE)
_BY_THEM = re.compile(
    r"\b(?:he|she|they|them|him|her|it|was|were|got|had|met|the \w+|am (?:invited|asked))\b|\b(?-i:[A-Z][a-z]+)\b(?<!\bI)",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"[\"“”]|\b(?:said|says|told|goes|called|asked)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r",\s*(?:about |only |just )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|"
    r"forty|fifty|sixty|a hundred|yes|no)\W*$",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(r"\W*(?:and )?what (?:do|did) I (?:hear|see|do|get)\b", re.IGNORECASE)
_NOT_TOLD = re.compile(
    r"\b(?:depends|not for now|evolving|can(?:no|['’])t say|couldn['’]t|wouldn['’]t|didn['’]t|we['’]ll see|you will see|"
    r"fine, next|let['’]s see|never|no idea|don['’]t know|still)\b",
    re.IGNORECASE,
)
_OF_AN_OFFER = re.compile(
    r"\boffer|(?:is|was|be|all|['’]s) (?:mine|yours)\b|\bgot (?:it|the job|in)\b|gave me|hired|want(?:ed|s)? me|said yes|it['’]?s a yes|\bsign|"
    r"(?<!could )(?<!can )\b(?:I|you|u) start (?:on |next |mon|tue|wed|thu|fri|sat|sun)|welcome aboard|appointed|"
    r"the job['’]s|take (?:me|you) on|"
    r"job is",
    re.IGNORECASE,
)
_STEPPED_BACK = re.compile(
    r"\bI(?:['’]ve| have)? (?:withdrawn|withdrew|pulled out|took myself out|turned (?:it|them) down)\b|"
    r"\btake (?:me|my name) off (?:the|their) list\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:(?!(?:the|de|van|von|la|le|el|al|di|du|da)\b)[a-z]+ )+(?=[A-Z])")
_BEFORE_ROLE = re.compile(
    r"\b((?:front|head|chief|director|back) of |(?:kitchen|farm|deck|stage|cellar|shed|dairy|ranch|shop|yard) (?=$))$",
    re.IGNORECASE,
)
_AFTER_ROLE = re.compile(r"( of (?:the )?[\w'’-]+(?: \d+)?)", re.IGNORECASE)
_KIN_NAMES = frozenset(
    ["pop", "mum", "mom", "mam", "dad", "nan", "gran", "pa", "ma", "papa", "mama"]
)
_ANSWER_NEAR = 60


def turned(quote: Quote) -> Quote:
    """What follows the "but" of a line: there the writer answers what stands before it.

    >>> turned(Quote(0, 36, "I was slow, but I'm careful, and so.")).quote
    "I'm careful, and so."
    """
    found = re.search(
        r"[,;.–—-]\s*(?:but|yet|and yet|(?:un)?til+ I (?:remembered|saw|thought)(?: that)?)\s+(?=\S+\s+\S+\s+\S+)",
        quote.quote,
    )
    if found is None:
        return quote
    return Quote(quote.start + found.end(), quote.end, quote.quote[found.end() :])


def _leans_on_a_thought(quote: Quote, thoughts: Iterable[SelfTalk], text: str) -> bool:
    """Whether it goes on with a negative thought in the same sentence, without turning against it."""
    low, high = sentence_of(text, quote.start, quote.end)
    for talk in thoughts:
        if talk.end <= quote.start and low <= talk.start:
            between = text[talk.end : quote.start + 12]
        elif quote.end <= talk.start and talk.end <= high + 1:
            between = text[quote.start : talk.start]
        else:
            continue
        if not _TURNS.search(between):
            return True
    return False


def _balanced(reflection: Reflection, text: str) -> Iterable[Quote]:
    against = [p.name for p in reflection.people if p.stance == "unsupportive"]
    for line in map(turned, reflection.balanced):
        words = line.quote
        if words.startswith(tuple(against)):
            continue
        about_terms = _TERMS.search(words) and not _HELD.search(words)
        if not (
            about_terms
            or _ONLY_THE_THOUGHT.match(words)
            or _MADE_SMALL.search(words)
            or _leans_on_a_thought(line, reflection.self_talk, text)
        ):
            yield line


def _strengths(reflection: Reflection) -> Iterable[Quote]:
    own = (q for q in reflection.strengths if not re.match(r"\W*they\b", q.quote, re.IGNORECASE))
    return (quote for quote in own if not _A_SLIP.search(quote.quote))


def _drawbacks(reflection: Reflection) -> Iterable[Quote]:
    answer = reflection.decision
    for quote in reflection.drawbacks:
        of_it = answer and quote.start < answer.end and answer.start < quote.end
        if not of_it and not _OF_THE_ANSWER.search(quote.quote):
            yield quote


def answered(quote: Quote, reflection: Reflection, text: str) -> bool:
    """Whether what is taken for an open question was answered, as the text goes on.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True)
    >>> answered(Quote(0, 29, "I asked how many people, sixty"), told, "I asked how many people, sixty.")
    True
    """
    if _NUMBERED.search(quote.quote) or _RHETORICAL.match(quote.quote):
        return True
    asked = any(q.start < quote.end and quote.start < q.end for q in reflection.own_questions)
    told = text[quote.end : quote.end + _ANSWER_NEAR]
    return asked and any(
        s.signal == "answered_in_depth"
        and s.start - _ANSWER_NEAR <= quote.end
        and quote.start < s.end
        and not _NOT_TOLD.search(s.quote)
        and not _NOT_TOLD.search(told)
        for s in reflection.signals
    )


def _theirs(signal: Signal) -> bool:
    """Whether it is something that they did, or said, as praise has to be."""
    own = _FIRST_PERSON.match(signal.quote)
    if own and signal.polarity == "positive" and not _BY_THEM.search(signal.quote):
        return False
    return not (own and signal.signal == "praised" and not _REPORTED.search(signal.quote))


def _outcome(reflection: Reflection, text: str) -> Outcome:
    """What came of it; an offer only where the text has a word for it, and a no not where the writer
    withdrew."""
    if reflection.outcome == "offer" and not _OF_AN_OFFER.search(text):
        return "pending"
    if reflection.outcome in ("rejected", "pending") and _STEPPED_BACK.search(text):
        return "withdrawn"
    return reflection.outcome


def _role(reflection: Reflection, text: str) -> str | None:
    """The job's name in full ("head of year"), with a small letter where only a sentence gave it a
    capital; none where it is a piece of the employer's name."""
    role = reflection.role
    if not role:
        return None
    if role.casefold() in (reflection.company or "").casefold():
        return None
    found = re.search(rf"(?<!\w){re.escape(role)}(?!\w)", text)
    if found is None:
        return role
    if role[:1].isupper() and " " not in role and re.match(r" [A-Z]\w+", text[found.end() :]):
        return None
    before = _BEFORE_ROLE.search(text[max(0, found.start() - 20) : found.start()])
    after = _AFTER_ROLE.match(text, found.end()) if role.casefold() in ("head", "chief") else None
    whole = f"{before[1] if before else ''}{role}{after[1] if after else ''}"
    begins = re.search(r"(?:^|[.!?:•*\n-]\s*)$", text[: found.start()])
    plain = whole[1:].islower() or not any(c.isupper() for c in whole[1:])
    return whole[:1].lower() + whole[1:] if begins and plain and " " in whole else whole


def settled(reflection: Reflection, text: str) -> Reflection:
    """The reflection without what the text's own words speak against.

    >>> from afterview.records import Source
    >>> text = "The coats mean nothing, they'd measure anybody. Nobody died."
    >>> talk = SelfTalk(0, 22, "The coats mean nothing", (), 2, 0.9)
    >>> told = Reflection(Source("x", None, "", 9, "en"), True, (talk,),
    ...     balanced=(Quote.of(text, 24, 46), Quote.of(text, 48, 59)))
    >>> [quote.quote for quote in settled(told, text).balanced]
    ['Nobody died']
    """
    company, people = reflection.company, tuple(own_people(reflection, text))
    signals = (s for s in reflection.signals if _theirs(s) and not is_of(people, s))
    if company and company.casefold() in _KIN_NAMES:
        company = None
    return dataclasses.replace(
        reflection,
        company=_LEADING.sub("", company) if company else company,
        role=_role(reflection, text),
        outcome=_outcome(reflection, text),
        people=people,
        signals=tuple(signals),
        balanced=tuple(_balanced(reflection, text)),
        strengths=tuple(_strengths(reflection)),
        drawbacks=tuple(_drawbacks(reflection)),
        unanswered=tuple(q for q in reflection.unanswered if not answered(q, reflection, text)),
    )
