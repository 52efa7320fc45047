"""The journal file of a guided session: front matter with the day and where it stands, then the answers.

    ---
    date: 2026-03-02
    guided: faces
    ---

    I had an interview at the depot.

`guided` names the question that comes next, with a plus where its answer has begun, and is gone when
the session is over. Whatever else is in the file stays as it is.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from afterview.errors import InputError
from afterview.reader.files import decode, file_bytes, shown

_WHOLE = re.compile(r"\A---\n(?P<head>.*?\n)---\n(?P<body>.*)\Z", re.DOTALL)
_GOES_ON = re.compile(
    r"(?:at|with|for|in|on|by|to|about|over|via|today|yesterday|last|this)\b", re.IGNORECASE
)
_MARK = re.compile(r"^guided: *(?P<id>[a-z]*)(?P<begun>\+?) *\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Guided:
    """A session: its other front matter, its answers so far, the next question, and whether it has begun."""

    head: str
    body: str
    next: str
    begun: bool = False

    @property
    def text(self) -> str:
        """The whole file."""
        mark = f"guided: {self.next}{'+' if self.begun else ''}\n" if self.next else ""
        return f"---\n{self.head}{mark}---\n\n{self.body}\n" if self.body else self._empty(mark)

    def _empty(self, mark: str) -> str:
        return f"---\n{self.head}{mark}---\n"

    def with_line(self, line: str, lead: str = "", *, joins: bool = False) -> Guided:
        """The session with one more line of the present answer.

        Args:
            line: as it was typed.
            lead: the beginning of a sentence; a first line with a small letter goes on from it.
            joins: any first line goes on from it, behind a colon where it doesn't begin with a
                preposition, and if it doesn't begin with "I".

        >>> Guided("", "Hello.", "asked").with_line("about the nights.", "I asked").body
        'Hello.\\n\\nI asked about the nights.'
        >>> Guided("", "", "where").with_line("Acme, welder.", "I had an interview", joins=True).body
        'I had an interview: Acme, welder.'
        """
        if self.begun:
            return dataclasses.replace(self, body=f"{self.body}\n{line}")
        first = line.strip()
        own = re.match(r"(?:I|We|My|It|They)\b", first)
        if lead and not own and not re.match(r"i\b", first) and (joins or first[:1].islower()):
            line = (
                f"{lead} {first[:1].lower()}{first[1:]}"
                if _GOES_ON.match(first)
                else (f"{lead}: {first}" if joins else f"{lead} {first}")
            )
        body = f"{self.body}\n\n{line}" if self.body else line
        return dataclasses.replace(self, body=body, begun=True)

    def at(self, question: str) -> Guided:
        """The session before another question; an empty name ends it."""
        return dataclasses.replace(self, next=question, begun=False)


def new(day: dt.date, question: str) -> Guided:
    """A session that begins."""
    return Guided(f"date: {day.isoformat()}\n", "", question)


def read_guided(path: Path) -> Guided | None:
    """The session in a file; None where there is no file yet.

    Raises:
        InputError: it can't be read, or is no unfinished session.
    """
    if not path.exists():
        return None
    name = shown(path)
    found = _WHOLE.match(decode(file_bytes(path), name).replace("\r\n", "\n"))
    mark = _MARK.search(found["head"]) if found else None
    if found is None or mark is None or not mark["id"]:
        raise InputError(f"{name} is no unfinished session; give another name for a new one.")
    head = found["head"][: mark.start()] + found["head"][mark.end() :]
    return Guided(head, found["body"].strip("\n"), mark["id"], bool(mark["begun"]))
