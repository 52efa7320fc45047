"""What somebody looked for in an annotated row: a key that isn't there was not looked at.

What wasn't looked at is neither trained nor scored, so that whoever marks one thing need not mark the
others. A row that has every key teaches every label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from afterview.nlp.labels import (
    CHANGES,
    DISTRESS,
    FELT,
    FIELDS,
    INDEX,
    OUTCOMES,
    PATTERNS,
    POLARITIES,
    SIGNALS,
    STANCES,
    STANDINGS,
    TAGS,
)

Row = dict[str, Any]
SEVERITIES = ("severity_2", "severity_3")
SELF_TALK = ("self_talk", *PATTERNS, *SEVERITIES)
PEOPLE = ("person", *STANCES)
OUTCOME = ("outcome", *OUTCOMES)
_SIGNALS = ("signal", *SIGNALS, *(f"polarity_{name}" for name in POLARITIES))

# What is in a recollection of which there is nothing to say, and in such a sentence.
NOTHING: Row = {
    "self_talk": [],
    **{name: [] for name in FIELDS[:-1]},
    "signals": [],
    "traps": [],
    "stumble": None,
    "after_stumble": None,
    "decision_by": None,
    "felt": "unclear",
    "verdict": "unclear",
    "outcome": "pending",
    "company": None,
    "role": None,
    "topics": [],
    "people": [],
    "distress": "none",
}
NO_LABEL: Row = {
    "self_talk": False,
    "patterns": [],
    "severity": 0,
    "signal": None,
    "polarity": None,
}
SENTENCE_ONLY = frozenset({*NO_LABEL, "field", "about", "trap"} - {"self_talk"})

# The labels that each key answers for: in a recollection of units and of words, and in a sentence.
_OF_UNITS: dict[str, tuple[str, ...]] = {
    "self_talk": SELF_TALK,
    "signals": _SIGNALS,
    **{name: (name,) for name in FIELDS[:-1]},
    "stumble": ("stumble", *CHANGES),
    "after_stumble": CHANGES,
    "decision_by": ("decision",),
    "outcome": OUTCOME,
    "people": PEOPLE,
    "felt": FELT,
    "verdict": STANDINGS,
    "distress": DISTRESS,
}
_OF_WORDS: dict[str, tuple[str, ...]] = {
    "company": ("company",),
    "role": ("role",),
    "topics": ("topic",),
    "people": PEOPLE,
}
_OF_SENTENCES: dict[str, tuple[str, ...]] = {
    "self_talk": SELF_TALK,
    "patterns": PATTERNS,
    "severity": SEVERITIES,
    "signal": _SIGNALS,
}


def is_recollection(row: Row) -> bool:
    """Whether a row is a whole recollection and not a single sentence.

    A sentence says of itself whether it is self-talk, or has another key that only sentences have.

    >>> is_recollection({"self_talk": []}), is_recollection({"signal": "smiled"})
    (True, False)
    """
    if "self_talk" in row:
        return isinstance(row["self_talk"], list)
    return SENTENCE_ONLY.isdisjoint(row)


def _without(row: Row, labels: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for key, names in labels.items():
        if key not in row:
            yield from names


def unseen_in_recollection(row: Row) -> list[int]:
    """The outputs of which a recollection's row says nothing.

    >>> from afterview.nlp.labels import OUTPUTS
    >>> [OUTPUTS[place] for place in unseen_in_recollection(NOTHING | {"self_talk": [{"patterns": []}]})]
    ['severity_2', 'severity_3']
    """
    names = [*_without(row, _OF_UNITS)]
    marked = row.get("self_talk", ())
    names += PATTERNS if any("patterns" not in mark for mark in marked) else ()
    names += SEVERITIES if any("severity" not in mark for mark in marked) else ()
    return _places(names)


def unseen_words(row: Row) -> list[int]:
    """The tags of words of which a recollection's row says nothing."""
    return sorted({TAGS.index(name) for name in _without(row, _OF_WORDS)})


def unseen_in_sentence(row: Row) -> list[int]:
    """The outputs of which a sentence's row says nothing, its people aside.

    Who looked for self-talk and for signals has read the whole line: distress, dates and outcomes
    would have been seen.
    """
    names = [*_without(row, _OF_SENTENCES)]
    if not {"self_talk", "signal"} <= row.keys():
        names += _without(row, {"distress": DISTRESS, "signal": OUTCOME})
        names += ["decision", *(name for name in FIELDS if name != row.get("field"))]
    return _places(names)


def _places(names: Iterable[str]) -> list[int]:
    return sorted({INDEX[name] for name in names})
