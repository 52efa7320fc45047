"""What the circumstances of an interview leave to do: whether answers are scored, whether the writer works
there already."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from afterview.content import words_of


class CircumstanceWords(NamedTuple):
    """The expressions of `content/words/circumstances.toml`."""

    by_rules: re.Pattern[str]
    inside: re.Pattern[str]
    later_round: re.Pattern[str]
    drives: re.Pattern[str]
    no_car: re.Pattern[str]
    trial: re.Pattern[str]
    papers: re.Pattern[str]


_words = words_of("circumstances", CircumstanceWords)


def is_by_rules(text: str) -> bool:
    """Whether answers were scored by rules, so that a call or a note changes nothing.

    >>> is_by_rules("They mark each answer."), is_by_rules("They made a note of my answer.")
    (True, False)
    """
    return _words().by_rules.search(text) is not None


@lru_cache(maxsize=2)  # asked at every turn
def is_inside(text: str) -> bool:
    """Whether the writer works there already and knows who decides.

    >>> is_inside("I was up against an internal candidate."), is_inside("It was an internal interview.")
    (False, True)
    """
    return _words().inside.search(text) is not None


def is_later_round(text: str) -> bool:
    """Whether it was a second or last round, after which nobody asks for a second conversation.

    >>> is_later_round("Had my second interview today."), is_later_round("My first interview in years.")
    (True, False)
    """
    return _words().later_round.search(text) is not None


def drives(text: str) -> bool:
    """Whether the writer drives or has a car with them.

    >>> drives("I sat in the car."), drives("He drove the van."), drives("I drove, and took the bus back.")
    (True, False, False)
    """
    return _words().drives.search(text) is not None and _words().no_car.search(text) is None


def is_trial(text: str) -> bool:
    """Whether it was a trial shift and no talk.

    >>> is_trial("It was a trial night."), is_trial("It was a long night.")
    (True, False)
    """
    return _words().trial.search(text) is not None


def wants_papers(text: str) -> bool:
    """Whether they asked for references or papers, which so come first.

    >>> wants_papers("They asked for two references."), wants_papers("They asked about the references.")
    (True, False)
    """
    return _words().papers.search(text) is not None
