"""Where an annotated text names the employer, the role, the topics, the writer's own people and the interviewers."""

from __future__ import annotations

import re

import numpy as np

from afterview.nlp.clauses import Offsets
from afterview.nlp.interviewers import without_article
from afterview.nlp.labels import STANCES, TAGS
from afterview.nlp.windows import Windows
from afterview.records import PRONOUNS
from afterview.training.looked_at import Row


def _places(text: str, name: str) -> list[Offsets]:
    """Where a name stands as a whole word."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]


def _mentions_of(text: str, name: str) -> list[Offsets]:
    """Where a person is named: in full, or "Adjoa" for "my sister Adjoa"."""
    words = name.split()
    if not words:
        return []
    places, last = _places(text, name), words[-1]
    if last != name and last[0].isupper():
        places += [p for p in _places(text, last) if text[p[0]].isupper()]
    return places


def mentions(row: Row) -> list[tuple[Offsets, list[str]]]:
    """Every mention of the writer's own people, with the labels of a unit that holds it.

    >>> mentions({"text": "Mum rang.", "people": [{"name": "Mum", "stance": "neutral"}]})
    [((0, 3), ['person', 'stance_neutral'])]
    """
    return [
        (place, ["person", f"stance_{person['stance']}"])
        for person in row.get("people") or ()
        for place in _mentions_of(row["text"], person["name"])
    ]


_NOBODY = PRONOUNS | {"both", "all", "one", "two", "three"}


def interviewers(row: Row) -> list[str]:
    """What those who did something are called in a row, pronouns aside.

    >>> interviewers({"signals": [{"who": "The tall one"}, {"who": "she"}, {"quote": "Ann nodded"}]})
    ['tall one']
    """
    said = {without_article(mark["who"]) for mark in row.get("signals", ()) if mark.get("who")}
    return sorted(name for name in said if len(name) > 1 and name.lower() not in _NOBODY)


def tags_of(row: Row, cut: Windows) -> np.ndarray:
    """The pieces, (pieces, tags), of every mention of the company, the role, the topics, the people, and of
    the interviewers where somebody noted who did what."""
    text = row["text"]
    names = [(row[field], field) for field in ("company", "role") if row.get(field)]
    names += [(topic, "topic") for topic in row.get("topics", ())]
    marks = [(place, label) for name, label in names for place in _places(text, name)]
    stances = [TAGS.index(name) for name in STANCES]
    tags = np.zeros((len(cut.pieces), len(TAGS)), np.float32)
    tags[:, stances] = -1
    if not any(mark.get("who") for mark in row.get("signals", ())):
        tags[:, TAGS.index("interviewer")] = -1
    marks += [(place, "interviewer") for name in interviewers(row) for place in _places(text, name)]
    for person in row["people"]:
        for mention in _mentions_of(text, person["name"]):
            marks += [(mention, "person"), (mention, f"stance_{person['stance']}")]
    for (first, last), label in marks:
        for place, (start, end) in enumerate(cut.places):
            if start < last and end > first:
                if label.startswith("stance_"):
                    tags[place, stances] = 0
                tags[place, TAGS.index(label)] = 1
    return tags
