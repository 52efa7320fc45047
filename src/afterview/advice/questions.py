"""Questions for the company and for oneself, out of what was talked about and what stayed open."""

from __future__ import annotations

import re

from afterview.advice.choice import Chooser
from afterview.advice.quoting import place, short
from afterview.content import filled, load
from afterview.records import Question, Reflection

MOST = 7
_ARTICLE = re.compile(r"^(?:the|a|an|my|our|their|his|her|your)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(?:their|his|her|my|our)\s+", re.IGNORECASE)
_NEEDS_THE = re.compile(r"^(?:new|old|last|first|second|next|whole)\s", re.IGNORECASE)


def topic_phrase(topic: str) -> str:
    """A topic as it can stand after a preposition.

    >>> topic_phrase("their new gantry"), topic_phrase("Kafka migration")
    ('the new gantry', 'Kafka migration')
    """
    plain = re.sub(r"\s+", " ", topic).strip(" .,;:!?\"“”'‘’")
    plain = _POSSESSIVE.sub("the ", plain)
    return f"the {plain}" if _NEEDS_THE.match(plain) else plain


def questions(reflection: Reflection, choose: Chooser) -> tuple[Question, ...]:
    """At most seven questions to ask the company, the most particular first.

    General ones appear only where the text names no topic of its own.
    """
    texts = load().questions
    found: list[Question] = []
    for quote in reflection.unanswered[:2]:
        wording = choose.pick(texts.unanswered)
        found.append(
            Question(
                filled(wording.text, {"quote": short(quote.quote)}),
                short(quote.quote),
                "unanswered",
            )
        )
    for topic in reflection.topics[:4]:
        phrase = topic_phrase(topic)
        wording = choose.pick(texts.topic)
        found.append(Question(filled(wording.text, {"topic": phrase}), topic, "due_diligence"))
    if reflection.role:
        wording = choose.pick(texts.role)
        role = _ARTICLE.sub("", reflection.role)
        found.append(Question(filled(wording.text, {"role": role}), reflection.role, "role"))
    if len(found) < 2:
        found += [
            Question(line.text, None, "general")
            for line in choose.some(texts.general, 3 - len(found))
        ]
    return tuple(found[:MOST])


def research(reflection: Reflection, choose: Chooser) -> tuple[str, ...]:
    """What to look up, and what each find would let you ask."""
    values = {"company": reflection.company or "the company"}
    lines = [line for line in load().questions.research if "{topic}" not in line.text]
    chosen = [filled(line.text, values) for line in choose.some(lines, 2)]
    if reflection.topics:
        topical = next(line for line in load().questions.research if "{topic}" in line.text)
        chosen.append(filled(topical.text, {"topic": topic_phrase(reflection.topics[0])}))
    return tuple(chosen)


def self_questions(reflection: Reflection, choose: Chooser) -> tuple[str, ...]:
    """Short questions to oneself, each tied to a quote; at most three."""
    quotes = {
        "self_talk": [place(t) for t in reflection.self_talk],
        "strength": list(reflection.strengths),
        "stumble": [place(reflection.stumble)] if reflection.stumble else [],
        "drawback": list(reflection.drawbacks),
    }
    lines = [q for q in load().questions.reflection if quotes[q.needs]]
    return tuple(
        filled(line.text, {"quote": short(quotes[line.needs][0].quote)})
        for line in choose.some(lines, 3)
    )
