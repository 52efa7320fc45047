"""Annotated rows as training examples: windows with a target and a mask for every unit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from afterview.nlp.clauses import Offsets
from afterview.nlp.labels import (
    CHANGES,
    FELT,
    FIELDS,
    INDEX,
    OUTCOMES,
    OUTPUTS,
    PATTERNS,
    POLARITIES,
    SIGNALS,
    STANCES,
    STANDINGS,
    TAGS,
    polarity_of,
)
from afterview.nlp.windows import Unit, Windows, windows
from afterview.nlp.wordpiece import WordPieces

Row = dict[str, Any]
_SEVERITIES = ["severity_2", "severity_3"]
_SELF_TALK = ["self_talk", *PATTERNS, *_SEVERITIES]
_SIGNALS = ["signal", *SIGNALS, *(f"polarity_{p}" for p in POLARITIES)]
_PEOPLE = [INDEX[n] for n in ("person", *STANCES)]
_WHOLE = [INDEX[n] for n in (*FELT, *STANDINGS, *CHANGES)]
_CHANGES = [INDEX[n] for n in CHANGES]
_OUTCOME = [INDEX[n] for n in ("outcome", *OUTCOMES)]
LOOKALIKE = 2.0  # what a unit counts that only looks like what it would be taken for
_TOLD = {"offered": "outcome_offer", "rejected": "outcome_rejected"}


@dataclass(frozen=True, slots=True)
class Example:
    """One window-cut text with `targets` and `masks` of shape (units, labels).

    `tags` has shape (pieces, tags): 1 where a piece belongs to a name, and -1 where nobody looked.
    Every unit of a recollection carries what the writer of the whole text felt and what its evidence
    supports, and every unit after the stumble how things changed: the mean over units is what a text
    is judged by.
    """

    row_id: str
    windows: Windows
    targets: np.ndarray
    masks: np.ndarray
    tags: np.ndarray


def read_rows(paths: Iterable[Path]) -> Iterator[Row]:
    """The rows of JSON Lines files, in order."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def is_recollection(row: Row) -> bool:
    """Whether a row is a whole recollection and not a single sentence."""
    return isinstance(row["self_talk"], list)


def batch_of(row: Row) -> str:
    """The author batch of a row: what stands before the first hyphen of its id.

    >>> batch_of({"id": "r3-boston-biotech"})
    'r3'
    """
    return str(row["id"]).partition("-")[0]


def offsets_of(text: str, item: Row) -> Offsets:
    """Where an annotated quote stands: its `start`, or its first occurrence."""
    start = item.get("start")
    if start is None:
        start = text.find(item["quote"])
    if start < 0 or not text.startswith(item["quote"], start):
        raise ValueError(f"quote not in text: {item['quote']!r}")
    return start, start + len(item["quote"])


def _touches(unit: Unit, span: Offsets) -> bool:
    """A span belongs to a unit that holds half of the shorter of the two."""
    shared = min(unit.end, span[1]) - max(unit.start, span[0])
    return shared * 2 >= min(unit.end - unit.start, span[1] - span[0]) and shared > 0


def _set(target: np.ndarray, names: Iterable[str]) -> None:
    for name in names:
        target[INDEX[name]] = 1.0


def _talk_names(patterns: Iterable[str], severity: int) -> list[str]:
    return ["self_talk", *patterns, *_SEVERITIES[: max(severity - 1, 0)]]


def _signal_names(signal: str, polarity: str | None) -> list[str]:
    return ["signal", signal, f"polarity_{polarity or polarity_of(signal)}"]


def _marks(row: Row) -> list[tuple[Offsets, list[str]]]:
    """Every annotated stretch of a recollection with the labels of a unit that it belongs to."""
    text = row["text"]
    marks: list[tuple[Offsets, list[str]]] = [
        *(
            (offsets_of(text, s), _talk_names(s["patterns"], s["severity"]))
            for s in row["self_talk"]
        ),
        *((offsets_of(text, s), _signal_names(s["signal"], s["polarity"])) for s in row["signals"]),
        *((offsets_of(text, q), [f]) for f in FIELDS[:-1] for q in row.get(f, [])),
    ]
    if row.get("stumble"):
        marks.append((offsets_of(text, row["stumble"]), ["stumble"]))
    if row.get("decision_quote"):
        marks.append((offsets_of(text, {"quote": row["decision_quote"]}), ["decision"]))
    if row.get("outcome_quote"):
        event = ["outcome", f"outcome_{row['outcome']}"]
        marks.append((offsets_of(text, {"quote": row["outcome_quote"]}), event))
    return marks


def recollection_example(row: Row, vocabulary: WordPieces) -> Example:
    """A whole recollection: every unit has every label, but distress (known of the text only)."""
    text = row["text"]
    cut = windows(text, vocabulary)
    targets = np.zeros((len(cut.units), len(OUTPUTS)), np.float32)
    masks = np.ones_like(targets)
    marks, named = _marks(row), _mentions(row)
    for place, unit in enumerate(cut.units):
        for span, names in marks:
            if _touches(unit, span):
                _set(targets[place], names)
        for (start, end), names in named:
            if start < unit.end and end > unit.start:
                _set(targets[place], names)
    targets[:, [INDEX[f"felt_{row['felt']}"], INDEX[f"verdict_{row['verdict']}"]]] = 1.0
    for trap in row["traps"]:
        span, label = offsets_of(text, trap), INDEX[trap["looks_like"]]
        taken_in = [place for place, unit in enumerate(cut.units) if _touches(unit, span)]
        masks[taken_in, label] = np.where(targets[taken_in, label], 1.0, LOOKALIKE)
    masks[:, _CHANGES] = 0
    if row.get("stumble"):
        since = offsets_of(text, row["stumble"])[0]
        later = [place for place, unit in enumerate(cut.units) if unit.start >= since]
        targets[later, INDEX[f"change_{row['after_stumble']}"]] = 1.0
        masks[np.ix_(later, _CHANGES)] = 1
    if row["distress"] == "crisis":
        masks[:, _WHOLE] = 0
    if row["distress"] != "none":
        masks[:, [INDEX["elevated"], INDEX["crisis"]]] = 0
        masks[:, [INDEX[n] for n in _SELF_TALK]] *= (
            targets[:, [INDEX["self_talk"]]] if row["distress"] == "crisis" else 1
        )
    if row["decision_by"] and not row.get("decision_quote"):
        masks[:, INDEX["decision"]] = 0
    if row["outcome"] != "pending" and not row.get("outcome_quote"):
        masks[:, _OUTCOME] = 0
    _mask_severity(targets, masks)
    return Example(row["id"], cut, targets, masks, _tags(row, cut))


def _places(text: str, name: str) -> list[Offsets]:
    """Where a name stands as a whole word."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]


def _mentions_of(text: str, name: str) -> list[Offsets]:
    """Where a person is named: in full, or "Adjoa" for "my sister Adjoa"."""
    words = name.split()
    if not words:
        return []
    places, last = _places(text, name), words[-1]
    if last != name and last[0].isupper():
        places += [p for p in _places(text, last) if text[p[0]].isupper()]
    return places


def _mentions(row: Row) -> list[tuple[Offsets, list[str]]]:
    """Every mention of the writer's own people, with the labels of a unit that holds it."""
    return [
        (place, ["person", f"stance_{person['stance']}"])
        for person in row.get("people") or ()
        for place in _mentions_of(row["text"], person["name"])
    ]


def _tags(row: Row, cut: Windows) -> np.ndarray:
    """Mark the pieces of every mention of the company, the role, the topics and the people."""
    text = row["text"]
    names = [(row[field], field) for field in ("company", "role") if row.get(field)]
    names += [(topic, "topic") for topic in row.get("topics", ())]
    marks = [(place, label) for name, label in names for place in _places(text, name)]
    stances = [TAGS.index(name) for name in STANCES]
    tags = np.zeros((len(cut.pieces), len(TAGS)), np.float32)
    tags[:, stances] = -1
    for person in row["people"]:
        for mention in _mentions_of(text, person["name"]):
            marks += [(mention, "person"), (mention, f"stance_{person['stance']}")]
    for (first, last), label in marks:
        for place, (start, end) in enumerate(cut.places):
            if start < last and end > first:
                if label.startswith("stance_"):
                    tags[place, stances] = 0
                tags[place, TAGS.index(label)] = 1
    return tags


def sentence_example(row: Row, vocabulary: WordPieces) -> Example:
    """A single sentence (or two) as one unit, whatever clauses it has."""
    cut = windows(row["text"], vocabulary)
    first, last = cut.units[0], cut.units[-1]
    unit = Unit(first.start, last.end, first.first, cut.lengths[0] - 1, 0, whole=True)
    targets = np.zeros((1, len(OUTPUTS)), np.float32)
    masks = np.ones_like(targets)
    if row["self_talk"]:
        _set(targets[0], _talk_names(row["patterns"], row["severity"]))
    if row.get("signal"):
        _set(targets[0], _signal_names(row["signal"], row["polarity"]))
    if told := _TOLD.get(row.get("signal") or ""):
        _set(targets[0], ["outcome", told])
    if row.get("field"):
        _set(targets[0], [row["field"]])
    if row.get("distress", "none") != "none":
        _set(targets[0], [row["distress"]])
        masks[0, [INDEX[n] for n in _SELF_TALK]] = float(row["self_talk"])
    if row.get("about") != "neither":
        masks[0, INDEX["decision"]] = 0
        masks[0, _OUTCOME] = row.get("about") == "signal" and row["signal"] != "next_steps"
        masks[0, [INDEX[n] for n in FIELDS]] = targets[0, [INDEX[n] for n in FIELDS]]
    masks[0, _WHOLE] = 0
    tags = np.full((len(cut.pieces), len(TAGS)), -1, np.float32)
    if "people" in row:
        columns = [TAGS.index(name) for name in ("person", *STANCES)]
        tags[:, columns] = _tags(row, cut)[:, columns]
        for _, names in _mentions(row):
            _set(targets[0], names)
    else:
        masks[0, _PEOPLE] = 0
    _mask_severity(targets, masks)
    own = Windows(cut.pieces, cut.lengths, cut.places, (unit,))
    return Example(row["id"], own, targets, masks, tags)


def _mask_severity(targets: np.ndarray, masks: np.ndarray) -> None:
    masks[:, [INDEX[n] for n in _SEVERITIES]] *= targets[:, [INDEX["self_talk"]]]


def example(row: Row, vocabulary: WordPieces) -> Example | None:
    """The example of a row; None where the text holds no sentence at all."""
    if not windows(row["text"], vocabulary).units:
        return None
    make = recollection_example if is_recollection(row) else sentence_example
    return make(row, vocabulary)
