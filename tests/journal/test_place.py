"""What lies at the place of a store: only our own is ever touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from afterview.errors import InputError
from afterview.journal.place import check, default_store, files_of, forget
from afterview.journal.store import Store, facts, vacuum

MINE = "My thesis, and three years of my life.\n"
TOUCHED: dict[str, Callable[[Path], object]] = {
    "open": lambda path: Store(path, "f"),
    "forget": forget,
    "vacuum": lambda path: vacuum(path, "f"),
    "facts": facts,
}


@pytest.mark.parametrize("name", TOUCHED)
def test_a_file_of_the_users_is_left_alone(name: str, tmp_path: Path) -> None:
    for path in (tmp_path / "thesis.txt", tmp_path / "thesis.damaged"):
        path.write_text(MINE, encoding="utf-8")
    with pytest.raises(InputError, match="no store of afterview"):
        TOUCHED[name](tmp_path / "thesis.txt")
    assert {p.name for p in tmp_path.iterdir()} == {"thesis.txt", "thesis.damaged"}
    assert all(p.read_text(encoding="utf-8") == MINE for p in tmp_path.iterdir())


@pytest.mark.parametrize("name", TOUCHED)
def test_a_database_of_another_program_is_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE bookmarks (address)")
    before = path.read_bytes()
    with pytest.raises(InputError, match="no store of afterview"):
        TOUCHED[name](path)
    assert path.read_bytes() == before


def test_a_database_that_is_in_use_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "places.sqlite"
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, timeout: real(file, timeout=0))
    with closing(real(path, isolation_level=None)) as made:
        made.execute("CREATE TABLE bookmarks (address)")
        made.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match="in use"):
            forget(path)
    assert path.exists()


def test_nothing_an_empty_file_and_a_store_will_do(tmp_path: Path) -> None:
    check(tmp_path / "nothing")
    (tmp_path / "empty").touch()
    check(tmp_path / "empty")
    with Store(tmp_path / "s", "f"):
        check(tmp_path / "s")
        assert len(files_of(tmp_path / "s")) > 1
    (tmp_path / "s.damaged").write_text(MINE, encoding="utf-8")
    forget(tmp_path / "s")
    assert {p.name for p in tmp_path.iterdir()} == {"empty", "s.damaged"}


def test_at_its_own_place_anything_is_a_damaged_store() -> None:
    default_store().parent.mkdir(parents=True)
    default_store().write_text("half of it was lost", encoding="utf-8")
    with Store(default_store(), "f") as store:
        assert "set aside as store.sqlite.damaged-1" in store.warning
