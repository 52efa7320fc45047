"""One text file with many entries: jrnl's text, or Markdown with a date in each heading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from afterview.reader.entries import Dated
from afterview.reader.front_matter import without_front_matter

_STAMP = re.compile(
    r"^(?:\[(?P<bracket>\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)?\]"
    r"|(?P<bare>\d{4}-\d{2}-\d{2})[ T]\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)[ \t]+(?=\S)",
    re.MULTILINE,
)
_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name[:3]: number for number, name in enumerate(re.findall(r"\w+", _MONTHS), 1)}
_HEADING = re.compile(
    r"^#{1,4}[ \t]+(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?[ \t]+)?"
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<day>\d{1,2})(?:st|nd|rd|th)?[ \t]+(?P<month>[A-Z][a-z]+),?[ \t]+(?P<year>\d{4})"
    r"|(?P<month2>[A-Z][a-z]+)[ \t]+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(?P<year2>\d{4}))[^\n]*$",
    re.MULTILINE,
)


def entries_in(text: str) -> tuple[Dated, ...] | None:
    """The entries of a text that holds at least two dated ones; None where it is one text.

    >>> found = entries_in("[2026-03-02 10:00] Panel. Fine.\\n[2026-03-09 09:30] Second round.")
    >>> [(e.day.day, e.text) for e in found]
    [(2, 'Panel. Fine.'), (9, 'Second round.')]
    """
    for pattern in (_STAMP, _HEADING):
        found = [(m, day) for m in pattern.finditer(text) if (day := _day(m))]
        if len(found) > 1:
            return (*_before(text[: found[0][0].start()]), *_cut(text, found))
    return None


def _before(text: str) -> Iterator[Dated]:
    """What was written above the first date: an entry too, unless it is front matter and headings."""
    own = without_front_matter(text)
    if any(line.strip() and not line.startswith("#") for line in own.splitlines()):
        yield Dated(own.strip("\r\n"))


def _cut(text: str, marks: list[tuple[re.Match[str], dt.date]]) -> Iterator[Dated]:
    ends = [mark.start() for mark, _ in marks[1:]] + [len(text)]
    for (mark, day), end in zip(marks, ends, strict=True):
        yield Dated(text[mark.end() : end].strip("\r\n"), day)


def _day(mark: re.Match[str]) -> dt.date | None:
    parts = mark.groupdict()
    iso = parts.get("bracket") or parts.get("bare") or parts.get("iso")
    try:
        if iso:
            return dt.date.fromisoformat(iso)
        month = parts.get("month") or parts.get("month2") or ""
        day, year = parts.get("day") or parts.get("day2"), parts.get("year") or parts.get("year2")
        return dt.date(int(year or 0), _MONTH[month[:3].lower()], int(day or 0))
    except (ValueError, KeyError):
        return None
