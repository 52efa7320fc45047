"""Reads a recollection file: whole texts with marks in them. `training.markup` has the notation."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from afterview.training.marks import (
    CHOICES,
    MarkupError,
    check_people,
    people_of,
    self_talk_of,
    signal_of,
)

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
                    raise MarkupError(f"a closing brace without a mark after {text[-40:]!r}")
                tag, body, start = stack.pop()
                spans.append((tag, body, start, len(text)))
        else:
            stack.append((found.group(1), found.group(2).strip(), len(text)))
    if stack:
        raise MarkupError(f"mark {stack[-1][0]!r} is never closed")
    return text + marked[last:], sorted(spans, key=lambda s: (s[2], -s[3]))


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
    header, dashes, body = block.partition("\n---\n")
    if not dashes:
        raise MarkupError("no line '---' between the header and the text")
    lines = header.strip().splitlines()
    keys = dict(re.split(r":\s*", line, maxsplit=1) for line in lines[1:] if ":" in line)
    text, spans = _strip_marks(body.strip("\n"))
    row: dict[str, Any] = {
        "id": lines[0].removeprefix("###").strip(),
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
        item = _quote(text, start, end)
        if tag == "st":
            row["self_talk"].append(item | self_talk_of(body_))
        elif tag == "sg":
            label, _, who = body_.partition("@")
            signal = item | signal_of(label)
            row["signals"].append(signal | {"who": who.strip()} if who.strip() else signal)
        elif tag == "trap":
            kind, _, why = body_.partition(":")
            row["traps"].append(item | {"looks_like": kind.strip(), "why": why.strip()})
        elif tag == "stumble":
            row["stumble"] = item
        elif tag in TAGS:
            row[TAGS[tag]].append(item)
        else:
            raise MarkupError(f"unknown mark {tag!r}; legal: st sg trap stumble {' '.join(TAGS)}")
    _check(row)
    return row


def _check(row: dict[str, Any]) -> None:
    for key, legal in CHOICES.items():
        if row[key] not in legal and not (key == "after_stumble" and row[key] is None):
            raise MarkupError(f"{key}: {row[key]!r} is not one of {legal}")
    if (row["stumble"] is None) != (row["after_stumble"] is None):
        raise MarkupError("a stumble and after_stumble come together or not at all")
    for key in ("outcome_quote", "decision_quote"):
        if row.get(key, "") not in row["text"]:
            raise MarkupError(f"{key}: {row[key]!r} does not occur in the text")
    for key in ("written_on", "decision_by"):
        if row[key]:
            datetime.date.fromisoformat(row[key])
    if row["company"] and row["company"].lower() not in row["text"].lower():
        raise MarkupError(f"company {row['company']!r} does not occur in the text")
    if row["role"] and row["role"].lower() not in row["text"].lower():
        raise MarkupError(f"role {row['role']!r} does not occur in the text")
    check_people(row)


def parse_recollections(source: str) -> Iterator[dict[str, Any]]:
    """The rows of a recollection file, in order.

    Raises:
        MarkupError: naming the block that does not follow the notation.
    """
    for block in re.split(r"(?m)^(?=### )", source):
        if block.startswith("### "):
            try:
                yield recollection(block)
            except (MarkupError, ValueError) as error:
                raise MarkupError(f"{block.splitlines()[0]}: {error}") from None
