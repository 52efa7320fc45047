"""From a spaCy `Doc` to a `Reflection`: here spaCy is left behind."""

from __future__ import annotations

import re
from typing import Any

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

_INTERVIEW = re.compile(
    r"\binterview|\bpanel\b|\bhiring\b|\brecruit|\bassessment cent|\bvacancy\b|\bCV\b|\bresume\b|"
    r"\bcandidate|\bphone screen|\b(?:first|second|third|final) round\b|\btrial shift|\bthey asked|"
    r"\b(?:he|she) asked|\bapplied\b|\bthe job\b|\bthe role\b|\bthe post\b|\bexaminers?\b|\bviva\b|"
    r"\bOSCE\b|\bMMI\b|\btell (?:me|us) about a time\b|\bwhy do you want\b|\bshortlist",
    re.IGNORECASE,
)
# A test of driving is told in the same words, with an examiner; it is none where nobody speaks of a job.
_DRIVING = re.compile(
    r"\b(?:driving|road|theory|HGV|CDL|licen[cs]e) test\b|\bdriving examiner|\bparallel park|"
    r"\bemergency stop\b|\bthree[- ]point turn",
    re.IGNORECASE,
)
_OF_A_JOB = re.compile(
    r"\binterview|\bjobs?\b|\bhir(?:e|ed|ing)\b|\bvacanc|\bshift|\bapplied\b|\bpanel\b|\bmanager\b",
    re.IGNORECASE,
)
MIN_WORDS_FOR_RECOLLECTION = 60  # shorter texts are read as sentences
# A text with two acts of an interviewer, or with three of what interviews have, is about one, though no
# word of it says so.
ACTS, THINGS = 2, 3
MANY = 5  # acts that no examiner of drivers does
OF_AN_INTERVIEW = ("strengths", "own_questions", "unanswered")


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
        or _INTERVIEW.search(recollection.text) is not None
    )
    about_driving = _DRIVING.search(recollection.text) and not _OF_A_JOB.search(recollection.text)
    if acts < MANY and about_driving:
        is_interview = False
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
