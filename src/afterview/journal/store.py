"""What was read before, so that an unchanged text is never read twice.

A SQLite file of the user's own, mode 0600, in write-ahead mode: several runs may use it at once. It
holds offsets and labels by the hash of a text and the fingerprint of the program, and never the
text; quotes only if asked.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from afterview.errors import InputError
from afterview.journal.place import (
    check,
    files_of,
    in_use,
    is_busy,
    is_of_the_place,
    set_aside,
    unusable,
)
from afterview.journal.stripped import NotInTextError, restored, stripped
from afterview.plain import from_plain, to_plain
from afterview.reader.files import shown
from afterview.records import Recollection, Reflection
from afterview.source import source_of

SCHEMA = 2
_TABLE = """
CREATE TABLE IF NOT EXISTS results (
    sha256 TEXT NOT NULL, written_on TEXT NOT NULL, fingerprint TEXT NOT NULL,
    quotes INTEGER NOT NULL, added TEXT NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (sha256, written_on, fingerprint)
) WITHOUT ROWID
"""
_WANTED = "SELECT quotes, data FROM results WHERE sha256 = ? AND written_on = ? AND fingerprint = ?"
# Schema 1 had no `quotes` and no `added`.
_MIGRATIONS = {
    1: (
        "ALTER TABLE results RENAME TO old_results",
        _TABLE,
        "INSERT OR IGNORE INTO results SELECT sha256, written_on, fingerprint, 0, '', data FROM old_results",
        "DROP TABLE old_results",
    )
}


@dataclass(frozen=True, slots=True)
class Facts:
    """How much a store holds: results, those with quotes, bytes on disk, fingerprints."""

    results: int
    with_quotes: int
    size: int
    fingerprints: int


class Store:
    """An open store; use it as a context manager. Threads may share it, as those that hand out work do.

    Args:
        path: the file, made where it is missing.
        fingerprint: of the program and model whose results are wanted.
        keep_quotes: write the quotes into the file as well.

    Raises:
        InputError: the place can't be written, holds something else, or belongs to a newer version.
    """

    def __init__(self, path: Path, fingerprint: str, *, keep_quotes: bool = False) -> None:
        self.path, self.fingerprint, self.keep_quotes = path, fingerprint, keep_quotes
        self.warning = ""
        self._lock = threading.Lock()
        self._open()

    def _open(self) -> None:
        check(self.path)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = _connected(self.path)
        except sqlite3.DatabaseError as error:
            if is_busy(error) or is_of_the_place(error):
                raise self._unwritable(error) from None
            aside = set_aside(self.path)
            self.warning = (
                f"The store was damaged; it was set aside as {shown(aside.name)} and begun anew."
            )
            self._connection = _connected(self.path)
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError | sqlite3.DatabaseError) -> InputError:
        if isinstance(error, sqlite3.DatabaseError) and is_busy(error):
            return in_use(self.path)
        reason = getattr(error, "strerror", None) or error
        return InputError(
            f"{shown(self.path)} can't be written ({reason}); make room there, or its folder writable; "
            "`afterview batch` also takes another --store, or --no-store."
        )

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._connection.close()

    def get(self, one: Recollection) -> Reflection | None:
        """What was read in this text on an earlier day by the same program; None if nothing was."""
        key = (one.sha256, day_of(one), self.fingerprint)
        try:
            with self._lock:
                row = self._connection.execute(_WANTED, key).fetchone()
        except sqlite3.DatabaseError:
            return None  # read the text again; or closed, where the run was stopped
        if row is None:
            return None
        try:
            data = json.loads(zlib.decompress(row[1])) | {"source": to_plain(source_of(one))}
            return from_plain(Reflection, data) if row[0] else restored(data, one.text)
        except (ValueError, KeyError, TypeError, IndexError, zlib.error):
            return None  # written by a hand that knows better; read the text again

    def put(self, results: Iterable[tuple[Recollection, Reflection]]) -> None:
        """Keep what was read, all of it or nothing.

        Raises:
            InputError: there is no room, the place can't be written, or the file was damaged meanwhile.
        """
        rows = []
        for one, reflection in results:
            try:
                data = to_plain(reflection) if self.keep_quotes else stripped(reflection, one.text)
            except NotInTextError:
                continue  # rare: it is read again the next time
            data.pop("source", None)
            packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)
            today = dt.date.today().isoformat()
            rows.append(
                (one.sha256, day_of(one), self.fingerprint, int(self.keep_quotes), today, packed)
            )
        try:
            with self._lock, self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)", rows
                )
        except sqlite3.ProgrammingError:
            raise  # a fault of the program, and none of the place
        except sqlite3.DatabaseError as error:
            raise self._unwritable(error) from None


def day_of(one: Recollection) -> str:
    """The day that a text counts from, as part of what it is known by: "by Friday" is another date."""
    return one.written_on.isoformat() if one.written_on else ""


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=30.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with connection:  # all of it or nothing, also where the run is killed
            connection.execute("BEGIN IMMEDIATE")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA:
                raise InputError(
                    f"{shown(path)} was written by a newer version of afterview; update, or choose "
                    "another place with --store."
                )
            for statement in (*_MIGRATIONS.get(version, ()), _TABLE):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("SELECT count(*) FROM results WHERE sha256 = ''").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def facts(path: Path) -> Facts | None:
    """How much a store holds; None where there is no store.

    Raises:
        InputError: it can't be read, or is no store.
    """
    if not path.exists():
        return None
    check(path)
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            row = connection.execute(
                "SELECT count(*), coalesce(sum(quotes), 0), count(DISTINCT fingerprint) FROM results"
            ).fetchone()
    except sqlite3.DatabaseError as error:
        raise unusable(path, error) from None
    size = sum(file.stat().st_size for file in files_of(path))
    return Facts(row[0], row[1], size, row[2])


def vacuum(path: Path, keep: str) -> int:
    """Drop the results of other programs and models than `keep`, and give the room back.

    Returns:
        How many results were dropped.

    Raises:
        InputError: there is no store, it is damaged, or can't be written.
    """
    if not path.exists():
        raise InputError(f"There is no store at {shown(path)}; `afterview batch` makes one.")
    check(path)
    try:
        with closing(sqlite3.connect(path, timeout=30.0)) as connection:
            with connection:
                dropped = connection.execute(
                    "DELETE FROM results WHERE fingerprint != ?", (keep,)
                ).rowcount
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError as error:
        raise unusable(path, error) from None
    return dropped
