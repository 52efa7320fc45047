"""Reads a sentence file: one labelled text a line, in groups. `training.markup` has the notation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from afterview.training.marks import MarkupError, one_of, people_of, self_talk_of, signal_of
from afterview.training.row_checks import check

MARKS = ("+", "-", "s", "n", "=", "d", "f", "p")


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
        raise MarkupError('wants a mark and a text, as in "+ labeling 2 | What a clown I am"')
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
            row |= {"self_talk": True} | self_talk_of(body)
        elif mark == "s":
            row |= signal_of(body)
            row["about"] = "self_talk" if row["self_talk"] else "signal"
        elif mark in ("-", "n"):
            row |= {"trap": body or None, "about": "self_talk" if mark == "-" else "signal"}
        elif mark == "=":
            row["about"] = "neither"
        elif mark == "d":
            level, _, why = body.partition(" ")
            row |= {"distress": level, "trap": why.strip() or None, "about": "distress"}
        elif mark == "f":
            row |= {"field": body, "about": "field"}
        elif mark == "p":
            row |= {"people": people_of(body), "about": "people"}
        else:
            one_of("mark", mark, MARKS)
    check(row)
    return row


def parse_sentences(source: str, batch: str) -> Iterator[dict[str, Any]]:
    """The rows of a sentence file; ids are ``batch-GROUPletter``.

    Raises:
        MarkupError: naming the line that does not follow the notation.
    """
    group, member = 1, 0
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            group, member = (group + 1, 0) if member else (group, 0)
            continue
        letter = chr(97 + member) if member < 26 else f"z{member}"
        row_id = f"{batch}-{group:03d}{letter}"
        try:
            yield sentence_row(line, row_id)
        except MarkupError as error:
            raise MarkupError(f"row {row_id}, line {number}: {error}", number) from None
        member += 1
