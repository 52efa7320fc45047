"""Questions for the company and for oneself, out of what was talked about and what stayed open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from afterview.advice.choice import Chooser
from afterview.advice.evidence import SURE, touches_stumble
from afterview.advice.open_points import open_point
from afterview.advice.phrases import EMBEDDED, role_phrase, topic_phrase
from afterview.advice.quoting import Quotable, clip, place, said
from afterview.content import filled, load
from afterview.records import Question, Reflection

if TYPE_CHECKING:
    from afterview.content.models import TopicQuestion

MOST = 7
CLOSED = frozenset(["rejected", "withdrawn"])
_TOPICS = 4
_OPEN = 2
_TERMS = re.compile(
    r"\b(?:pay|salary|bonus|pension|discount|fees?|leave|holidays?|hours|overtime|flexi|parking|"
    r"remote|insurance|match|commission|on[- ]call|weekends?|shifts?|rota|uniform|dress code|allowance|"
    r"benefits|contract|visa|rate|notice|saturdays?|sundays?|nights?|mondays?|quarters|relocat\w+)\b",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"\b(?:test|exam|trial|exercise|role-?play|case study|homework|task|assessment|script|find the|"
    r"break a|count|lesson|quiz|scenario|table|presentation)\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(
    r"\b(?:rude|angry|drunk|scam|caller|fight|feud|accident|incident|outage|complain\w*|bites?|biting|"
    r"flood(?:ed)?|lone|confused|lepto|leak|poorly|swearing|whispering|no-show|fire|bug|late-arriving)\b",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(
    r"(?:on the (?:way home|bus|train|drive|stairs|tram)|in the (?:shower|car|lift|car park|bath)|"
    r"(?:an hour|ten minutes|minutes|hours) (?:later|after)|afterwards|at home|since then|too late)"
    r"[^.!?\n]{0,60}\b(?:came to me|thought of|occurred|remembered|realised|realized|knew the answer|"
    r"the (?:better|right|real) answer|worked (?:it )?out|dawned)|"
    r"\b(?:better|right|proper|real) answer (?:came|turned up|arrived|hit me)",
    re.IGNORECASE,
)


def _kind(topic: str) -> str:
    for kind, cue in (("case", _INCIDENT), ("terms", _TERMS), ("exercise", _EXERCISE)):
        if cue.search(topic):
            return kind
    return "work"


def _fitting(lines: Sequence[TopicQuestion], topic: str, phrase: str) -> list[TopicQuestion]:
    """Wordings for this kind of topic; a clause ("how teams plan") stands only after `about`."""
    if EMBEDDED.match(phrase):
        return [line for line in lines if "about {topic}" in line.text and line.about == "work"]
    return [line for line in lines if line.about == _kind(topic)]


def _from_open_points(reflection: Reflection, choose: Chooser) -> list[Question]:
    lines = load().questions.unanswered
    found = []
    for quote in reflection.unanswered:
        shape, phrase = open_point(quote.quote)
        shown = said(clip(quote))
        slot = {"clause": phrase, "quote": shown}
        asked = phrase
        if shape != "direct":
            wording = choose.pick([line for line in lines if line.shape == shape])
            asked = filled(wording.text, slot)
        found.append((shape, Question(asked, shown, "unanswered")))
    found.sort(key=lambda pair: pair[0] == "quote")
    return [question for _, question in found[:_OPEN]]


def _from_afterthought(reflection: Reflection, choose: Chooser, text: str) -> list[Question]:
    """Where the better answer came later, a question on the topic told nearest before it."""
    thought = _AFTERTHOUGHT.search(text)
    if thought is None:
        return []
    places = {t: text.lower().rfind(t.lower(), 0, thought.end()) for t in reflection.topics}
    near = [t for t, at in places.items() if at >= 0 and thought.start() - at < 600]
    if not near:
        return []
    topic = max(near, key=lambda t: places[t])
    wording = choose.pick(load().questions.afterthought)
    return [
        Question(filled(wording.text, {"topic": topic_phrase(topic, text)}), topic, "afterthought")
    ]


def _in_job_title(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether a topic is a piece of the job's name, as `night` of `night porter`."""
    role = (reflection.role or "").lower()
    return bool(role) and (topic.lower() in role or f"{topic} {role}".lower() in text.lower())


def questions(reflection: Reflection, choose: Chooser, text: str = "") -> tuple[Question, ...]:
    """At most seven questions to ask the company, the most particular first.

    General ones appear only where the text names neither a topic nor anything left open; after a
    rejection or a withdrawal there is nothing left to ask.

    Args:
        reflection: what was found in the text.
        choose: gives out wordings.
        text: the original, for the articles of topics and for afterthoughts.
    """
    if reflection.outcome in CLOSED:
        return ()
    texts = load().questions
    after = _from_afterthought(reflection, choose, text)
    topical: list[Question] = []
    seen = {q.about for q in after}
    ranked = sorted(
        reflection.topics, key=lambda t: (touches_stumble(t, reflection, text), _kind(t) != "work")
    )
    for topic in ranked:
        if topic in seen or len(topical) == _TOPICS or _in_job_title(topic, reflection, text):
            continue
        seen.add(topic)
        phrase = topic_phrase(topic, text)
        wording = choose.pick(_fitting(texts.topic, topic, phrase))
        topical.append(Question(filled(wording.text, {"topic": phrase}), topic, "due_diligence"))
    opened = _from_open_points(reflection, choose)
    found = [*after, *topical[:2], *opened, *topical[2:]]
    if reflection.role and len(found) < MOST:
        role = role_phrase(reflection.role)
        line = choose.pick(texts.role)
        found.append(Question(filled(line.text, {"role": role}), reflection.role, "role"))
    if not (topical or after or opened):
        general = choose.some(texts.general, 3 - len(found))
        found += [Question(line.text, None, "general") for line in general]
    return tuple(found[:MOST])


def research(reflection: Reflection, choose: Chooser, text: str = "") -> tuple[str, ...]:
    """What to look up, where, and what each find would let you ask."""
    if reflection.outcome in CLOSED:
        return ()
    lines = load().questions.research
    company = reflection.company or "the company"
    chosen = [line for line in lines if "{topic}" not in line.text]
    found = [filled(line.text, {"company": company}) for line in choose.some(chosen, 2)]
    worked = [t for t in reflection.topics if _kind(t) == "work"]
    if worked:
        line = choose.pick([line for line in lines if "{topic}" in line.text])
        found.append(filled(line.text, {"topic": topic_phrase(worked[0], text)}))
    return tuple(found)


def self_questions(
    reflection: Reflection, choose: Chooser, *, hard: bool = False
) -> tuple[str, ...]:
    """Short questions to oneself, each tied to a quote of its own; at most three.

    Args:
        reflection: what was found in the text; where it speaks of despair, no negative thought is
            asked about.
        choose: gives out wordings.
        hard: it went badly or the answer was no, so that the stumble isn't made small.
    """
    low = reflection.distress == "elevated"
    sure = [s for s in reflection.signals if s.polarity == "positive" and s.confidence >= SURE]
    quotes: dict[str, list[Quotable]] = {
        "self_talk": [] if low else [*reflection.self_talk],
        "strength": [*reflection.strengths],
        "balanced": [*reflection.balanced],
        "signal": [*sure],
        "stumble": [reflection.stumble] if reflection.stumble else [],
        "drawback": [*reflection.drawbacks],
    }
    kinds = [kind for kind in choose.order(list(quotes)) if quotes[kind]]
    found: list[str] = []
    asked: list[Quotable] = []
    for kind in kinds[:3]:
        quote = min(quotes[kind], key=lambda q: (choose.quoted(q.start), q.start))
        if any(q.start < quote.end and quote.start < q.end for q in asked):
            continue
        asked.append(place(quote))
        lines = [q for q in load().questions.reflection if q.needs == kind]
        line = choose.pick([q for q in lines if not (hard and "went_badly" in q.unless)])
        found.append(filled(line.text, {"quote": said(clip(quote))}))
    return tuple(found)
