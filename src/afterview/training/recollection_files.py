"""Reads a recollection file: whole texts with marks in them. `training.markup` has the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from afterview.training.marks import MarkupError, one_of, people_of, self_talk_of, signal_of
from afterview.training.row_checks import check

TAGS = {
    "bal": "balanced",
    "str": "strengths",
    "q": "own_questions",
    "un": "unanswered",
    "dr": "drawbacks",
}

_MARK = re.compile(r"\{\{|\}\}|\{(\w+)([^|{}]*)\||\}")


def _strip_marks(marked: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    text, last = "", 0
    spans: list[tuple[str, str, int, int]] = []
    stack: list[tuple[str, str, int]] = []
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        last = found.end()
        token = found.group()
        if token == "{{" or (token == "}}" and not stack):
            text += token[0]
        elif token in ("}", "}}"):
            for _ in token:
                if not stack:
                    raise MarkupError("a closing brace without a mark", _line(text))
                tag, body, start = stack.pop()
                spans.append((tag, body, start, len(text)))
        else:
            stack.append((found.group(1), found.group(2).strip(), len(text)))
    if stack:
        tag, _, start = stack[-1]
        raise MarkupError(f'the mark "{tag}" is never closed', _line(text[:start]))
    return text + marked[last:], sorted(spans, key=lambda s: (s[2], -s[3]))


def _line(before: str) -> int:
    return before.count("\n") + 1


def _lines_above(block: str) -> int:
    """How many lines of a block stand above its text."""
    header, dashes, body = block.partition("\n---\n")
    blank = len(body) - len(body.lstrip("\n"))
    return (header + dashes).count("\n") + blank


def blocks_of(source: str) -> list[tuple[int, str]]:
    """The blocks of a recollection file, each with the number of its first line; none in another file.

    >>> blocks_of("looked for: self_talk\\n### x-1\\n---\\nIt was fine.")
    [(2, '### x-1\\n---\\nIt was fine.')]
    """
    starts = [found.start() for found in re.finditer(r"(?m)^### ", source)]
    ends = [*starts, len(source)][1:]
    return [(_line(source[:a]), source[a:b]) for a, b in zip(starts, ends, strict=True)]


def _id_of(block: str) -> str:
    return block.splitlines()[0].removeprefix("###").strip()


def header_of(block: str) -> dict[str, str]:
    """The header lines of a block, by key.

    >>> header_of("### x-1\\nfelt: mixed\\ncompany:\\n---\\nIt was fine.")
    {'felt': 'mixed', 'company': ''}
    """
    lines = block.partition("\n---\n")[0].strip().splitlines()[1:]
    parts = (line.partition(":") for line in lines)
    return {key.strip(): value.strip() for key, colon, value in parts if colon}


def _quote(text: str, start: int, end: int) -> dict[str, Any]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    item: dict[str, Any] = {"quote": text[start:end]}
    return item if text.find(item["quote"]) == start else item | {"start": start}


def recollection(block: str) -> dict[str, Any]:
    """One block of a recollection file as a corpus row.

    Raises:
        MarkupError: a header or a mark does not follow the notation.
    """
    _, dashes, body = block.partition("\n---\n")
    if not dashes:
        raise MarkupError("no line '---' between the header and the text")
    keys = header_of(block)
    text, spans = _strip_marks(body.strip("\n"))
    row: dict[str, Any] = {
        "id": _id_of(block),
        "written_on": keys.get("written_on") or None,
        "text": text,
        "self_talk": [],
        "balanced": [],
        "signals": [],
        "traps": [],
        "stumble": None,
        "after_stumble": keys.get("after_stumble") or None,
        "strengths": [],
        "own_questions": [],
        "unanswered": [],
        "decision_by": keys.get("decision_by") or None,
        "felt": keys.get("felt", "unclear"),
        "verdict": keys.get("verdict", "unclear"),
        "outcome": keys.get("outcome") or "pending",
        "company": keys.get("company") or None,
        "role": keys.get("role") or None,
        "topics": [t.strip() for t in keys.get("topics", "").split(";") if t.strip()],
        "drawbacks": [],
        "people": people_of(keys.get("people", "")),
        "distress": keys.get("distress") or "none",
        "voice": keys.get("voice") or None,
    }
    row |= {key: keys[key] for key in ("outcome_quote", "decision_quote") if keys.get(key)}
    for tag, body_, start, end in spans:
        try:
            _add(row, tag, body_, _quote(text, start, end))
        except MarkupError as error:
            raise MarkupError(str(error), _line(text[:start])) from None
    if (row["stumble"] is None) != (row["after_stumble"] is None):
        raise MarkupError("a stumble and after_stumble come together or not at all")
    check(row)
    return row


def _add(row: dict[str, Any], tag: str, body: str, item: dict[str, Any]) -> None:
    """Put a marked stretch where its mark says."""
    if tag == "st":
        row["self_talk"].append(item | self_talk_of(body))
    elif tag == "sg":
        label, _, who = body.partition("@")
        signal = item | signal_of(label)
        row["signals"].append(signal | {"who": who.strip()} if who.strip() else signal)
    elif tag == "trap":
        kind, _, why = body.partition(":")
        row["traps"].append(item | {"looks_like": kind.strip(), "why": why.strip()})
    elif tag == "stumble":
        row["stumble"] = item
    elif tag in TAGS:
        row[TAGS[tag]].append(item)
    else:
        one_of("mark", tag, ("st", "sg", "trap", "stumble", *TAGS))


def parse_recollections(source: str) -> Iterator[dict[str, Any]]:
    """The rows of a recollection file, in order.

    Raises:
        MarkupError: naming the block that does not follow the notation.
    """
    for line, block in blocks_of(source):
        try:
            yield recollection(block)
        except MarkupError as error:
            at = line + (_lines_above(block) + error.line - 1 if error.line else 0)
            raise MarkupError(f"row {_id_of(block)}, line {at}: {error}", at) from None
