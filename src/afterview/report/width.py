"""How wide a terminal is, and lines that are broken where they would be wider."""

from __future__ import annotations

import os
import textwrap
from typing import TextIO

USUAL = 80
LEAST, MOST = 40, 100  # a narrower one breaks lines itself, and longer ones nobody likes to read


def columns(stream: TextIO) -> int:
    """The columns to write for: as the user says, or the terminal; 80 where nobody knows."""
    told = os.environ.get("COLUMNS", "")
    try:
        found = int(told) if told.isdecimal() else os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return max(LEAST, min(found or USUAL, MOST))


def broken(text: str, width: int) -> str:
    """A text with its lines broken between words; what goes on is indented as its line is.

    A row of a table stays in one line.

    >>> broken("  One of many.\\nTwo.", 8)
    '  One of\\n  many.\\nTwo.'
    """
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        parts = textwrap.wrap(
            line,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += parts if len(line) > width and not line.startswith("|") else [line]
    return "\n".join(lines)
