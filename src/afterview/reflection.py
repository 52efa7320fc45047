"""From a spaCy `Doc` to a `Reflection`: here spaCy is left behind."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from afterview.content import words_of
from afterview.nlp.pipeline import found_in, mean_tone, quotes_in
from afterview.plain import from_plain
from afterview.records import (
    QUOTED,
    Decision,
    Distress,
    Person,
    Recollection,
    Reflection,
    SelfTalk,
    Signal,
    Stumble,
)
from afterview.source import source_of


class InterviewWords(NamedTuple):
    """The expressions of `content/words/interview.toml`."""

    told: re.Pattern[str]
    driving: re.Pattern[str]
    of_a_job: re.Pattern[str]


_words = words_of("interview", InterviewWords)
MIN_WORDS_FOR_RECOLLECTION = 60  # shorter texts are read as sentences
# A text with two acts of an interviewer, or with three of what interviews have, is about one, though no
# word of it says so.
ACTS, THINGS = 2, 3
MANY = 5  # acts that no examiner of drivers does
OF_AN_INTERVIEW = ("strengths", "own_questions", "unanswered")


def _is_of_driving(text: str) -> bool:
    """Whether it tells of a test of driving, which has an examiner too, and of no job."""
    words = _words()
    return words.driving.search(text) is not None and words.of_a_job.search(text) is None


def from_doc(doc: Any, recollection: Recollection) -> Reflection:
    """The reflection of a `Doc` that went through the pipeline.

    Args:
        doc: a spaCy `Doc` with the span groups of `nlp.pipeline`.
        recollection: the text it was made of.
    """
    source = source_of(recollection)
    level: Distress = doc.spans["distress"].attrs["level"] if "distress" in doc.spans else "none"
    if source.language == "other":
        return Reflection(source, is_interview=False, distress=level)
    facts = doc.spans["facts"].attrs if "facts" in doc.spans else {}
    signals = found_in(doc, "signals", Signal)
    talk = found_in(doc, "self_talk", SelfTalk)
    moments = found_in(doc, "stumble", Stumble)
    quotes = {field: quotes_in(doc, field) for field in QUOTED}
    told = [moments, facts.get("decision"), facts.get("role"), *map(quotes.get, OF_AN_INTERVIEW)]
    acts = len({s.start for s in signals})
    is_interview = (
        acts >= ACTS
        or acts + sum(map(bool, told)) >= THINGS
        or _words().told.search(recollection.text) is not None
    ) and not (acts < MANY and _is_of_driving(recollection.text))
    if not is_interview and source.words >= MIN_WORDS_FOR_RECOLLECTION:
        return Reflection(source, is_interview=False, tone=mean_tone(doc), distress=level)
    return Reflection(
        source,
        is_interview,
        self_talk=talk,
        signals=signals,
        stumble=moments[0] if moments else None,
        leaning=doc.spans["stumble"].attrs["leaning"] if moments else None,
        **quotes,
        outcome=facts.get("outcome", "pending"),
        decision=from_plain(Decision | None, facts.get("decision")),
        company=facts.get("company"),
        role=facts.get("role"),
        topics=tuple(facts.get("topics", ())),
        certainty=tuple(facts.get("certainty", ())),
        people=tuple(from_plain(Person, p) for p in facts.get("people", ())),
        felt=facts.get("felt", "unclear") if is_interview else "unclear",
        impression=facts.get("impression"),
        tone=mean_tone(doc),
        distress=level,
    )
