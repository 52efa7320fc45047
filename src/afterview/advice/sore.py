"""What hurts in a text, so that it isn't brought up again: with the company, or as something to do."""

from __future__ import annotations

import re

from afterview.records import Reflection

_FAULTED = ("criticized", "doubted_fit")
_SCENE = 60
# fmt: off
_COMMON = frozenset([
    "about", "after", "again", "and", "are", "because", "been", "before", "but", "could",
    "didn't", "does", "doing", "down", "even", "ever", "for", "from", "had", "has", "have",
    "having", "he's", "her", "his", "how", "i'm", "i've", "into", "it's", "just", "like",
    "made", "make", "more", "much", "not", "one", "only", "over", "really", "said", "same",
    "say", "she's", "should", "some", "such", "than", "that", "that's", "the", "their", "them",
    "then", "there", "these", "they", "they're", "thing", "this", "those", "two", "was", "were",
    "what", "when", "where", "which", "while", "who", "will", "with", "would", "you", "your",
])
# fmt: on


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, roughly.

    >>> sorted(content_words("They were only being polite about the boiler"))
    ['being', 'boiler', 'polite']
    """
    words = re.findall(r"[\w'’]{4,}", text.lower().replace("’", "'"))
    return frozenset(w for w in words if w not in _COMMON)


def touches_stumble(phrase: str | None, reflection: Reflection, text: str = "") -> bool:
    """Whether a phrase recalls the stumble or what they found lacking, so that it isn't for a call.

    Args:
        phrase: a topic.
        reflection: what was found in the text.
        text: the original; what stands shortly before the stumble belongs to it.
    """
    if not phrase:
        return False
    sore = [s.quote for s in reflection.signals if s.signal in _FAULTED]
    if reflection.stumble:
        sore += [reflection.stumble.quote]
        scene = text[max(0, reflection.stumble.start - _SCENE) : reflection.stumble.start]
        sore += [re.split(r"[.!?\n]\s", scene)[-1]]
    hurt = frozenset(word for quote in sore for word in _telling(quote))
    words = _telling(phrase)
    scolded = any(words and words <= _telling(talk.quote) for talk in reflection.self_talk)
    return scolded or any(word in hurt for word in words)


def _telling(text: str) -> frozenset[str]:
    plain = text.lower().replace("’", "'")
    words = re.findall(r"[\w']{3,}", plain)
    return frozenset(w.rstrip("s") for w in words if w not in _COMMON)
