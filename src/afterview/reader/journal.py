"""A journal of any kind as recollections: one after the other, whatever each file holds."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path, PurePosixPath

from afterview.errors import InputError
from afterview.reader.archives import DAMAGE, members_of, text_of_docx
from afterview.reader.dated import entries_in
from afterview.reader.entries import Broken, Dated, Item, Meter, Unreadable, numbered
from afterview.reader.exports import entries_of_export
from afterview.reader.files import MAX_BYTES, all_of, decode, lines_of, opened, shown, written_on
from afterview.reader.folders import files_in
from afterview.reader.tables import Columns, rows_of_csv, rows_of_jsonl
from afterview.records import Recollection

MAX_EXPORT = 10 * MAX_BYTES  # many entries in one JSON object, which has to be read as a whole


@dataclass(frozen=True, slots=True)
class _File:
    """One file: what its entries go by, how messages call it, its size in bytes and its time."""

    name: str
    label: str
    size: int
    time: dt.date | None
    columns: Columns
    meter: Meter

    @property
    def kind(self) -> str:
        return PurePosixPath(self.label).suffix.lower()


def read_journal(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    columns: Columns | None = None,
) -> Iterator[Recollection]:
    """The recollections of files, folders, globs and archives, one by one.

    Args:
        paths: one or several of them.
        columns: which columns of tables to read; None goes by the usual names.

    Raises:
        InputError: the first thing that can't be read. `read_items` goes on instead.

    >>> list(read_journal([]))
    []
    """
    for item in read_items([paths] if isinstance(paths, str | os.PathLike) else paths, columns):
        if isinstance(item, Unreadable):
            raise InputError(item.reason)
        yield item


def read_items(
    paths: Iterable[str | os.PathLike[str]],
    columns: Columns | None = None,
    meter: Meter | None = None,
) -> Iterator[Item]:
    """The recollections of files, folders, globs and archives, and a record for what can't be read.

    The date of an entry comes from its own header, the front matter, the file name, and else from the
    file's time.

    Args:
        paths: of what to read.
        columns: as in `read_journal`.
        meter: turned on by the bytes that were read.
    """
    meter = meter or Meter()
    given = [*paths]
    named = {*map(Path, given)}
    for path, name in files_in(given):
        before, size = meter.read, 0
        try:
            with opened(path, found=path not in named) as stream:
                status = os.fstat(stream.fileno())
                size, time = status.st_size, _day_of(status.st_mtime)
                file = _File(shown(name), shown(path.name), size, time, columns or Columns(), meter)
                yield from _items(stream, file)
        except InputError as error:
            yield Unreadable(shown(name), str(error))
        meter.read = before + size


def _day_of(seconds: float) -> dt.date | None:
    try:
        return dt.date.fromtimestamp(seconds)
    except (OSError, ValueError, OverflowError):
        return None


def _items(stream: BufferedReader, file: _File) -> Iterator[Item]:
    if file.kind == ".zip":
        yield from _items_of_archive(stream, file)
        return
    day, entries = _entries(stream, file)
    empty = True
    for item in numbered(file.name, entries, day, file.time):
        empty = False
        yield item
    if empty:
        raise InputError(f"{file.label} is empty; write a few lines about the interview first.")


def _items_of_archive(stream: BufferedReader, file: _File) -> Iterator[Item]:
    for member in members_of(stream, file.size, file.name, file.label):
        if isinstance(member, Unreadable):
            yield member
            continue
        before = file.meter.read
        inside = replace(
            file, name=member.name, label=shown(member.path.name), size=member.info.file_size
        )
        try:
            with member.open() as unpacked:
                yield from _items(unpacked, inside)
        except InputError as error:
            yield Unreadable(member.name, str(error))
        except (*DAMAGE, OSError, UnicodeDecodeError):
            yield Unreadable(member.name, "It is damaged in the archive; pack it again.")
        file.meter.read = before + member.info.compress_size


def _entries(
    stream: BufferedReader, file: _File
) -> tuple[dt.date | None, Iterable[Dated | Broken]]:
    """The day that a file's name or its front matter tells, and its entries."""
    kind, label = file.kind, file.label
    if kind in (".csv", ".tsv", ".jsonl", ".ndjson"):
        rows = rows_of_csv if kind in (".csv", ".tsv") else rows_of_jsonl
        lines = lines_of(stream, label, file.meter)
        return written_on("", label), rows(lines, label, file.columns)
    if kind == ".json":
        text = decode(all_of(stream, label, MAX_EXPORT), label)
        return written_on("", label), entries_of_export(text, label)
    data = all_of(stream, label)
    text = text_of_docx(data, label) if kind == ".docx" else decode(data, label)
    return written_on(text, label), entries_in(text) or (Dated(text),)
