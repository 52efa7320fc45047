"""Where a store lies: its files, and whether what is there may be touched at all."""

from __future__ import annotations

import glob
import itertools
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from afterview.errors import InputError, NoHomeError
from afterview.reader.files import shown
from afterview.resources import data_folder

_HEAD = b"SQLite format 3\x00"
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# What ails the place and not the file: no right, no room, or a device that fails.
_PLACE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


def default_store() -> Path:
    """Where the store is, unless another place is given.

    Raises:
        NoHomeError: the system names no home folder.
    """
    return data_folder() / "store.sqlite"


def check(path: Path) -> None:
    """Look whether a place is free or holds a store, be it a damaged one.

    Raises:
        InputError: what lies there was written by somebody else, or is in use; it is left alone.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except OSError:
        return  # nothing is there, or it is said by who opens it
    if head and not (_is_store(path) if head == _HEAD else _is_default(path)):
        raise InputError(
            f"{shown(path)} is no store of afterview and was left alone; give --store another place."
        )


def _is_store(path: Path) -> bool:
    """Whether a file of SQLite's has our table, or none yet; of a damaged one nobody knows."""
    try:
        with closing(sqlite3.connect(path, timeout=30.0)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = {name for (name,) in tables}
    except sqlite3.DatabaseError as error:
        if is_busy(error):
            raise in_use(path) from None
        return True
    return not names or "results" in names


def _is_default(path: Path) -> bool:
    with suppress(NoHomeError):
        return path == default_store()
    return False


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether another program holds the file."""
    return _code(error) in _BUSY


def is_of_the_place(error: sqlite3.DatabaseError) -> bool:
    """Whether it isn't the file that is damaged."""
    return _code(error) in _PLACE


def _code(error: sqlite3.DatabaseError) -> int:
    """SQLite's own number of an error, without its finer part."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def in_use(path: Path) -> InputError:
    """What is said of a file that another program holds."""
    return InputError(f"{shown(path)} is in use by another program; try again later.")


def unusable(path: Path, error: sqlite3.DatabaseError) -> InputError:
    """What is said of a store that can't be read or made smaller."""
    if is_busy(error):
        return in_use(path)
    if is_of_the_place(error):
        return InputError(
            f"{shown(path)} can't be used ({error}); make room there, and its folder writable."
        )
    return InputError(f"{shown(path)} is damaged; `afterview store forget` removes it.")


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it.

    Raises:
        InputError: it can't be removed.
    """
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(
            f"{shown(path)} can't be removed ({reason}); make its folder writable and try again."
        ) from None


def files_of(path: Path) -> list[Path]:
    """The files that a store is made of: itself, SQLite's own beside it, and damaged ones set aside."""
    aside = sorted(path.parent.glob(f"{glob.escape(path.name)}.damaged-*"))
    names = (path, Path(f"{path}-wal"), Path(f"{path}-shm"), *aside)
    return [file for file in names if file.exists()]


def set_aside(path: Path) -> Path:
    """Give a damaged store a name that nothing has yet; the new name."""
    names = (path.with_name(f"{path.name}.damaged-{n}") for n in itertools.count(1))
    aside = next(name for name in names if not name.exists())
    path.replace(aside)
    for extra in ("-wal", "-shm"):
        Path(f"{path}{extra}").unlink(missing_ok=True)
    return aside


def forget(path: Path) -> list[Path]:
    """Remove a store with everything beside it; the files that were removed.

    Raises:
        InputError: what is there is no store, or can't be removed.
    """
    check(path)
    found = files_of(path)
    for file in found:
        remove(file)
    return found
