"""Questions for the company and for oneself, out of what was talked about and what stayed open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import NO_VALUES, Chooser, Value, Values
from afterview.advice.evidence import drawbacks, fairer, telling
from afterview.advice.page import branch, trade
from afterview.advice.phrases import is_embedded, role_phrase
from afterview.advice.sore import touches_stumble
from afterview.advice.supposed import holds
from afterview.advice.theirs import is_theirs
from afterview.advice.topics import WORK, is_name, kind_of, phrase_of
from afterview.advice.unanswered import Point, open_points
from afterview.content import load, slots, words_of
from afterview.quoting import Quotable, begins_within, place, shown, stands_alone
from afterview.records import Question, Reflection

if TYPE_CHECKING:
    from afterview.content.models import SelfQuestion, TopicQuestion

MOST = 7
CLOSED = frozenset(["rejected", "withdrawn"])
_TOPICS = 4
_OPEN = 2
_RESEARCH = 3
_LOW = 3  # questions in a text of despair
_WORDS = 14
_FEWEST = 4
_REVIEWS = re.compile(r"\breviews?\b|\bwrite about\b")
_ABOUT = re.compile(r"[^.!?:;\n]{0,60}")  # what the better answer is said to be about
_NEAR = 600
# Kinds of topics that can be asked about whoever's they are.
_ANYBODYS = frozenset(["work", "thing", "own"])
# Thoughts that make a claim which can be looked at; the others have questions of their own.
_CLAIMS = frozenset(
    ["all_or_nothing", "overgeneralization", "mental_filter", "mind_reading", "fortune_telling",
     "catastrophizing", "emotional_reasoning", "labeling", "personalization"]
)  # fmt: skip


class QuestionWords(NamedTuple):
    """The expressions of `content/words/questions.toml`."""

    afterthought: re.Pattern[str]


_words = words_of("questions", QuestionWords)


def _fitting(
    lines: Sequence[TopicQuestion], topic: str, phrase: str, text: str
) -> list[TopicQuestion]:
    """Wordings for this kind of topic; a clause ("how teams plan") stands only after `about`."""
    kind = kind_of(topic, text)
    if is_embedded(phrase):
        return [
            line
            for line in lines
            if "about {topic}" in line.text and line.about in ("work", "thing")
        ]
    return [line for line in lines if line.about == kind]


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
    """Topics with their phrases, those of the work first; none that recalls the hard moment. Those of theirs,
    or those that aren't shown to be."""
    topics = [t for t in reflection.topics if is_theirs(t, reflection, text) == theirs]
    for topic in sorted(topics, key=lambda t: kind_of(t, text) not in WORK):
        phrase = phrase_of(topic, text)
        if topic in seen or phrase is None or is_name(topic, reflection, text):
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
    """A question on one topic that isn't shown to be theirs, and doesn't say that it is."""
    for topic, phrase in _askable(reflection, text, seen, theirs=False):
        if (kind := kind_of(topic, text)) in _ANYBODYS:
            lines = [x for x in load().questions.spoken if kind != "own" or x.about == "own"]
            line = choose.must(lines, {"topic": [Value(phrase, most=9)]})
            return [Question(line.text, topic, "due_diligence")]
    return []


def questions(reflection: Reflection, choose: Chooser, text: str = "") -> tuple[Question, ...]:
    """At most seven questions to ask the company, the most particular first.

    Where the text shows neither a topic of theirs nor anything left open, there is one on what was spoken of
    else; without that, some of the trade, and general ones only where the trade isn't known. After a rejection
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
        topical = _from_what_was_spoken_of(reflection, choose, text, seen)
    found = [*after, *topical[:2], *opened, *topical[2:]]
    role = role_phrase(reflection.role)
    if reflection.role and len(found) < MOST:
        line = choose.must(texts.role, {"role": [Value(role, most=9)]})
        found.append(Question(line.text, reflection.role, "role"))
    if not (topical or after or opened):
        work = trade(reflection)
        for _ in range(3 - len(found)):
            if work and (own := choose.say(work.ask)):
                found.append(Question(own.text, None, "trade"))
            elif general := choose.say(texts.general):
                found.append(Question(general.text, None, "general"))
    return tuple(found[: _LOW if reflection.distress == "elevated" else MOST])


def research(
    reflection: Reflection, choose: Chooser, values: Values = NO_VALUES
) -> tuple[str, ...]:
    """What to look up, where, and what each find would let you ask: on the employer, by the kind of
    work, and on a topic."""
    if reflection.outcome in CLOSED:
        return ()
    lines = load().questions.research
    work = branch(reflection)
    groups = [
        work.look if work else (),
        [line for line in lines if "{topic}" in line.text],
        [line for line in lines if "{company}" in line.text],
    ]
    anybody = [line for line in lines if not slots(line.text) & {"topic", "company"}]
    found: list[str] = []
    for group in groups:
        # One of them on what others write is enough.
        free = [
            x for x in group if not (_REVIEWS.search(x.text) and _REVIEWS.search(" ".join(found)))
        ]
        if line := choose.say(free, values):
            found.append(line.text)
    if not found and (line := choose.say(anybody, values)):
        found.append(line.text)
    return tuple(found[: 1 if reflection.distress == "elevated" else _RESEARCH])


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
            if line.needs == kind and not barred & {*line.unless} and _suits(line, quote)
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
