"""Reads annotated texts as people write them: JSON Lines, or the notation of `training.markup`.

In JSON Lines, a key that a row lacks was not looked at. In the notation, where every row would have
every key, that is told by what isn't there: a mark that stands nowhere in a file was not looked for,
unless the line ``looked for: KEY, KEY`` says so, and a header line that a block lacks was not looked at.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from afterview.errors import InputError
from afterview.nlp.labels import FIELDS
from afterview.reader.files import decode, file_bytes, shown
from afterview.training.looked_at import NOTHING, Row, is_recollection
from afterview.training.marks import MarkupError, one_of
from afterview.training.recollection_files import blocks_of, header_of, parse_recollections
from afterview.training.row_checks import check, check_keys
from afterview.training.sentence_files import parse_sentences

MARKED = ("self_talk", "signals", *FIELDS)  # what marks in a text tell
ANSWERS = NOTHING.keys() - {*MARKED, "traps"}  # what the lines above it tell
ABOVE = ("written_on", "voice", "outcome_quote", "decision_quote")  # what else may stand there
GUIDE = "See docs/annotating.md."
_TOLD = re.compile(r"(?mi)^looked for:(.*)$")
_LABELS = {"self_talk": ("self_talk", "patterns", "severity"), "signals": ("signal", "polarity")}


def annotated_files(place: Path) -> list[Path]:
    """The files of annotated texts in a folder, or the one file.

    Raises:
        InputError: two of them have the same name before the dot, as a file and what it was converted to.
    """
    if not place.is_dir():
        return [place]
    files = sorted(path for path in place.iterdir() if path.suffix in (".jsonl", ".txt"))
    for one, other in pairwise(files):
        if one.stem == other.stem:
            raise InputError(
                f"{shown(one)} and {shown(other.name)} look like the same texts; keep one of them."
            )
    return files


def annotated(path: Path) -> list[Row]:
    """The rows of a file of annotated texts, each of them fit to be trained with and scored.

    Raises:
        InputError: the file can't be read, or a row isn't annotated as `docs/annotating.md` describes.
            The sentence names file, row and key or label, and quotes no text.
    """
    name = shown(path)
    source = re.sub(r"\r\n?", "\n", decode(file_bytes(path), name))
    lines = path.suffix == ".jsonl" or source.lstrip().startswith(("{", "["))
    try:
        rows = list(rows_of_lines(source, path.stem) if lines else rows_of_notes(source, path.stem))
        if not rows:
            raise MarkupError("there is no annotated text in it")
    except MarkupError as error:
        said = f"{name}, {shown(str(error))}"
        raise InputError(f"{said}{'' if said.endswith('?') else '.'} {GUIDE}") from None
    return rows


def rows_of_lines(source: str, stem: str) -> Iterator[Row]:
    """The rows of JSON Lines; a row without an id is called by file and line.

    >>> [row["id"] for row in rows_of_lines('{"text": "I froze.", "self_talk": false}', "notes")]
    ['notes-1']

    Raises:
        MarkupError: naming the row that isn't annotated as it should be.
    """
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise MarkupError(f"line {number}: it is no JSON object") from None
        if not isinstance(row, dict):
            raise MarkupError(f"line {number}: it is no JSON object")
        row = {"id": f"{stem}-{number}"} | row
        try:
            check(row)
        except MarkupError as error:
            where = f"row {row['id']}" if isinstance(row["id"], str) else f"line {number}"
            raise MarkupError(f"{where}: {error}") from None
        yield row


def rows_of_notes(source: str, stem: str) -> Iterator[Row]:
    """The rows of a file in the notation, without the keys that nobody looked at.

    >>> notes = "+ labeling 2 | What a clown I am.\\n- of the dog | What a clown he is."
    >>> ["signal" in row for row in rows_of_notes(notes, "notes")]
    [False, False]

    Raises:
        MarkupError: naming the line or block that doesn't follow the notation.
    """
    blocks = blocks_of(source)
    above = source.split("\n")[: blocks[0][0] - 1] if blocks else [source]
    told = _told("\n".join(above))
    read = parse_recollections(source) if blocks else parse_sentences(_TOLD.sub("", source), stem)
    rows = list(read)
    looked_for = told.union(*map(_marked, rows))
    headers = [header_of(block) for _, block in blocks] or [{}] * len(rows)
    for row, header in zip(rows, headers, strict=True):
        seen = _seen(row, header, looked_for)
        try:
            check_keys(header, (*ANSWERS, *ABOVE))
            check(seen)
        except MarkupError as error:
            raise MarkupError(f"row {row['id']}: {error}") from None
        yield seen


def _told(source: str) -> set[str]:
    """What the lines `looked for` name."""
    names = {name for found in _TOLD.finditer(source) for name in re.findall(r"[^\s,]+", found[1])}
    for name in names:
        one_of("mark to look for:", name, MARKED)
    return names


def _seen(row: Row, header: dict[str, str], looked_for: set[str]) -> Row:
    """A row without the keys that nobody looked at, and with the header's own."""
    if is_recollection(row):
        unseen = {key for key in MARKED if key not in looked_for}
        unseen |= ANSWERS - header.keys()
    else:
        unseen = {key for name, keys in _LABELS.items() if name not in looked_for for key in keys}
    return {key: row[key] for key in row if key not in unseen} | {
        key: header[key] for key in header if key not in row
    }


def _marked(row: Row) -> set[str]:
    """What the marks of a row show that somebody looked for."""
    if is_recollection(row):
        traps = {{"signal": "signals"}.get(t["looks_like"], t["looks_like"]) for t in row["traps"]}
        return traps | {key for key in MARKED if row[key]}
    talk = {"self_talk"} if row["self_talk"] or row["about"] == "self_talk" else set[str]()
    return talk | ({"signals"} if row["signal"] or row["about"] == "signal" else set[str]())
