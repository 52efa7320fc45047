"""What was read and is too doubtful for advice to build on: lines that don't say what they are taken for.

A reader errs. A line of comfort that is none, a relative who put the writer down taken for a friend, a
question that was answered taken for an open one: said back to the writer, each of them is worse than
silence. So advice leaves out what the words of the text itself speak against.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from afterview.content import words_of
from afterview.nearby import REACH, beginning_in, overlapping
from afterview.records import Outcome, Quote, Reflection, SelfTalk, Signal
from afterview.role import named_role
from afterview.whose import is_of, own_people, sentence_of

_ANSWER_NEAR = 60
# From where on a sign that they said no is an answer: in the tuning and test splits the three from 0.8 that were read
# beside an open outcome were a no, and one at 0.58 was an invitation.
_A_NO = 0.7
_SHORTEST = 3  # a piece of a name, as "St" is


class Doubts(NamedTuple):
    """The expressions of `content/words/doubtful.toml`."""

    answers_itself: re.Pattern[str]
    turns: re.Pattern[str]
    made_small: re.Pattern[str]
    terms: re.Pattern[str]
    only_the_thought: re.Pattern[str]
    held: re.Pattern[str]
    a_slip: re.Pattern[str]
    of_the_answer: re.Pattern[str]
    not_the_jobs: re.Pattern[str]
    first_person: re.Pattern[str]
    by_them: re.Pattern[str]
    reported: re.Pattern[str]
    numbered: re.Pattern[str]
    rhetorical: re.Pattern[str]
    not_told: re.Pattern[str]
    of_an_offer: re.Pattern[str]
    got_it: re.Pattern[str]
    runner_up: re.Pattern[str]
    stepped_back: re.Pattern[str]
    leading: re.Pattern[str]
    kin_names: re.Pattern[str]


_words = words_of("doubtful", Doubts)


def turned(quote: Quote) -> Quote:
    """What follows the "but" of a line: there the writer answers what stands before it.

    >>> turned(Quote(0, 36, "I was slow, but I'm careful, and so.")).quote
    "I'm careful, and so."
    """
    found = _words().answers_itself.search(quote.quote)
    if found is None:
        return quote
    left = quote.quote[found.end() :]
    return dataclasses.replace(quote, start=quote.start + found.end(), quote=left)


def _leans_on_a_thought(quote: Quote, thoughts: Sequence[SelfTalk], text: str) -> bool:
    """Whether it goes on with a negative thought in the same sentence, without turning against it."""
    low, high = sentence_of(text, quote.start, quote.end)
    for talk in beginning_in(thoughts, low, high + 1):
        if talk.end <= quote.start and low <= talk.start:
            between = text[talk.end : quote.start + 12]
        elif quote.end <= talk.start and talk.end <= high + 1:
            between = text[quote.start : talk.start]
        else:
            continue
        if not _words().turns.search(between):
            return True
    return False


def _balanced(reflection: Reflection, text: str) -> Iterable[Quote]:
    against = [p.name for p in reflection.people if p.stance == "unsupportive"]
    for line in map(turned, reflection.balanced):
        words = line.quote
        if words.startswith(tuple(against)):
            continue
        about_terms = _words().terms.search(words) and not _words().held.search(words)
        if not (
            about_terms
            or _words().only_the_thought.match(words)
            or _words().made_small.search(words)
            or _leans_on_a_thought(line, reflection.self_talk, text)
        ):
            yield line


def tells_a_slip(quote: str) -> bool:
    """Whether its words themselves tell of something that went wrong.

    >>> tells_a_slip("I lost the thread there"), tells_a_slip("I went on with the plan")
    (True, False)
    """
    return _words().a_slip.search(quote) is not None


def _strengths(reflection: Reflection) -> Iterable[Quote]:
    own = (q for q in reflection.strengths if not re.match(r"\W*they\b", q.quote, re.IGNORECASE))
    return (quote for quote in own if not tells_a_slip(quote.quote))


def _drawbacks(reflection: Reflection) -> Iterable[Quote]:
    answer = reflection.decision
    for quote in reflection.drawbacks:
        of_it = answer and quote.start < answer.end and answer.start < quote.end
        elsewhere = (_words().of_the_answer, _words().not_the_jobs)
        if not of_it and not any(words.search(quote.quote) for words in elsewhere):
            yield quote


def answered(quote: Quote, reflection: Reflection, text: str) -> bool:
    """Whether what is taken for an open question was answered, as the text goes on.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), True)
    >>> answered(Quote(0, 29, "I asked how many people, sixty"), told, "I asked how many people, sixty.")
    True
    """
    if _words().numbered.search(quote.quote) or _words().rhetorical.match(quote.quote):
        return True
    asked = overlapping(reflection.own_questions, quote.start, quote.end)
    told = text[quote.end : quote.end + _ANSWER_NEAR]
    low, high = quote.start - REACH, quote.end + _ANSWER_NEAR + 1
    return bool(asked) and any(
        s.signal == "answered_in_depth"
        and quote.start < s.end
        and not _words().not_told.search(s.quote)
        and not _words().not_told.search(told)
        for s in beginning_in(reflection.signals, low, high)
    )


def _theirs(signal: Signal) -> bool:
    """Whether it is something that they did, or said, as praise has to be."""
    own = _words().first_person.match(signal.quote)
    if own and signal.polarity == "positive" and not _words().by_them.search(signal.quote):
        return False
    return not (own and signal.signal == "praised" and not _words().reported.search(signal.quote))


def _outcome(reflection: Reflection, text: str) -> Outcome:
    """What came of it; an offer only where the text has a word for it, and always where it says that they
    gave it to the writer; a no where a likely sign says so, but not where the writer withdrew."""
    if reflection.outcome == "pending" and _words().got_it.search(text):
        return "offer"
    if reflection.outcome == "offer" and not _words().of_an_offer.search(text):
        return "pending"
    if reflection.outcome == "advanced" and _words().runner_up.search(text):
        return "rejected"
    if reflection.outcome in ("rejected", "pending") and _words().stepped_back.search(text):
        return "withdrawn"
    said_no = any(s.signal == "rejected" and s.confidence >= _A_NO for s in reflection.signals)
    return "rejected" if reflection.outcome == "pending" and said_no else reflection.outcome


def without_an_offer(reflection: Reflection, text: str) -> Reflection:
    """The reflection with what is taken for an offer as a next step, where the text has no word for one.

    >>> from afterview.records import Source
    >>> text = "She said to come by on Saturday."
    >>> told = Reflection(Source("x", None, "", 9, "en"), True,
    ...     signals=(Signal(0, 32, text, "offered", "positive", None, 0.9),))
    >>> without_an_offer(told, text).signals[0].signal
    'next_steps'
    """
    if all(sign.signal != "offered" for sign in reflection.signals) or any(
        words.search(text) for words in (_words().of_an_offer, _words().got_it)
    ):
        return reflection
    signals = tuple(
        dataclasses.replace(s, signal="next_steps") if s.signal == "offered" else s
        for s in reflection.signals
    )
    return dataclasses.replace(reflection, signals=signals)


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
    there = {who.casefold() for s in reflection.signals for who in s.doers}
    if company and (
        len(company) < _SHORTEST
        or company.casefold() in there
        or _words().kin_names.match(company.casefold())
    ):
        company = None
    return dataclasses.replace(
        reflection,
        company=_words().leading.sub("", company) if company else company,
        role=named_role(reflection, text),
        outcome=_outcome(reflection, text),
        people=people,
        signals=tuple(signals),
        balanced=tuple(_balanced(reflection, text)),
        strengths=tuple(_strengths(reflection)),
        drawbacks=tuple(_drawbacks(reflection)),
        unanswered=tuple(q for q in reflection.unanswered if not answered(q, reflection, text)),
    )
