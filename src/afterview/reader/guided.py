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
    r"(?:at|with|for|in|on|by|to|about|over|via|when|while|because|after|before|as|today|yesterday|last|this)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:I|We|My|It|They|i)\b")
_THEY = re.compile(r"(?:they|he|she|we)\b")
# Who or what an answer is about, if not "they".
_SUBJECT = re.compile(
    r"(?:he|she|it|we|you|the|an?|my|their|his|her|one|nobody|no one|everyone|everybody|everything|"
    r"somebody|someone|something|nothing|there|this|that|these|those|another|neither)\b"
)
_DENIAL = re.compile(
    r"(?:no|not|none|nope|never|nothing|nowhere|nobody|no one|maybe not|"
    r"i (?:do(?:n['’]t| not)|can(?:['’]t|not)) (?:think|know|remember|recall|say|see)|"
    r"i(?:['’]m| am) not sure)\b",
    re.IGNORECASE,
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
            lead: the beginning of a sentence; a first line with a small letter goes on from it. One
                that ends in a colon takes every first line that isn't a no.
            joins: any first line goes on from it that doesn't begin with "I" and is no no, behind a
                colon where it doesn't begin with a preposition.

        >>> Guided("", "Hello.", "asked").with_line("about the nights.", "I asked").body
        'Hello.\\n\\nI asked about the nights.'
        >>> Guided("", "", "where").with_line("Acme, welder.", "I had an interview", joins=True).body
        'I had an interview: Acme, welder.'
        >>> Guided("", "", "after").with_line("she laughed", "After that they").body
        'After that she laughed'
        """
        if self.begun:
            return dataclasses.replace(self, body=f"{self.body}\n{line}")
        if lead:
            line = _behind(lead, line, joins)
        body = f"{self.body}\n\n{line}" if self.body else line
        return dataclasses.replace(self, body=body, begun=True)

    def at(self, question: str) -> Guided:
        """The session before another question; an empty name ends it."""
        return dataclasses.replace(self, next=question, begun=False)


def _behind(lead: str, line: str, joins: bool) -> str:
    """A first line behind its lead, without saying anything twice; the line alone where it doesn't go on."""
    first = line.strip()
    if (lead.endswith(":") or joins) and _DENIAL.match(first):
        return line
    if lead.endswith(":"):
        return f"{lead} {_without(lead[:-1], first).lstrip()}"
    *before, last = lead.split()
    if it := re.match(rf"it {last}\b", first, re.IGNORECASE):
        return f"{lead}{first[it.end() :]}"
    if _OWN.match(first):
        return line
    small = first[:1].islower()
    if small or joins:
        if (rest := _without(lead, first)) != first:
            return f"{lead}{rest}"
        if _THEY.match(first) and last not in ("they", "They", "that"):
            return line
        again = re.match(rf"{last}['’]", first, re.IGNORECASE) is not None
        if small and (again or (last.lower() == "they" and _SUBJECT.match(first))):
            whole = " ".join([*before, first])
            return f"{whole[:1].upper()}{whole[1:]}"
    if _GOES_ON.match(first) and (small or joins):
        return f"{lead} {first[:1].lower()}{first[1:]}"
    return f"{lead}: {first}" if joins else f"{lead} {first}" if small else line


def _without(lead: str, first: str) -> str:
    """A line without the words at its beginning that the lead ends in."""
    words = [re.escape(word) for word in lead.split()]
    for at in range(len(words)):
        if same := re.match(rf"{' '.join(words[at:])}(?![\w'’])", first, re.IGNORECASE):
            return first[same.end() :]
    return first


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
