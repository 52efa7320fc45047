"""The store: results come back, the text doesn't go in, and damage costs nothing but time."""

import datetime as dt
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from afterview.analysis import load, reflect
from afterview.errors import InputError
from afterview.journal.place import forget
from afterview.journal.store import SCHEMA, Store, facts, vacuum
from afterview.records import Recollection, Reflection

TEXT = "I had an interview with Corran Logistics. She smiled all through my interview. I'm such an idiot. They ring by Friday."
ONE = Recollection.of(TEXT, id="a", written_on=dt.date(2026, 3, 2))


@pytest.fixture(scope="module")
def reflection() -> Reflection:
    return reflect([ONE], load())[0]


def test_what_went_in_comes_out_under_another_name(tmp_path: Path, reflection: Reflection) -> None:
    path = tmp_path / "deep" / "s.sqlite"
    with Store(path, "f1") as store:
        assert store.get(ONE) is None
        store.put([(ONE, reflection)])
    with Store(path, "f1") as store:
        assert store.get(ONE) == reflection
        moved = Recollection.of(TEXT, id="b", written_on=ONE.written_on)
        found = store.get(moved)
        assert found is not None
        assert found.source.id == "b"
        assert store.get(Recollection.of(TEXT)) is None  # another day: "by Friday" is another date
    with Store(path, "f2") as store:
        assert store.get(ONE) is None


def test_no_word_of_the_text_is_in_the_file_unless_asked(
    tmp_path: Path, reflection: Reflection
) -> None:
    for keep in (False, True):
        path = tmp_path / f"{keep}.sqlite"
        with Store(path, "f", keep_quotes=keep) as store:
            store.put([(ONE, reflection)])
        assert path.stat().st_mode & 0o077 == 0
        with closing(sqlite3.connect(path)) as raw, raw:
            (data,) = raw.execute("SELECT data FROM results").fetchone()
        held = zlib.decompress(data).decode()
        assert ("idiot" in held) is keep
        assert ("Corran" in held) is keep
        with Store(path, "f") as store:
            assert store.get(ONE) == reflection
        found = facts(path)
        assert found is not None
        assert (found.results, found.with_quotes) == (1, int(keep))


def test_a_damaged_store_is_set_aside_with_a_sentence(
    tmp_path: Path, reflection: Reflection
) -> None:
    path = tmp_path / "s.sqlite"
    for number in (1, 2):
        path.write_bytes(b"SQLite format 3\x00 and then no database at all" * 100)
        with Store(path, "f") as store:
            assert f"set aside as s.sqlite.damaged-{number}" in store.warning
            store.put([(ONE, reflection)])
            assert store.get(ONE) == reflection
    assert len([*tmp_path.glob("s.sqlite.damaged-*")]) == 2
    assert forget(path)
    assert not [*tmp_path.iterdir()]


def make_older(path: Path) -> None:
    """Give a store the first schema."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executescript(
            "ALTER TABLE results RENAME TO new_results;"
            "CREATE TABLE results (sha256 TEXT, written_on TEXT, fingerprint TEXT, data BLOB,"
            " PRIMARY KEY (sha256, written_on, fingerprint));"
            "INSERT INTO results SELECT sha256, written_on, fingerprint, data FROM new_results;"
            "DROP TABLE new_results; PRAGMA user_version = 1;"
        )


def test_an_older_schema_is_migrated(tmp_path: Path, reflection: Reflection) -> None:
    path = tmp_path / "s.sqlite"
    with Store(path, "f") as store:
        store.put([(ONE, reflection)])
    make_older(path)
    with Store(path, "f") as store:
        assert store.get(ONE) == reflection
        store.put([(ONE, reflection)])
    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(InputError, match="newer version"):
        Store(path, "f")


def _fill(path: Path, first: int) -> None:
    for number in range(first, first + 40):
        one = Recollection.of(f"She smiled. Number {number}.")
        with Store(path, "f") as store:
            store.put([(one, Reflection(reflect_source(one), is_interview=True))])


def reflect_source(one: Recollection):  # type: ignore[no-untyped-def]
    from afterview.source import source_of

    return source_of(one)


def test_two_processes_on_one_store_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_fill, args=(path, start)) for start in (0, 1000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    found = facts(path)
    assert found is not None
    assert found.results == 80


def test_vacuum_keeps_this_version_and_forget_leaves_nothing(
    tmp_path: Path, reflection: Reflection
) -> None:
    path = tmp_path / "s.sqlite"
    for name in ("old", "new"):
        with Store(path, name) as store:
            store.put([(ONE, reflection)])
    assert vacuum(path, "new") == 1
    with Store(path, "new") as store:
        assert store.get(ONE) == reflection
    assert path in forget(path)
    assert list(tmp_path.iterdir()) == []
    assert facts(path) is None
    with pytest.raises(InputError, match="no store"):
        vacuum(path, "new")


def test_a_full_disk_is_no_damage(tmp_path: Path, reflection: Reflection) -> None:
    path = tmp_path / "s.sqlite"
    with Store(path, "f") as store:
        store.put([(ONE, reflection)])
    code = (
        "import resource, sys; from pathlib import Path; from afterview.journal.store import Store\n"
        "from afterview.errors import InputError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "try: Store(Path(sys.argv[1]), 'f')\n"
        "except InputError as error: sys.exit(str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert b"make room" in done.stderr, done.stderr
    with Store(path, "f") as store:
        assert store.get(ONE) == reflection
        assert not store.warning


def test_threads_share_it_and_a_closed_one_knows_nothing(
    tmp_path: Path, reflection: Reflection
) -> None:
    with Store(tmp_path / "s.sqlite", "f") as store, ThreadPoolExecutor(4) as pool:
        store.put([(ONE, reflection)])
        assert all(pool.map(lambda _: store.get(ONE) == reflection, range(40)))
    assert store.get(ONE) is None


def test_a_place_that_cant_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="--no-store"):
        Store(tmp_path / "file" / "s.sqlite", "f")


class Stopped(sqlite3.Connection):
    """A connection whose program ends before a statement."""

    left = 0

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        Stopped.left -= 1
        if Stopped.left < 0:
            os._exit(9)
        return super().execute(*arguments)


def test_killed_before_any_statement_of_the_opening_nothing_is_lost(
    tmp_path: Path, reflection: Reflection
) -> None:
    """A store of the older schema is made over by all of the statements or by none."""
    whole = tmp_path / "whole.sqlite"
    with Store(whole, "f") as store:
        store.put([(ONE, reflection)])
    make_older(whole)
    context = multiprocessing.get_context("fork")
    for number in range(50):
        path = tmp_path / f"{number}.sqlite"
        shutil.copy(whole, path)
        killed = context.Process(target=_open_until, args=(path, number))
        killed.start()
        killed.join()
        with Store(path, "f") as store:
            assert not store.warning, number
            assert store.get(ONE) == reflection
        if killed.exitcode == 0:
            break
    assert 8 < number < 20


def _open_until(path: Path, number: int) -> None:
    Stopped.left, connect = number, sqlite3.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sqlite3, "connect", lambda *names, **more: connect(*names, factory=Stopped, **more)
        )
        Store(path, "f")


class Failing(sqlite3.Connection):
    """A connection to a file that was damaged after it was opened."""

    open = False

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        if Failing.open:
            raise sqlite3.DatabaseError("database disk image is malformed")
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        if Failing.open:
            raise sqlite3.DatabaseError("database disk image is malformed")
        return super().executemany(*arguments)


def test_damaged_while_it_is_open_it_knows_nothing_and_says_what_it_cant_keep(
    tmp_path: Path, reflection: Reflection, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *names, **more: connect(*names, factory=Failing, **more)
    )
    with Store(tmp_path / "s.sqlite", "f") as store:
        store.put([(ONE, reflection)])
        monkeypatch.setattr(Failing, "open", True)
        assert store.get(ONE) is None
        with pytest.raises(InputError, match=r"can't be written \(database disk image"):
            store.put([(ONE, reflection)])
