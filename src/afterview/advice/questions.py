"""Questions for the company and for oneself, out of what was talked about and what stayed open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import Chooser, Value
from afterview.advice.circumstances import is_inside
from afterview.advice.page import trade
from afterview.advice.phrases import is_embedded, role_phrase
from afterview.advice.sore import touches_stumble
from afterview.advice.theirs import is_dealt_with, is_the_writers, is_theirs
from afterview.advice.topics import WORK, is_name, kind_of, phrase_of
from afterview.advice.unanswered import Point, open_points
from afterview.content import load, words_of
from afterview.places import places
from afterview.records import Question, Reflection

if TYPE_CHECKING:
    from afterview.content.models import TopicQuestion

MOST = 7
CLOSED = frozenset(["rejected", "withdrawn"])
_TOPICS = 4
_OPEN = 2
_LOW = 3  # questions in a text of despair
_ABOUT = re.compile(r"[^.!?:;\n]{0,60}")  # what the better answer is said to be about
_NEAR = 600
# Kinds of topics that can be asked about where nobody's are shown.
_ANYBODYS = frozenset(["work", "thing", "case"])


class QuestionWords(NamedTuple):
    """The expressions of `content/words/questions.toml`."""

    afterthought: re.Pattern[str]
    public_life: re.Pattern[str]
    to_come: re.Pattern[str]
    coming: re.Pattern[str]


_words = words_of("questions", QuestionWords)


def _fitting(
    lines: Sequence[TopicQuestion], topic: str, phrase: str, text: str
) -> list[TopicQuestion]:
    """Wordings for this kind of topic; a clause ("how teams plan") stands only after `about`, and what is still
    to come has no past."""
    kind = kind_of(topic, text)
    if _is_to_come(topic, phrase, text):
        lines = [line for line in lines if not line.past]
    if is_embedded(phrase):
        return [
            line
            for line in lines
            if "about {topic}" in line.text and line.about in ("work", "thing")
        ]
    return [line for line in lines if line.about == kind]


def _is_to_come(topic: str, phrase: str, text: str) -> bool:
    """Whether the employer has yet to have it: "the new payroll software"."""
    if _words().to_come.search(f"{phrase} "):
        return True
    before = (text[max(0, at.start - 40) : at.start] for at in places(topic, text, cased=False))
    return any(_words().coming.search(words) for words in before)


def _from_open_points(points: Sequence[Point], choose: Chooser) -> list[Question]:
    lines = load().questions.unanswered
    found = []
    for point in points[:_OPEN]:
        asked = point.phrase
        if point.shape != "direct":
            fit = [line for line in lines if line.shape == point.shape]
            asked = choose.must(fit, {"clause": [Value(point.phrase, most=9)]}).text
        found.append(Question(asked, point.shown, "unanswered"))
    return found


def _from_afterthought(reflection: Reflection, choose: Chooser, text: str) -> list[Question]:
    """Where the better answer came later, a question on what it is about, or on the topic told nearest before it."""
    thought = _words().afterthought.search(text)
    if thought is None:
        return []
    about = _ABOUT.match(text, thought.end())
    end = about.end() if about else thought.end()
    places = {t: text.lower().rfind(t.lower(), 0, end) for t in reflection.topics}
    near = [t for t, at in places.items() if at >= 0 and thought.start() - at < _NEAR]
    topic = max(near, key=lambda t: places[t], default=None)
    phrase = phrase_of(topic, text) if topic else None
    if topic is None or phrase is None:
        return []
    line = choose.must(load().questions.afterthought, {"topic": [Value(phrase, most=9)]})
    return [Question(line.text, topic, "afterthought")]


def _askable(
    reflection: Reflection, text: str, seen: set[str], theirs: bool
) -> Iterator[tuple[str, str]]:
    """Topics with their phrases, those of the work first; none that recalls the hard moment or was asked
    about already. Those of theirs, or those that aren't shown to be."""
    topics = [t for t in reflection.topics if is_theirs(t, reflection, text) == theirs]
    topics = [t for t in topics if not is_dealt_with(t, reflection, text)]
    for topic in sorted(topics, key=lambda t: kind_of(t, text) not in WORK):
        phrase = phrase_of(topic, text)
        if topic in seen or phrase is None or is_name(topic, reflection, text):
            continue
        if not (theirs or kind_of(topic, text) != "own") or is_the_writers(topic, reflection, text):
            continue
        if not touches_stumble(phrase, reflection, text):
            yield topic, phrase


def _from_topics(
    reflection: Reflection, choose: Chooser, text: str, seen: set[str]
) -> list[Question]:
    """One question for each topic of theirs."""
    found: list[Question] = []
    for topic, phrase in islice(_askable(reflection, text, seen, theirs=True), _TOPICS):
        lines = _fitting(load().questions.topic, topic, phrase, text)
        line = choose.must(lines, {"topic": [Value(phrase, most=9)]})
        found.append(Question(line.text, topic, "due_diligence"))
    return found


def _from_what_was_spoken_of(
    reflection: Reflection, choose: Chooser, text: str, seen: set[str]
) -> list[Question]:
    """A question on one topic that isn't shown to be theirs, doesn't say that it is, and is none of the
    writer's own."""
    for topic, phrase in _askable(reflection, text, seen, theirs=False):
        if (kind := kind_of(topic, text)) in _ANYBODYS:
            lines = [line for line in load().questions.spoken if line.about == kind]
            line = choose.must(lines, {"topic": [Value(phrase, most=9)]})
            return [Question(line.text, topic, "due_diligence")]
    return []


def _from_what_was_answered(reflection: Reflection, choose: Chooser, text: str) -> list[Question]:
    """A question that goes on from what the writer has asked about already; none on pay or hours."""
    for topic in reflection.topics:
        phrase = phrase_of(topic, text)
        if phrase is None or is_embedded(phrase) or kind_of(topic, text) not in ("work", "thing"):
            continue
        if not is_dealt_with(topic, reflection, text) or is_name(topic, reflection, text):
            continue
        if not touches_stumble(phrase, reflection, text):
            line = choose.must(load().questions.answered, {"topic": [Value(phrase, most=9)]})
            return [Question(line.text, topic, "due_diligence")]
    return []


def questions(reflection: Reflection, choose: Chooser, text: str = "") -> tuple[Question, ...]:
    """At most seven questions to ask the company, the most particular first: what the writer asked them and got no
    answer to.

    Where the text shows neither a topic of theirs nor anything left open, there is one that goes on from what was
    answered, or on what was spoken of else; without that, some of the trade, and general ones only where the trade isn't known. After a rejection
    or a withdrawal there is nothing left to ask.

    Args:
        reflection: what was found in the text.
        choose: gives out wordings.
        text: the original, for the articles of topics and for afterthoughts.
    """
    if reflection.outcome in CLOSED:
        return ()
    texts = load().questions
    after = _from_afterthought(reflection, choose, text)
    seen = {q.about for q in after if q.about}
    points = open_points(reflection, text)
    seen |= {
        t for t in reflection.topics if any(t.casefold() in p.phrase.casefold() for p in points)
    }
    topical = _from_topics(reflection, choose, text, seen)
    opened = _from_open_points(points, choose)
    if not (topical or after or opened):
        topical = _from_what_was_answered(reflection, choose, text) or _from_what_was_spoken_of(
            reflection, choose, text, seen
        )
    first = opened[:1] if points and points[0].own else []
    rest = opened[len(first) :]
    found = [*first, *after, *topical[:2], *rest, *topical[2:]]
    role = role_phrase(reflection.role)
    if reflection.role and len(found) < MOST:
        line = choose.must(texts.role, {"role": [Value(role, most=9)]})
        found.append(Question(line.text, reflection.role, "role"))
    if not (topical or after or opened):
        work = None if is_inside(text) else trade(reflection)
        barred = {"inside"} if is_inside(text) else set()
        free = [line for line in texts.general if barred.isdisjoint(line.unless)]
        for _ in range(3 - len(found)):
            if work and (own := choose.say(work.ask)):
                found.append(Question(own.text, None, "trade"))
            elif general := choose.say(free):
                found.append(Question(general.text, None, "general"))
    return tuple(found[: _LOW if reflection.distress == "elevated" else MOST])
