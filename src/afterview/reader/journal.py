"""A journal of any kind as recollections: one after the other, whatever each file holds."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from afterview.errors import InputError
from afterview.reader.archives import members_of, text_of_docx
from afterview.reader.dated import entries_in
from afterview.reader.entries import Dated, Item, Unreadable, numbered
from afterview.reader.exports import entries_of_export
from afterview.reader.files import decode, file_bytes, shown, written_on
from afterview.reader.folders import files_in
from afterview.reader.tables import Columns, rows_of_csv, rows_of_jsonl
from afterview.records import Recollection

_TEXT = (".txt", ".text", ".md", ".markdown", "")


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
    paths: Iterable[str | os.PathLike[str]], columns: Columns | None = None
) -> Iterator[Item]:
    """The recollections of files, folders, globs and archives, and a record for what can't be read.

    The date of an entry comes from its own header, the front matter, the file name, and else from the
    file's time.
    """
    for path, name in files_in(paths):
        try:
            data = file_bytes(path)
            yield from _items(data, path.name, shown(name), columns or Columns(), _time_of(path))
        except InputError as error:
            yield Unreadable(shown(name), str(error))


def _time_of(path: Path) -> dt.date | None:
    try:
        return dt.date.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None


def _items(
    data: bytes, file: str, name: str, columns: Columns, time: dt.date | None
) -> Iterator[Item]:
    kind = PurePosixPath(file).suffix.lower()
    label = shown(file)
    if kind == ".zip":
        for member in members_of(data, label):
            if isinstance(member, Unreadable):
                yield member
                continue
            inner, inside = member
            if PurePosixPath(inner).suffix.lower() == ".zip":
                yield Unreadable(
                    f"{name}/{shown(inner)}", "It is an archive in an archive; unpack it."
                )
                continue
            own = f"{name}/{shown(PurePosixPath(inner).with_suffix('').as_posix())}"
            try:
                yield from _items(inside, PurePosixPath(inner).name, own, columns, time)
            except InputError as error:
                yield Unreadable(own, str(error))
        return
    text = text_of_docx(data, label) if kind == ".docx" else decode(data, label)
    day = written_on(text, file)
    kept = [*numbered(name, _entries(text, kind, label, columns), day, time)]
    if not kept:
        raise InputError(f"{label} is empty; write a few lines about the interview first.")
    yield from kept


def _entries(text: str, kind: str, label: str, columns: Columns) -> Iterable[Dated]:
    if kind == ".json":
        return entries_of_export(text, label)
    if kind in (".csv", ".tsv"):
        return rows_of_csv(text, label, columns)
    if kind in (".jsonl", ".ndjson"):
        return rows_of_jsonl(text, label, columns)
    return entries_in(text) or (Dated(text),)
