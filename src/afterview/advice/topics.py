"""What was talked about, as it can be asked about: which kind of thing it is, and as which phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.phrases import topic_phrase
from afterview.content import words_of
from afterview.places import first_place, places
from afterview.records import Reflection

if TYPE_CHECKING:
    from afterview.content.models import TopicKind

WORK: tuple[TopicKind, ...] = ("work", "thing", "own", "case")


class TopicWords(NamedTuple):
    """The expressions of `content/words/topics.toml`."""

    terms: re.Pattern[str]
    exercise: re.Pattern[str]
    incident: re.Pattern[str]
    run: re.Pattern[str]
    no_topic: re.Pattern[str]
    likened: re.Pattern[str]
    likened_heard: re.Pattern[str]
    name_goes_on: re.Pattern[str]
    mine: re.Pattern[str]
    told: re.Pattern[str]
    up_to: re.Pattern[str]
    asked: re.Pattern[str]
    acts: re.Pattern[str]
    after_article: re.Pattern[str]
    goes_on: re.Pattern[str]
    ends_verb: re.Pattern[str]
    modifier: re.Pattern[str]
    named_by: re.Pattern[str]
    does: re.Pattern[str]
    proper: re.Pattern[str]
    pictured: re.Pattern[str]
    the_job: re.Pattern[str]


_words = words_of("topics", TopicWords)


def kind_of(topic: str, text: str = "") -> TopicKind:
    """Which questions fit a topic.

    >>> kind_of("the rota"), kind_of("a drunk guest"), kind_of("the claims dashboard"), kind_of("baguettes")
    ('terms', 'case', 'work', 'thing')
    >>> kind_of("field trip", "They liked my field trip.")
    'own'
    """
    if _words().incident.search(topic):
        return "case"
    if _words().terms.search(topic):
        return "terms"
    if _words().exercise.search(topic):
        return "exercise"
    place = first_place(topic, text, cased=False)
    if place:
        before = text[max(0, place.start - 120) : place.start]
        if _words().mine.search(before) or _words().told.search(before):
            return "own"
    return "work" if _words().run.search(topic) else "thing"


def phrase_of(topic: str, text: str) -> str | None:
    """A topic as it stands after a preposition; None where it is a fragment that no question can hold.

    >>> phrase_of("forecast", "She read it out like a shipping forecast.") is None
    True
    >>> phrase_of("board", "He said that my board results were good.")
    'the board results'
    """
    if _only_likened(topic, text) or _is_done(topic, text) or _is_aside(topic, text):
        return None
    topic = _as_told(_as_named(topic, text), text)
    if _words().no_topic.match(topic.strip()):
        return None
    phrase = topic_phrase(topic, text)
    return None if "“" in phrase or len(phrase) > 60 or len(phrase) < 3 else phrase


def _is_done(topic: str, text: str) -> bool:
    """Whether it begins with what somebody does: "check in a summer", where they check manholes."""
    found = list(places(topic.strip(), text, cased=False))
    return bool(found) and all(
        _words().does.search(text, max(0, at.start - 14), at.start) for at in found
    )


def _is_aside(topic: str, text: str) -> bool:
    """Whether it only tells a place from others, is the job itself, or a bare word of theirs in speech marks.

    >>> _is_aside("plunge pools", "The lodge with the plunge pools."), _is_aside("trends", 'They wanted "trends".')
    (True, True)
    """
    found = list(places(topic.strip(), text, cased=False))
    return bool(found) and all(
        _words().pictured.search(before := text[max(0, at.start - 60) : at.start])
        or _words().the_job.search(before)
        or (before[-1:] in '“"' and text[at.end : at.end + 1] in '”"' and before)
        for at in found
    )


def _only_likened(topic: str, text: str) -> bool:
    """Whether it is only there to liken something to it."""
    before = [text[max(0, at.start - 60) : at.start] for at in places(topic, text, cased=False)]
    return bool(before) and all(
        _words().likened.search(b) or _words().likened_heard.search(b) for b in before
    )


def _as_named(topic: str, text: str) -> str:
    """One word as the name that it is the first half of, where a verb follows that name."""
    if " " in topic.strip():
        return topic
    found = list(places(topic.strip(), text, cased=False))
    if len(found) != 1:
        return topic
    more = _words().name_goes_on.match(text, found[0].end)
    return f"{topic.strip()} {more[1]}" if more else topic


def _as_told(topic: str, text: str) -> str:
    """A topic as the phrase that the text has it in, where a reader marked a piece of that.

    >>> _as_told("drain", "He grilled me on the chest drain."), _as_told("new", "I liked the new woolshed.")
    ('chest drain', 'new woolshed')
    >>> _as_told("dental days run", "I asked how the dental days run."), _as_told("rota", "They do a rota.")
    ('dental days', 'rota')
    >>> _as_told("Cold chain", "Fine. Cold chain I told correctly.")
    'cold chain'
    """
    topic = _words().up_to.sub("", topic.strip())
    if topic[:1] in "'’" and (whose := re.search(rf"[\w-]+{re.escape(topic)}", text)):
        topic = whose[0]
    found = first_place(topic, text, cased=False)
    if found is None:
        return topic
    before = text[max(0, found.start - 60) : found.start]
    if _words().asked.search(before) and (verb := _words().acts.search(topic)):
        topic = topic[: verb.start()]
    elif (more := _words().goes_on.match(text, found.end)) and (
        _words().modifier.search(topic)
        or (
            not topic.endswith("s")
            and _words().after_article.search(before)
            and not _words().ends_verb.search(more[1])
        )
    ):
        topic += more[1]
    if " " not in topic and (named := _words().named_by.search(before)):
        topic = named[1] + topic
    begins = re.search(r"(?:^|[.!?:]\s*|\n[^\S\n]*)$", before) is not None
    if (
        begins
        and text.count(topic) == 1
        and topic[1:].islower()
        and not _words().proper.match(topic)
    ):
        topic = topic[:1].lower() + topic[1:]
    return topic


def is_name(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether a topic is a piece of the job's name, as `night` of `night porter`, or holds somebody's."""
    names = {who for s in reflection.signals for who in s.doers}
    names |= {p.name for p in reflection.people}
    if topic in names or any(name[:1].isupper() and first_place(name, topic) for name in names):
        return True
    role = (reflection.role or "").lower()
    return bool(role) and (topic.lower() in role or f"{topic} {role}".lower() in text.lower())
