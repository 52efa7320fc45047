"""What hurts in a text, so that it isn't brought up again: with the company, or as something to do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afterview.content import words_of
from afterview.records import Reflection

_FAULTED = ("criticized", "doubted_fit")
_REACH = 420
_BEFORE, _BEHIND = 3, 4  # sentences
_ENDS = re.compile(r"(?<=[.!?…])[\"”’)]*\s+|(?<=[.!?…][\"”])\s+|\n+")
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


class SoreWords(NamedTuple):
    """The expressions of `content/words/sore.toml`."""

    blank: re.Pattern[str]
    over: re.Pattern[str]


_words = words_of("sore", SoreWords)


@lru_cache(maxsize=4096)  # of each quote for every thought
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, roughly.

    >>> sorted(content_words("They were only being polite about the boiler"))
    ['being', 'boiler', 'polite']
    """
    words = re.findall(r"[\w'’]{4,}", text.lower().replace("’", "'"))
    return frozenset(w for w in words if w not in _COMMON)


def touches_stumble(phrase: str | None, reflection: Reflection, text: str = "") -> bool:
    """Whether a phrase recalls the stumble or what they found lacking, so that it isn't for a call.

    Any word of the hard moment itself counts, and of its scene the thing that the phrase is about.

    Args:
        phrase: a topic.
        reflection: what was found in the text.
        text: the original; the scene reaches from their question to the end of what follows the slip.
    """
    if not phrase:
        return False
    words, thing = _telling(phrase), _thing(phrase)
    hurt = [s.quote for s in reflection.signals if s.signal in _FAULTED]
    hurt += [reflection.stumble.quote] if reflection.stumble else []
    if any(words & _telling(quote) for quote in hurt):
        return True
    if any(words and words <= _telling(talk.quote) for talk in reflection.self_talk):
        return True
    spots = [(found.start(), found.end()) for found in _words().blank.finditer(text)]
    if reflection.stumble:
        spots.append((reflection.stumble.start, reflection.stumble.end))
    return any(thing in _telling(scene(text, start, end)) for start, end in spots)


def scene(text: str, start: int, end: int) -> str:
    """What belongs to a slip: up to three sentences before it and four behind, within its paragraph and until
    something else begins.

    >>> told = "We met. She asked about kilns. I froze. She named the kiln. After that we saw the yard."
    >>> scene(told, told.index("I froze"), told.index(" She named"))
    'We met. She asked about kilns. I froze. She named the kiln.'
    """
    opens = max(text.rfind("\n\n", 0, start) + 2, start - _REACH, 0)
    opens = opens if opens > 1 else 0
    closes = text.find("\n\n", end)
    closes = min(len(text) if closes < 0 else closes, end + _REACH)
    before = [m.end() for m in _ENDS.finditer(text, opens, start)]
    first = before[-_BEFORE - 1] if len(before) > _BEFORE else opens
    last = end
    for number, ends in enumerate(_ENDS.finditer(text, max(start, end - 1), closes)):
        last = ends.start()
        if number == _BEHIND or _words().over.match(text, ends.end()):
            break
    else:
        last = closes
    return text[first:last]


def _thing(phrase: str) -> str:
    """The noun of a phrase, as far as it is plain: "kiln" of "the new kiln for tiles"."""
    plain = re.split(r" (?:of|for|from|in|on|with|at) ", phrase, maxsplit=1)[0]
    words = [w for w in _stems(plain) if w not in _COMMON] or [*_telling(phrase)]
    return words[-1] if words else ""


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in _stems(text) if word not in _COMMON)


def _stems(text: str) -> list[str]:
    """Words in their order, without what follows an apostrophe and without the s of a plural."""
    plain = text.lower().replace("’", "'")
    words = re.findall(r"[\w']{3,}", plain)
    return [w if w in _COMMON else re.sub(r"'s$|s$", "", w) for w in words]
