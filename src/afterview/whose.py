"""Whose somebody in a text is: the writer's own, on their side or not, or the employer's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import NamedTuple

from afterview.content import words_of
from afterview.places import first_place, places
from afterview.records import Person, Reflection, Signal

_ENDS = re.compile(r"[.!?…]+[\"”’')]*\s+|\n+")
_STOPS = ".!?…\"”’')"
_TWICE = 2
_GREETED = 40  # characters before the name in a greeting, and behind it


class WhoseWords(NamedTuple):
    """The expressions of `content/words/whose.toml`."""

    puts_down: re.Pattern[str]
    somebody_else: re.Pattern[str]
    kin_near: re.Pattern[str]
    panel: re.Pattern[str]
    or_a_thing: re.Pattern[str]
    owned: re.Pattern[str]
    greeting: re.Pattern[str]
    spoken_to: re.Pattern[str]


_words = words_of("whose", WhoseWords)


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence in which it stands, whether or not it ends with the sentence's stop.

    >>> text = "Dried. Muppet. She walked me out."
    >>> sentence_of(text, 7, 13), sentence_of(text, 7, 14)
    ((7, 13), (7, 14))
    """
    before = [m.end() for m in _ENDS.finditer(text, max(0, start - 400), start)]
    after = _ENDS.search(text, start + len(text[start:end].rstrip(_STOPS)))
    low = before[-1] if before else max(0, start - 400)
    return low, (max(end, after.start()) if after else len(text))


def is_written_to(name: str, text: str) -> bool:
    """Whether the text is a letter to somebody, who so wasn't there and has heard it.

    >>> is_written_to("Carys", "Dear Carys, it went badly."), is_written_to("Carys", "I told Carys, badly.")
    (True, False)
    """
    found = first_place(name, text[: _GREETED + len(name)])
    if found is None:
        return False
    before, after = text[: found.start], text[found.end : found.end + _GREETED]
    if not before.strip():
        return _words().spoken_to.search(after) is not None
    return _words().greeting.search(before) is not None and not after[:1].isalnum()


def with_doers(reflection: Reflection, text: str) -> Reflection:
    """The reflection without the reader of the letter among those who did something at the interview."""
    signals = tuple(
        dataclasses.replace(s, who=None) if any(is_written_to(w, text) for w in s.doers) else s
        for s in reflection.signals
    )
    return dataclasses.replace(reflection, signals=signals)


def of_the_panel(name: str, reflection: Reflection, text: str) -> bool:
    """Whether somebody is introduced among those who led the interview, or keeps acting in it."""
    first = first_place(name, text)
    if first is None:
        return False
    low, high = sentence_of(text, *first)
    around = max(low, first.start - 24), min(high, first.end + 20)
    if _words().kin_near.search(text, *around):
        return False
    if _words().panel.search(text, low, high):
        return True
    acts = [s for s in reflection.signals if name in s.doers or s.quote.startswith(name)]
    return len(acts) >= _TWICE


def puts_down(person: Person, text: str) -> bool:
    """Whether the text has words for it that somebody puts the writer down.

    >>> puts_down(Person("Des", "neutral"), "Des told me so."), puts_down(Person("Des", "neutral"), "Des rang.")
    (True, False)
    """
    for found in places(person.name, text):
        _, high = sentence_of(text, *found)
        other = _words().somebody_else.search(text, found.end, max(found.end, high))
        if _words().puts_down.search(text, found.end, other.start() if other else high):
            return True
    return False


def own_people(reflection: Reflection, text: str) -> Iterable[Person]:
    """The people of the writer's, without the panel; who puts the writer down isn't on their side."""
    for person in reflection.people:
        if _words().or_a_thing.fullmatch(person.name) and not _words().owned.search(text):
            continue
        if not of_the_panel(person.name, reflection, text):
            down = person.stance == "supportive" and puts_down(person, text)
            yield dataclasses.replace(person, stance="unsupportive") if down else person


def is_of(people: Iterable[Person], signal: Signal) -> bool:
    """Whether it was somebody of the writer's who did it, and not the other side."""
    mine = [person.name for person in people if person.stance != "neutral"]
    begins = signal.quote.lstrip(' \t\r\n"“').casefold()
    ahead = (first_place(name.casefold(), begins) for name in mine)
    return any(
        at and at.start == 0 and begins[at.end : at.end + 1] not in ("'", "’") for at in ahead
    )
