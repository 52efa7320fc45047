"""From a spaCy `Doc` to a `Reflection`: here spaCy is left behind."""

from __future__ import annotations

import re
from typing import Any

from afterview.nlp.pipeline import found_in, mean_tone, quotes_in
from afterview.records import (
    Decision,
    Distress,
    Person,
    Recollection,
    Reflection,
    SelfTalk,
    Signal,
    Source,
    Stumble,
    from_plain,
)

_INTERVIEW = re.compile(
    r"\binterview|\bpanel\b|\bhiring\b|\brecruit|\bassessment cent|\bvacancy\b|\bCV\b|\bresume\b|"
    r"\bcandidate|\bphone screen|\b(?:first|second|third|final) round\b|\btrial shift|\bthey asked|"
    r"\b(?:he|she) asked|\bapplied\b|\bthe job\b|\bthe role\b|\bthe post\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "to",
        "of",
        "i",
        "a",
        "in",
        "that",
        "it",
        "was",
        "is",
        "my",
        "me",
        "for",
        "on",
        "they",
        "he",
        "she",
        "with",
        "but",
        "not",
        "so",
        "at",
        "you",
        "have",
        "had",
        "be",
        "this",
        "as",
        "we",
        "all",
        "what",
        "there",
        "one",
        "from",
        "do",
        "did",
        "were",
        "are",
        "an",
        "if",
        "or",
        "about",
        "just",
        "me",
        "his",
        "her",
        "out",
        "up",
        "can't",
        "didn't",
        "i'm",
        "don't",
        "it's",
        "no",
        "like",
        "then",
        "when",
        "went",
        "said",
        "asked",
    ]
)
MIN_WORDS_FOR_LANGUAGE = 8
MIN_WORDS_FOR_RECOLLECTION = 60  # shorter texts are read as sentences


def language_of(text: str) -> str:
    """``en``, ``other`` or ``unknown`` (too short to tell), by the share of common words.

    >>> language_of("Das Gespräch heute war leider eine einzige große Katastrophe für mich")
    'other'
    """
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text[:20_000].lower())
    if len(found) < MIN_WORDS_FOR_LANGUAGE:
        return "unknown"
    common = sum(word.replace("’", "'") in _ENGLISH for word in found)
    return "en" if common / len(found) >= 0.16 else "other"


def source_of(recollection: Recollection) -> Source:
    """What the output says of a text: id, date, hash, words, language."""
    return Source(
        recollection.id,
        recollection.written_on,
        recollection.sha256,
        len(recollection.text.split()),
        language_of(recollection.text),
    )


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
    is_interview = bool(_INTERVIEW.search(recollection.text)) or len(signals) > 1
    if not is_interview and source.words >= MIN_WORDS_FOR_RECOLLECTION:
        return Reflection(source, is_interview=False, tone=mean_tone(doc), distress=level)
    moments = found_in(doc, "stumble", Stumble)
    return Reflection(
        source,
        is_interview,
        self_talk=talk,
        signals=signals,
        stumble=moments[0] if moments else None,
        strengths=quotes_in(doc, "strengths"),
        balanced=quotes_in(doc, "balanced"),
        own_questions=quotes_in(doc, "own_questions"),
        unanswered=quotes_in(doc, "unanswered"),
        drawbacks=quotes_in(doc, "drawbacks"),
        outcome=facts.get("outcome", "pending"),
        decision=from_plain(Decision | None, facts.get("decision")),
        company=facts.get("company"),
        role=facts.get("role"),
        topics=tuple(facts.get("topics", ())),
        people=tuple(from_plain(Person, p) for p in facts.get("people", ())),
        felt=facts.get("felt", "unclear") if is_interview else "unclear",
        tone=mean_tone(doc),
        distress=level,
    )
