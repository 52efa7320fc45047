"""How the terminal looks, and Rich's output as text for it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, RenderableType

from afterview.report.width import USUAL, columns

_ASCII = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "–": "-",
        "—": "-",
        "·": "/",
        "─": "-",
        "•": "*",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """How the terminal looks: columns, whether it has colour, and whether only ASCII."""

    width: int = 80
    color: bool = False
    ascii: bool = False

    @classmethod
    def plain(cls, width: int = 80) -> Look:
        """For a file: no colour, full characters."""
        return cls(width)

    @classmethod
    def of_stdout(cls) -> Look:
        """What standard output can show."""
        terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        color = terminal and not os.environ.get("NO_COLOR")
        width = columns(sys.stdout) if sys.stdout.isatty() else USUAL
        return cls(width, color, not knows_all(sys.stdout))


def knows_all(stream: TextIO) -> bool:
    """Whether a stream's encoding has every character."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding.startswith(("utf", "cp65001"))


def printed(parts: Sequence[RenderableType], look: Look) -> str:
    """What Rich prints, as text: no trailing spaces, ASCII where it has to be."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=look.width,
        force_terminal=look.color,
        no_color=not look.color,
        color_system="standard" if look.color else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for part in parts:
        console.print(part)
    text = "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
    return shown(text, look)


def shown(text: str, look: Look) -> str:
    """Text in the characters that the terminal has."""
    if not look.ascii:
        return text
    return text.translate(_ASCII).encode("ascii", "replace").decode("ascii")
