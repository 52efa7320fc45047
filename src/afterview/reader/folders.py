"""Which files a journal is made of: folders, globs and single files, in a stable order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

KNOWN = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".docx",
    ".json",
    ".csv",
    ".tsv",
    ".jsonl",
    ".ndjson",
    ".zip",
)


def files_in(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, str]]:
    """Every file to read, with the name it goes by: its path below the folder that was given.

    Folders are walked through in the order of their names; hidden files and folders, files of unknown
    kinds and links back to a folder above are skipped. A file that is named itself is always taken.
    """
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _walk(path)
        elif path.exists() or not glob.has_magic(os.fspath(given)):
            yield path, path.stem
        else:
            for found in sorted(glob.glob(os.fspath(given), recursive=True)):  # noqa: PTH207
                yield from files_in([found])


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    waiting: list[tuple[Path, frozenset[str]]] = [(root, frozenset([os.path.realpath(root)]))]
    while waiting:
        folder, above = waiting.pop()
        try:
            inside = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError:
            yield folder, folder.relative_to(root).as_posix()
            continue
        below = []
        for entry in inside:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if entry.is_dir():
                real = os.path.realpath(entry.path)
                if real not in above:
                    below.append((path, above | {real}))
            elif path.suffix.lower() in KNOWN:
                yield path, path.relative_to(root).with_suffix("").as_posix()
        waiting += reversed(below)
