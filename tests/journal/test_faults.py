"""What goes wrong around a batch: clocks, folders, files that change, words in errors."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from afterview.cli.app import app
from afterview.errors import InputError
from afterview.reader.journal import read_journal

SECRET = "marmalade-and-thunder"
STORY = "Interview number {} at Corran. She smiled all through it. I forgot the tool. I'm such an idiot."


def batch(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afterview", "batch", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for number in range(4):
        (folder / f"2026-03-0{number + 1}.txt").write_text(STORY.format(number), encoding="utf-8")
    return folder


def test_a_clock_that_goes_backwards_hides_no_change(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    assert batch(journal, "-o", out, "--today", "2026-03-20").returncode == 0
    changed = journal / "2026-03-02.txt"
    changed.write_text(STORY.format("changed"), encoding="utf-8")
    os.utime(changed, (0, 0))
    done = batch(journal, "-o", out, "--today", "2026-03-19")
    assert done.returncode == 0
    texts = [json.loads(line)["source"]["sha256"] for line in out.read_text("utf-8").splitlines()]
    assert len(set(texts)) == 4
    fresh = tmp_path / "fresh.jsonl"
    batch(journal, "-o", fresh, "--today", "2026-03-19", "--no-store")
    assert texts == [
        json.loads(line)["source"]["sha256"] for line in fresh.read_text("utf-8").splitlines()
    ]


def test_a_file_changed_or_removed_while_others_are_read(journal: Path) -> None:
    found = read_journal(journal)
    assert STORY.format(0) in next(found).text
    (journal / "2026-03-02.txt").write_text("Changed. " + STORY.format(1), encoding="utf-8")
    (journal / "2026-03-03.txt").unlink()
    assert next(found).text.startswith("Changed. ")
    with pytest.raises(InputError, match="does not exist"):
        next(found)


def test_a_folder_that_may_not_be_written(
    journal: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    real = os.open

    def refused(path: str, flags: int, mode: int = 0o777, **more: int) -> int:
        if str(path).startswith(str(tmp_path / "out")) and flags & os.O_CREAT:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return real(path, flags, mode, **more)

    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(InputError, match=r"can't be written \(Read-only file system\)"):
        app(
            ["batch", str(journal), "-o", str(tmp_path / "out" / "r.jsonl"), "--no-store"],
            standalone_mode=False,
        )
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", SECRET.encode() + b"\x00" * 40),
        ("b.jsonl", f'{{"text": "{SECRET}'.encode()),
        ("c.json", f'{{"entries": "{SECRET}'.encode()),
        ("d.md", f"---\ndate: !!python/object:{SECRET}\n---\n".encode() + STORY.encode()),
        ("e.docx", SECRET.encode()),
        ("f.zip", SECRET.encode()),
        ("g.csv", f"{SECRET},{SECRET}\n{SECRET}\n".encode()),
    ],
)
def test_no_word_of_a_text_gets_into_an_error(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = batch(tmp_path / name, "-o", tmp_path / "r.jsonl")
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr
    assert SECRET not in done.stdout
