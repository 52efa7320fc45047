"""Which files a journal is made of: folders, globs and single files, in a stable order."""

from __future__ import annotations

import glob
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

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
    kinds, pipes, devices and links to a folder above are skipped, and a folder that several links lead
    to is read once. A file that is named itself is always taken. Where several folders are given, the
    folder's own name stands before the names of its files.
    """
    given = [*_expanded(paths)]
    several = sum(path.is_dir() for path in given) > 1
    read: set[str] = set()
    for path in given:
        if path.is_dir():
            yield from _walk(path, f"{path.resolve().name}/" if several else "", read)
        else:
            yield path, path.stem


def names_of(files: Iterable[str]) -> dict[str, str]:
    """What each file goes by: its path without the ending, unless another would be called the same.

    >>> names_of(["a.md", "b.md", "b.txt"])
    {'a.md': 'a', 'b.md': 'b.md', 'b.txt': 'b.txt'}
    """
    bare = {file: PurePath(file).with_suffix("").as_posix() for file in files}
    count = Counter(bare.values())
    return {file: name if count[name] == 1 else file for file, name in bare.items()}


def _expanded(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    for path in paths:
        given = os.fspath(path)
        if os.path.lexists(given) or not glob.has_magic(given):
            yield Path(given)
        else:
            yield from map(Path, sorted(glob.glob(given, recursive=True)))  # noqa: PTH207


def _walk(root: Path, prefix: str, read: set[str]) -> Iterator[tuple[Path, str]]:
    """The files below a folder; what only links lead to comes last, so that names are those on disk."""
    top = os.path.realpath(root)
    waiting, linked = deque([root]), deque[Path]()
    while waiting or linked:
        folder = (waiting or linked).popleft()
        real = os.path.realpath(folder)
        if real in read or (real != top and Path(top).is_relative_to(real)):
            continue
        read.add(real)
        below = folder.relative_to(root)
        try:
            files, folders = _inside(folder)
        except OSError:
            yield folder, f"{prefix}{below.as_posix()}"
            continue
        for file, name in names_of(files).items():
            yield folder / file, prefix + (below / name).as_posix()
        own = [folder / name for name in folders]
        waiting.extendleft(path for path in reversed(own) if not path.is_symlink())
        linked += [path for path in own if path.is_symlink()]


def _inside(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the files to read and of the folders below, each in order."""
    files, folders = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir():
                    folders.append(entry.name)
                elif entry.name.lower().endswith(KNOWN) and entry.is_file():
                    files.append(entry.name)
            except OSError:  # a link that leads to itself
                continue
    return sorted(files), sorted(folders)
