"""Where the front matter of a Markdown file ends: facts about a text, and no part of it."""

from __future__ import annotations

import re

FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def front_end(text: str) -> int:
    """The offset at which the text begins below its front matter; 0 where it has none.

    >>> front_end("---\\ndate: 2026-03-02\\n---\\nShe smiled."), front_end("She smiled.")
    (25, 0)
    """
    found = FRONT.match(text)
    return found.end() if found else 0
