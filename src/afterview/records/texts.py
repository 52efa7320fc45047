"""A text, where it came from, and a stretch of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from dataclasses import dataclass

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the original text; `confidence` is how sure the reader is of what it is taken for.

    >>> Quote.of("I froze.", 2, 7)
    Quote(start=2, end=7, quote='froze')
    """

    start: int
    end: int
    quote: str
    confidence: float = dataclasses.field(
        default=1.0, compare=False, repr=False, metadata={"json": None}
    )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The quote of ``text[start:end]``."""
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Recollection:
    """One text as read: what was written, when, and where it came from."""

    id: str
    text: str = dataclasses.field(repr=False)  # engines write their tasks into logs
    written_on: dt.date | None = None
    sha256: str = ""
    note: str = ""

    @classmethod
    def of(
        cls, text: str, *, id: str = "text", written_on: dt.date | None = None, note: str = ""
    ) -> Recollection:
        """A recollection with the hash of its text filled in; `note` goes along to the analysis.

        Half a surrogate pair, as some JSON holds it, can't be written to any file: each becomes one
        replacement character, so that offsets stay.

        >>> Recollection.of("so \\ud83d sad").text
        'so \ufffd sad'
        """
        text = _SURROGATE.sub("\ufffd", text)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        return cls(_SURROGATE.sub("\ufffd", id), text, written_on, digest, note)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from; `language` is ``en``, ``other`` or ``unknown``."""

    id: str
    written_on: dt.date | None
    sha256: str
    words: int
    language: str
