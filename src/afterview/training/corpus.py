"""Annotated rows as training examples: windows with a target and a mask for every unit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from afterview.nlp.clauses import Offsets
from afterview.nlp.labels import (
    CHANGES,
    FELT,
    FIELDS,
    INDEX,
    OUTPUTS,
    STANDINGS,
    TAGS,
    polarity_of,
)
from afterview.nlp.windows import Unit, Windows, windows
from afterview.nlp.wordpiece import WordPieces
from afterview.training.looked_at import (
    NO_LABEL,
    NOTHING,
    OUTCOME,
    PEOPLE,
    SELF_TALK,
    SEVERITIES,
    unseen_in_recollection,
    unseen_in_sentence,
    unseen_words,
)
from afterview.training.looked_at import Row as Row
from afterview.training.looked_at import is_recollection as is_recollection
from afterview.training.mentions import mentions, tags_of

_PEOPLE = [INDEX[n] for n in PEOPLE]
_WHOLE = [INDEX[n] for n in (*FELT, *STANDINGS, *CHANGES)]
_CHANGES = [INDEX[n] for n in CHANGES]
_OUTCOME = [INDEX[n] for n in OUTCOME]
_SELF_TALK = [INDEX[n] for n in SELF_TALK]
_SEVERITIES = [INDEX[n] for n in SEVERITIES]
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


def batch_of(row: Row) -> str:
    """The author batch of a row: what stands before the first hyphen of its id.

    >>> batch_of({"id": "r3-boston-biotech"})
    'r3'
    """
    return str(row["id"]).partition("-")[0]


def offsets_of(text: str, item: Row) -> Offsets:
    """Where an annotated quote stands: its `start`, or its first occurrence.

    Raises:
        ValueError: it doesn't stand there.
    """
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
    return ["self_talk", *patterns, *SEVERITIES[: max(severity - 1, 0)]]


def _signal_names(signal: str, polarity: str | None) -> list[str]:
    return ["signal", signal, f"polarity_{polarity or polarity_of(signal)}"]


def _marks(row: Row) -> list[tuple[Offsets, list[str]]]:
    """Every annotated stretch of a recollection with the labels of a unit that it belongs to."""
    text = row["text"]
    marks: list[tuple[Offsets, list[str]]] = [
        *(
            (offsets_of(text, s), _talk_names(s.get("patterns", ()), s.get("severity", 1)))
            for s in row["self_talk"]
        ),
        *(
            (offsets_of(text, s), _signal_names(s["signal"], s.get("polarity")))
            for s in row["signals"]
        ),
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
    """A whole recollection: every unit has every label that was looked for, but distress (known of the
    text only)."""
    text, given, row = row["text"], row, NOTHING | row
    cut = windows(text, vocabulary)
    targets = np.zeros((len(cut.units), len(OUTPUTS)), np.float32)
    masks = np.ones_like(targets)
    marks, named = _marks(row), mentions(row)
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
    if row["stumble"] and row["after_stumble"]:
        since = offsets_of(text, row["stumble"])[0]
        later = [place for place, unit in enumerate(cut.units) if unit.start >= since]
        targets[later, INDEX[f"change_{row['after_stumble']}"]] = 1.0
        masks[np.ix_(later, _CHANGES)] = 1
    if row["distress"] == "crisis":
        masks[:, _WHOLE] = 0
    if row["distress"] != "none":
        masks[:, [INDEX["elevated"], INDEX["crisis"]]] = 0
        masks[:, _SELF_TALK] *= (
            targets[:, [INDEX["self_talk"]]] if row["distress"] == "crisis" else 1
        )
    if row["decision_by"] and not row.get("decision_quote"):
        masks[:, INDEX["decision"]] = 0
    if row["outcome"] != "pending" and not row.get("outcome_quote"):
        masks[:, _OUTCOME] = 0
    _mask_severity(targets, masks)
    unseen = unseen_in_recollection(given)
    targets[:, unseen], masks[:, unseen] = 0, 0
    tags = tags_of(row, cut)
    tags[:, unseen_words(given)] = -1
    return Example(row["id"], cut, targets, masks, tags)


def sentence_example(row: Row, vocabulary: WordPieces) -> Example:
    """A single sentence (or two) as one unit, whatever clauses it has."""
    given, row = row, NO_LABEL | row
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
        masks[0, _SELF_TALK] = float(row["self_talk"])
    if row.get("about") != "neither":
        masks[0, INDEX["decision"]] = 0
        masks[0, _OUTCOME] = row.get("about") == "signal" and row["signal"] != "next_steps"
        masks[0, [INDEX[n] for n in FIELDS]] = targets[0, [INDEX[n] for n in FIELDS]]
    masks[0, _WHOLE] = 0
    tags = np.full((len(cut.pieces), len(TAGS)), -1, np.float32)
    if "people" in row:
        columns = [TAGS.index(name) for name in PEOPLE]
        own = {"text": row["text"], "people": row["people"]}
        tags[:, columns] = tags_of(own, cut)[:, columns]
        for _, names in mentions(row):
            _set(targets[0], names)
    else:
        masks[0, _PEOPLE] = 0
    _mask_severity(targets, masks)
    unseen = unseen_in_sentence(given)
    targets[0, unseen], masks[0, unseen] = 0, 0
    whole = Windows(cut.pieces, cut.lengths, cut.places, (unit,))
    return Example(row["id"], whole, targets, masks, tags)


def _mask_severity(targets: np.ndarray, masks: np.ndarray) -> None:
    masks[:, _SEVERITIES] *= targets[:, [INDEX["self_talk"]]]


def example(row: Row, vocabulary: WordPieces) -> Example | None:
    """The example of a row; None where the text holds no sentence at all."""
    if not windows(row["text"], vocabulary).units:
        return None
    make = recollection_example if is_recollection(row) else sentence_example
    return make(row, vocabulary)
