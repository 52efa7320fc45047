"""What is known of a text before it is read: its hash, its length, its language."""

from __future__ import annotations

import re

from afterview.records import Recollection, Source

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
