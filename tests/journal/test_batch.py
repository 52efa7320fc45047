"""A batch as it is run: in order, streaming, and taken up again."""

import datetime as dt
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

STORY = "Interview number {} at Corran. She smiled all through it. I forgot the tool. I'm such an idiot."
ROOM = 20_000  # bytes that a file may grow to
SHOPPING = "Milk, eggs, flour. " * 30


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "afterview", *map(str, arguments)]


def batch(*arguments: str | Path, code: int = 0, **environment: str) -> str:
    done = subprocess.run(
        command("batch", *arguments),
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said
    assert done.stdout == b""
    return said


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[str]:
    return [row["source"]["id"] for row in rows(path)]  # type: ignore[index]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for number in range(12):
        (folder / f"2026-03-{number + 1:02}.txt").write_text(STORY.format(number), encoding="utf-8")
    (folder / "shopping.txt").write_text(SHOPPING, encoding="utf-8")
    return folder


def test_results_are_in_order_and_a_second_run_reads_nothing(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    assert "12 written" in batch(journal, "-o", out)
    assert ids(out) == [f"2026-03-{n + 1:02}" for n in range(12)]
    before = out.read_bytes()
    said = batch(journal, "-o", out)
    assert "12 of them unchanged" in said
    assert "1 not about an interview" in said
    assert out.read_bytes() == before
    assert out.stat().st_mode & 0o077 == 0
    assert not (tmp_path / "r.jsonl.part").exists()


def test_workers_change_nothing(journal: Path, tmp_path: Path) -> None:
    day = ("--today", "2026-03-20")
    batch(journal, "-o", tmp_path / "one.jsonl", "--no-store", *day)
    batch(journal, "-o", tmp_path / "two.jsonl", "--no-store", "--jobs", "2", *day)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_workers_share_the_store(tmp_path: Path) -> None:
    """More texts than are handed out at the beginning: the rest is by joblib's own threads."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(STORY.format(number), encoding="utf-8")
    options = ("--jobs", "2", "--store", tmp_path / "s.sqlite", "--today", "2026-03-20")
    batch(folder, "-o", tmp_path / "one.jsonl", *options)
    batch(folder, "-o", tmp_path / "two.jsonl", *options)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert ids(tmp_path / "one.jsonl") == [f"{n:02}" for n in range(60)]


def test_what_the_store_holds_gives_the_same_bytes(journal: Path, tmp_path: Path) -> None:
    day = ("--today", "2026-03-20", "--store", tmp_path / "s.sqlite")
    batch(journal, "-o", tmp_path / "one.jsonl", *day)
    batch(journal, "-o", tmp_path / "two.jsonl", *day)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_one_broken_file_is_one_record_and_the_rest_goes_on(journal: Path, tmp_path: Path) -> None:
    (journal / "2026-03-05.txt").write_bytes(b"\x00" * 100)
    out = tmp_path / "r.jsonl"
    said = batch(journal, "-o", out, code=2)
    assert "2026-03-05" in said
    broken = [row for row in rows(out) if "error" in row]
    assert len(rows(out)) == 12
    assert len(broken) == 1
    again = batch(journal, "-o", out, code=2)
    assert "11 of them unchanged" in again


def test_a_changed_and_a_new_and_a_removed_file(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    batch(journal, "-o", out)
    (journal / "2026-03-04.txt").write_text(STORY.format("changed"), encoding="utf-8")
    (journal / "2026-03-06b.txt").write_text(STORY.format("new"), encoding="utf-8")
    (journal / "2026-03-09.txt").unlink()
    batch(journal, "-o", out)
    found = ids(out)
    assert found == sorted(found)
    assert len(found) == 12
    assert "2026-03-06b" in found
    assert "2026-03-09" not in found


def test_tables(journal: Path, tmp_path: Path) -> None:
    (journal / "=cmd.txt").write_text(STORY.format(0), encoding="utf-8")
    for suffix in ("csv", "parquet", "sqlite"):
        batch(journal, "-o", tmp_path / f"r.{suffix}")
    text = (tmp_path / "r.csv").read_text(encoding="utf-8")
    assert "'=cmd" in text
    assert len(text.splitlines()) == 14
    import pandas as pd

    frame = pd.read_parquet(tmp_path / "r.parquet")
    assert len(frame) == 13
    assert frame["self_talk"].sum() >= 13
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as found, found:
        assert found.execute("SELECT count(*) FROM entries").fetchone() == (13,)
        assert found.execute("SELECT count(*) FROM spans").fetchone()[0] >= 13
    assert not list(tmp_path.glob("*.lines*"))


def test_without_names_nothing_says_whose_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    text = (
        "Interview at Corran with Priya Nair. She smiled at me. I rang Oonagh. I'm such an idiot."
    )
    (folder / "Oonagh-2026-03-02.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "r.jsonl"
    batch(folder, "-o", out, "--redact")
    line = out.read_text(encoding="utf-8")
    assert not [name for name in ("Corran", "Priya", "Nair", "Oonagh") if name in line]
    assert "such an idiot" in line


def test_faults_are_one_sentence(journal: Path, tmp_path: Path) -> None:
    assert "--output wants" in batch(journal, "-o", tmp_path / "r.doc", code=2)
    assert "--scheduler" in batch(journal, "-o", tmp_path / "r.jsonl", "--engine", "dask", code=2)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "can't be written" in batch(journal, "-o", tmp_path / "file" / "r.jsonl", code=2)
    assert "exist" in batch(tmp_path / "nothing", "-o", tmp_path / "r.jsonl", code=2)


def test_no_room_left_is_one_sentence_and_what_was_written_stays_whole(
    journal: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.jsonl"
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))"
    run = "from afterview.cli.app import main; main()"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{full}; {run}",
            "batch",
            str(journal),
            "-o",
            str(out),
            "--no-store",
        ],
        capture_output=True,
        check=False,
    )
    said = done.stderr.decode()
    assert done.returncode == 2, said
    assert "too large" in said
    assert "goes on from there" in said
    assert "Traceback" not in said
    batch(journal, "-o", out)
    assert len(rows(out)) == 12


def test_without_home_and_in_a_plain_locale(journal: Path, tmp_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if not k.startswith("XDG") and k != "HOME"}
    out = tmp_path / "r.jsonl"
    done = subprocess.run(
        command("batch", journal, "-o", out, "--no-store"),
        capture_output=True,
        check=False,
        env={**bare, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0, done.stderr
    assert len(rows(out)) == 12


NOBODY = """
import pwd
def getpwuid(uid):
    raise KeyError(uid)
pwd.getpwuid = getpwuid
from afterview.cli.app import main
main()
"""


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("analyze", "a.txt", "--brief"), 0),
        (("batch", "a.txt", "-o", "r.jsonl", "--no-store"), 0),
        (("batch", "a.txt", "-o", "r.jsonl", "--store", "s.sqlite"), 0),
        (("batch", "a.txt", "-o", "r.jsonl"), 2),
        (("trends", "a.txt"), 2),
        (("correct", "--forget"), 2),
        (("store", "info"), 2),
        (("forget",), 2),
    ],
)
def test_a_user_that_the_system_knows_no_home_of(
    arguments: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(STORY.format(1), encoding="utf-8")
    bare = {k: v for k, v in os.environ.items() if not k.startswith("XDG") and k != "HOME"}
    done = subprocess.run(
        [sys.executable, "-c", NOBODY, *arguments],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=bare,
    )
    said = done.stderr.decode()
    assert done.returncode == status, said
    assert ("set HOME" in said) is (status == 2)
    assert len(said.splitlines()) <= 1
    assert not (tmp_path / "~").exists()


def test_dates_stay_dates(journal: Path, tmp_path: Path) -> None:
    batch(journal, "-o", tmp_path / "r.jsonl")
    written = [row["source"]["written_on"] for row in rows(tmp_path / "r.jsonl")]  # type: ignore[index]
    assert written[0] == dt.date(2026, 3, 1).isoformat()
