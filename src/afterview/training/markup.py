"""A plain-text notation in which people write and annotate training texts.

Two kinds of file. A *sentence file* has one text a line, in groups that a blank line separates
(a group holds the contrast pairs and triples of one idea)::

    + all_or_nothing 2 | I made a right hames of it.
    - the dog's training | The dog made a right hames of it.

    s smiled | She had a grin on her the whole time.
    n the writer's own grin | I had a grin on me the whole time.

The part before the first `` | `` says what the text is:

==================  =====================================================================
``+ PATTERNS SEV``  self-talk: comma-separated patterns and a severity from 1 to 3
``- WHY``           looks like self-talk and is none, and why
``s LABEL [POL]``   an interviewer's signal (``other`` wants its polarity)
``n WHY``           looks like a signal and is none, and why
``=``               an ordinary sentence with neither
``d LEVEL [WHY]``   distress: ``crisis``, ``elevated`` or ``none`` (a harmless look-alike)
``f FIELD``         ``balanced``, ``strengths``, ``own_questions``, ``unanswered``, ``drawbacks``
``p NAME=STANCE``   the writer's own people, ``;`` between them; a bare ``p``: there are none
==================  =====================================================================

``+`` and ``s`` may stand together, joined by `` & ``.

A *recollection file* holds blocks that start with ``### ID``; header lines ``key: value`` (the
single answers of the annotation, and ``outcome_quote`` and ``decision_quote``, the words they rest on); a
line ``---``; and the text with marks ``{st labeling,all_or_nothing 3|...}``, ``{sg nodded|...}``,
``{bal|...}``, ``{str|...}``, ``{q|...}``, ``{un|...}``, ``{dr|...}``, ``{stumble|...}`` and
``{trap self_talk: why|...}``. Marks nest; a literal brace is written ``{{`` or ``}}``.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from afterview.nlp.labels import FIELDS, PATTERNS, POLARITIES, SIGNALS, polarity_of

TAGS = {
    "bal": "balanced",
    "str": "strengths",
    "q": "own_questions",
    "un": "unanswered",
    "dr": "drawbacks",
}
CHOICES = {
    "felt": ("went_well", "mixed", "went_badly", "unclear"),
    "verdict": ("went_well", "mixed", "went_badly", "unclear"),
    "outcome": ("offer", "advanced", "rejected", "withdrawn", "pending"),
    "distress": ("none", "elevated", "crisis"),
    "after_stumble": ("warmer", "same", "cooler", "unknown"),
}
STANCES = ("supportive", "unsupportive", "neutral")


class MarkupError(ValueError):
    """A line that does not follow the notation; the message names the line."""


def _self_talk(body: str) -> dict[str, Any]:
    parts = body.rsplit(None, 1)
    if len(parts) != 2 or parts[1] not in ("1", "2", "3"):
        raise MarkupError(f"self-talk wants patterns and a severity of 1, 2 or 3, not {body!r}")
    patterns = [name.strip() for name in parts[0].split(",")]
    if unknown := set(patterns) - set(PATTERNS):
        raise MarkupError(f"unknown pattern {sorted(unknown)}; legal: {sorted(PATTERNS)}")
    return {"patterns": patterns, "severity": int(parts[1])}


def _signal(body: str) -> dict[str, Any]:
    label, _, polarity = body.strip().partition(" ")
    if label not in SIGNALS:
        raise MarkupError(f"unknown signal {label!r}; legal: {sorted(SIGNALS)}")
    polarity = polarity.strip() or polarity_of(label)
    if polarity not in POLARITIES:
        raise MarkupError(f"unknown polarity {polarity!r}")
    return {"signal": label, "polarity": polarity}


def sentence_row(line: str, row_id: str) -> dict[str, Any]:
    """One line of a sentence file as a corpus row.

    >>> row = sentence_row("+ labeling 2 | What a clown I am.", "x1")
    >>> row["self_talk"], row["patterns"], row["severity"]
    (True, ['labeling'], 2)

    Raises:
        MarkupError: the line does not follow the notation.
    """
    head, bar, text = line.partition(" | ")
    if not bar and head.startswith("="):
        head, bar, text = line.partition("|")
    if not bar or not text.strip():
        raise MarkupError(f"wants 'LABEL | text', not {line[:60]!r}")
    row: dict[str, Any] = {
        "id": row_id,
        "text": text.strip(),
        "self_talk": False,
        "patterns": [],
        "severity": 0,
        "signal": None,
        "polarity": None,
        "trap": None,
        "about": "self_talk",
    }
    for part in head.split(" & "):
        mark, _, body = part.strip().partition(" ")
        body = body.strip()
        if mark == "+":
            row |= {"self_talk": True} | _self_talk(body)
        elif mark == "s":
            row |= _signal(body)
            row["about"] = "self_talk" if row["self_talk"] else "signal"
        elif mark in ("-", "n"):
            row |= {"trap": body or None, "about": "self_talk" if mark == "-" else "signal"}
        elif mark == "=":
            row["about"] = "neither"
        elif mark == "d":
            level, _, why = body.partition(" ")
            if level not in CHOICES["distress"]:
                raise MarkupError(f"unknown distress level {level!r}")
            row |= {"distress": level, "trap": why.strip() or None, "about": "distress"}
        elif mark == "f":
            if body not in FIELDS:
                raise MarkupError(f"unknown field {body!r}; legal: {FIELDS}")
            row |= {"field": body, "about": "field"}
        elif mark == "p":
            row |= {"people": _people(body), "about": "people"}
        else:
            raise MarkupError(f"unknown mark {mark!r}; legal: + - s n = d f p")
    _check_people(row)
    return row


def _people(listed: str) -> list[dict[str, str]]:
    people = []
    for person in filter(None, (p.strip() for p in listed.split(";"))):
        name, _, stance = person.partition("=")
        if stance not in STANCES:
            raise MarkupError(f"person {person!r} wants a stance of {STANCES}")
        people.append({"name": name.strip(), "stance": stance})
    return people


def _check_people(row: dict[str, Any]) -> None:
    for person in row.get("people", ()):
        if person["name"].lower() not in row["text"].lower():
            raise MarkupError(f"person {person['name']!r} does not occur in the text")


def parse_sentences(source: str, batch: str) -> Iterator[dict[str, Any]]:
    """The rows of a sentence file; ids are ``batch-GROUPletter``."""
    group, member = 1, 0
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            group, member = (group + 1, 0) if member else (group, 0)
            continue
        try:
            letter = chr(97 + member) if member < 26 else f"z{member}"
            yield sentence_row(line, f"{batch}-{group:03d}{letter}")
        except MarkupError as error:
            raise MarkupError(f"line {number}: {error}") from None
        member += 1


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
        "people": _people(keys.get("people", "")),
        "distress": keys.get("distress") or "none",
        "voice": keys.get("voice") or None,
    }
    row |= {key: keys[key] for key in ("outcome_quote", "decision_quote") if keys.get(key)}
    for tag, body_, start, end in spans:
        item = _quote(text, start, end)
        if tag == "st":
            row["self_talk"].append(item | _self_talk(body_))
        elif tag == "sg":
            label, _, who = body_.partition("@")
            signal = item | _signal(label)
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
    _check_people(row)


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


def parse(path: Path) -> list[dict[str, Any]]:
    """The rows of a sentence or recollection file, whichever it is."""
    source = path.read_text(encoding="utf-8")
    if re.search(r"(?m)^### ", source):
        return list(parse_recollections(source))
    return list(parse_sentences(source, path.stem))


def main() -> int:
    status = 0
    for name in sys.argv[1:]:
        try:
            rows = parse(Path(name))
        except MarkupError as error:
            print(f"{name}: {error}")
            status = 1
            continue
        out = Path(name).with_suffix(".jsonl")
        out.write_text(
            "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8"
        )
        labels: dict[str, int] = {}
        for row in rows:
            spans = isinstance(row["self_talk"], list)
            pats = (
                [p for s in row["self_talk"] for p in s["patterns"]] if spans else row["patterns"]
            )
            sigs = [s["signal"] for s in row["signals"]] if spans else [row["signal"]]
            for label in [*pats, *filter(None, sigs)]:
                labels[label] = labels.get(label, 0) + 1
        print(f"{name}: {len(rows)} rows -> {out}; {dict(sorted(labels.items()))}")
    return status


if __name__ == "__main__":
    sys.exit(main())
