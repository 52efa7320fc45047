"""What is proposed to the writer: another view, questions, a second chance, coping."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from afterview.records.texts import Quote


@dataclass(frozen=True, slots=True)
class Reframe:
    """Another way to see a negative thought, resting on quotes of the same text."""

    text: str
    strategy: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask the company, and the topic of the text that it picks up."""

    text: str
    about: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class SecondChance:
    """How and when to ask for a second conversation."""

    call_from: dt.date
    call_by: dt.date
    guess: bool
    steps: tuple[str, ...]
    call_script: str
    gatekeeper_script: str
    voicemail: str
    message: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What to do differently, one exercise for it, and the quote it comes from."""

    text: str
    practice: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Coping:
    """Something to do with the feeling tonight."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A line to put up where one sees it, and the negative thought that it answers."""

    text: str
    place: str = dataclasses.field(metadata={"json": "for"})
    against: Quote | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """What is said first in a crisis: three sentences and where to call, write or read.

    `checked_on` is the day on which the helplines were last checked.
    """

    text: str
    helplines: tuple[str, ...]
    checked_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that the tool suggests for one text; `next_on` is the day in `next_action`."""

    next_action: str = ""
    next_on: dt.date | None = None
    questions: tuple[Question, ...] = ()
    research: tuple[str, ...] = ()
    reflection: tuple[str, ...] = ()
    second_chance: SecondChance | None = None
    second_chance_note: str = ""
    thank_you: str = ""
    lessons: tuple[Lesson, ...] = ()
    coping: tuple[Coping, ...] = ()
    not_for_me: tuple[str, ...] = ()
    not_for_me_note: str = ""
    focus: tuple[Focus, ...] = ()
    support: Support | None = None
