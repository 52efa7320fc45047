"""Whose somebody in a text is: the writer's own, on their side or not, or the employer's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from afterview.records import Person, Reflection, Signal

_ENDS = re.compile(r"[.!?…]+[\"”’')]*\s+|\n+")
_PUTS_DOWN = re.compile(
    r"\bat (?:my|your|her|his) age\b|\bknow(?:s)? nothing\b|\b(?:he|she|they) (?:was|were|is|are) right\b|\bstay in the\b|"
    r"\btold (?:me|you) so\b|\bwhat did (?:I|you) expect\b|\bnice one\b|\bcan(?:no|['’])?t (?:even|clear)\b|\bwast(?:e|ed|ing)\b|"
    r"\bgive (?:it )?up\b|\bflopped\b|\bchancer\b|\bgood with the\b.*\bhopeless\b|\bwho do you think you are\b|\bnot .{0,20}material\b|"
    r"\bhopeless\b|\brolled (?:his|her|their) eyes\b|\bnever looked (?:up|round)\b|\bplants potatoes\b",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(r",\s*(?:and )?(?:my|me|our|the) ", re.IGNORECASE)
_KIN_NEAR = re.compile(
    r"\b(?:my|our|his|her) (?:\w+ )?(?:wife|husband|sister|brother|partner|boyfriend|girlfriend|flatmate|housemate|"
    r"roommate|cousin|mother|mum|mam|mom|father|dad|daughter|son|neighbou?r|mate|friend|mentor|coach|uncle|"
    r"aunt|nan|gran\w*|ex|course)\b",
    re.IGNORECASE,
)
_PANEL = re.compile(
    r"\b(?:panel|interview(?:ed|er|ers)?|manager|owner|boss|foreman|director|HR|personnel|the chair|supervisor|winemaker|"
    r"head (?:nurse|chef|teacher|of)|from the (?:city|council|company|agency|union)|who runs|recruiter|assessors?)\b",
    re.IGNORECASE,
)
_TWICE = 2


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of the sentence in which it stands."""
    before = [m.end() for m in _ENDS.finditer(text, max(0, start - 400), start)]
    after = _ENDS.search(text, end)
    return (before[-1] if before else max(0, start - 400)), (after.start() if after else len(text))


def of_the_panel(name: str, reflection: Reflection, text: str) -> bool:
    """Whether somebody is introduced among those who led the interview, or keeps acting in it."""
    first = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    if first is None:
        return False
    low, high = sentence_of(text, first.start(), first.end())
    around = max(low, first.start() - 24), min(high, first.end() + 20)
    if _KIN_NEAR.search(text, *around):
        return False
    if _PANEL.search(text, low, high):
        return True
    acts = [s for s in reflection.signals if s.who == name or s.quote.startswith(name)]
    return len(acts) >= _TWICE


def _puts_down(person: Person, text: str) -> bool:
    for found in re.finditer(rf"(?<!\w){re.escape(person.name)}(?!\w)", text):
        _, high = sentence_of(text, found.start(), found.end())
        other = _SOMEBODY_ELSE.search(text, found.end(), max(found.end(), high))
        if _PUTS_DOWN.search(text, found.end(), other.start() if other else high):
            return True
    return False


def own_people(reflection: Reflection, text: str) -> Iterable[Person]:
    """The people of the writer's, without the panel; who puts the writer down isn't on their side."""
    for person in reflection.people:
        if person.name == "coach" and not re.search(r"\b(?:my|our|his|her) coach\b", text, re.I):
            continue  # the bus
        if person.stance == "neutral" or not of_the_panel(person.name, reflection, text):
            down = person.stance == "supportive" and _puts_down(person, text)
            yield dataclasses.replace(person, stance="unsupportive") if down else person


def is_of(people: Iterable[Person], signal: Signal) -> bool:
    """Whether it was somebody of the writer's who did it, and not the other side."""
    mine = [person.name for person in people if person.stance != "neutral"]
    begins = signal.quote.lstrip(' \t\r\n"“').casefold()
    return any(re.match(rf"{re.escape(name.casefold())}\b(?!['’])", begins) for name in mine)
