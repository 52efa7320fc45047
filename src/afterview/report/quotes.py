"""The writer's words as reports print them: on one line, with marks in pairs."""

from __future__ import annotations

import re

from afterview.cutting import unjoined
from afterview.report.marked_text import harmless

_MARK = re.compile(r"[\"“”]")
_INCHES = re.compile(r"\d\Z")


def flat(quote: str) -> str:
    """A quote on one line, without control characters; its quotation marks are pairs, and none is around it.

    >>> flat('Then he said "lose?'), flat('"Good answer."'), flat('Safe travels," she said.')
    ('Then he said "lose?"', 'Good answer.', '"Safe travels," she said.')
    """
    words = _paired(re.sub(r"\s+", " ", harmless(quote)).strip())
    inside = words[1:-1]
    around = len(words) > 1 and words[0] in '"“' and words[-1] in '"”'
    return inside.strip() if around and not _MARK.search(inside) else words


def listed(quote: str) -> str:
    """A quote by itself: without what joins it to the words before it and after it.

    >>> listed("and then I became loud."), listed("he sat over his telephone, well")
    ('I became loud.', 'he sat over his telephone')
    """
    return flat(unjoined(flat(quote))).rstrip(" ,;:–—")


def _paired(words: str) -> str:
    """The words with the partner of each quotation mark that has lost it.

    >>> _paired('Inverness," says he, "still?'), _paired('a 12" pipe')
    ('"Inverness," says he, "still?"', 'a 12" pipe')
    """
    opened = before = ""
    for found in _MARK.finditer(words):
        mark, left, right = found[0], words[: found.start()], words[found.end() :]
        opens = mark == "“" or (
            mark == '"' and (not left or left[-1] in " ([–—-") and right[:1].strip() != ""
        )
        if opens:
            opened = mark
        elif opened:
            opened = ""
        elif not _INCHES.search(left):
            before += "“" if mark == "”" else '"'
    after = {"": "", "“": "”"}.get(opened, '"')
    return before[:1] + words + after
