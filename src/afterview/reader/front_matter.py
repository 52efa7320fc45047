"""The day in the YAML front matter of a Markdown file; what isn't plain and short names none."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from afterview.front import FRONT, front_end
from afterview.reader.entries import day_of

_DAY_KEYS = ("written_on", "date", "created")
# Nobody nests a date deep, and the parser goes a Python call deeper for each bracket.
_DEEPEST = 50


def without_front_matter(text: str) -> str:
    """What stands below the front matter.

    >>> without_front_matter("---\\ndate: 2026-03-02\\n---\\nShe smiled.")
    'She smiled.'
    """
    return text[front_end(text) :]


def front_matter_day(text: str) -> dt.date | None:
    """The day that the front matter names under `written_on`, `date` or `created`.

    >>> front_matter_day("---\\ndate: 2026-03-02\\n---\\nShe smiled.")
    datetime.date(2026, 3, 2)
    """
    front = FRONT.match(text)
    if front is None or max(map(front[1].count, "[{?")) > _DEEPEST:
        return None
    import frontmatter
    import yaml

    try:
        metadata, _ = frontmatter.parse(front[0], handler=_handler())
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    days = (day_of(metadata[key]) for key in _DAY_KEYS if key in metadata)
    return next((day for day in days if day), None)


@cache
def _handler() -> Any:
    """Reads YAML as plain data, without tags and without merge keys.

    An alias is one value however often it stands there; a merge key copies it, and copies of copies
    fill any memory.
    """
    import frontmatter
    import yaml

    class Plain(yaml.SafeLoader):  # type: ignore[misc]
        def flatten_mapping(self, node: Any) -> None:
            """Leave a merge key as it is, which is then an error."""

    class Handler(frontmatter.YAMLHandler):  # type: ignore[misc]
        def load(self, fm: str, **kwargs: object) -> Any:
            return yaml.load(fm, Loader=Plain)

    return Handler()
