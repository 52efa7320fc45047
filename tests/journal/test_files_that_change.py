"""Files that change while they are read: cut short, written over, or something else in their place."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import docx
import pytest

from afterview.cli import trends
from afterview.cli.app import main
from afterview.reader import files, journal
from afterview.reader.entries import Unreadable
from afterview.reader.journal import read_items

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
STORY = "Interview number {} at Corran. She smiled all through it. I forgot the tool. I'm such an idiot. "
PATIENCE = 10.0  # seconds until a pipe is ended that somebody waits at
EARLIER = 1_772_400_000  # 2026-03-01, the time of every file before it changes
OLD, NEW = "one", "two, a longer one, "
Change = Callable[[Path, bytes], None]


def text(number: str) -> bytes:
    return (STORY.format(number) * 2).encode()


def document(number: str) -> bytes:
    made, whole = docx.Document(), io.BytesIO()
    made.add_paragraph(STORY.format(number))
    made.save(whole)
    return whole.getvalue()


def archive(number: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for name in ("b.txt", "é.txt"):
            packed.writestr(name, text(number))
    return whole.getvalue()


def rows(number: str) -> bytes:
    texts = [{"text": STORY.format(f"{number} {n}")} for n in range(2)]
    return "".join(json.dumps(row) + "\n" for row in texts).encode()


def table(number: str) -> bytes:
    lines = [f'2026-03-0{n},"{STORY.format(n)}\n{number}"' for n in (1, 2)]
    return "\n".join(["date,text", *lines]).encode()


def export(number: str) -> bytes:
    return json.dumps({"entries": [{"text": STORY.format(number)}] * 2}).encode()


KINDS = {
    "txt": text,
    "docx": document,
    "zip": archive,
    "jsonl": rows,
    "csv": table,
    "json": export,
}


def emptied(path: Path, other: bytes) -> None:
    os.truncate(path, 0)


def cut_short(path: Path, other: bytes) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def written_over(path: Path, other: bytes) -> None:
    path.write_bytes(other)


def saved_anew(path: Path, other: bytes) -> None:
    path.with_name(".new").write_bytes(other)
    path.with_name(".new").replace(path)


def noise(path: Path, other: bytes) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


def names_spoiled(path: Path, other: bytes) -> None:
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xff", 1))


def removed(path: Path, other: bytes) -> None:
    path.unlink()


def a_folder(path: Path, other: bytes) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path, other: bytes) -> None:
    path.unlink()
    os.mkfifo(path)

    def ended() -> None:
        with suppress(OSError):  # nobody waits there
            os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))

    waiting = threading.Timer(PATIENCE, ended)
    waiting.daemon = True
    waiting.start()


WITHIN: tuple[Change, ...] = (emptied, cut_short, written_over, saved_anew, noise)
INSTEAD: tuple[Change, ...] = (removed, a_folder, a_pipe)
CHANGES = {change.__name__: change for change in (*WITHIN, names_spoiled, *INSTEAD)}
FILES = (
    *(f"{change.__name__}.{kind}" for change in WITHIN for kind in KINDS),
    *(f"{change.__name__}.{kind}" for change in INSTEAD for kind in ("txt", "zip")),
    *("names_spoiled.zip", "0 first.txt", "1 written_over.txt", "z last.txt"),
)


class InTwoGoes(io.FileIO):
    """A file that gives half of what is in it, and then the rest; before one of both something happens."""

    def __init__(self, path: Path, happens: Callable[[], None], go: int) -> None:
        super().__init__(path)
        self.happens, self.left, self.half = happens, go, max(path.stat().st_size // 2, 1)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.left -= 1
        if self.left == 0:
            self.happens()
        return super().readinto(memoryview(buffer)[: self.half])


def changing(moment: str) -> Callable[..., object]:
    """`opened`, but each file changes by its name: before it is opened, before it is read, or within."""
    real = journal.opened

    @contextmanager
    def opened(path: Path, **more: bool) -> Iterator[io.BufferedReader]:
        name = path.stem.split()[-1]

        def happens() -> None:
            CHANGES[name](path, KINDS[path.suffix[1:]](NEW))

        if name in CHANGES and moment != "opened":
            go = ("read", "half read").index(moment) + 1
            with io.BufferedReader(InTwoGoes(path, happens, go)) as stream:
                yield stream
            return
        if name in CHANGES:
            happens()
        with real(path, **more) as stream:
            yield stream

    return opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of every kind for each change, and two that stay as they are."""
    inside = tmp_path / "journal"
    inside.mkdir()
    for name in FILES:
        path = inside / name
        path.write_bytes(KINDS[path.suffix[1:]](f"{path.stem} {OLD}"))
        os.utime(path, (EARLIER, EARLIER))
    return inside


@pytest.mark.parametrize("moment", ["opened", "read", "half read"])
def test_what_changes_before_or_within_a_read_is_counted_once_and_read_again(
    moment: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    names = {name for name in FILES if not name.startswith("noise")}
    out, fresh = tmp_path / "out.jsonl", tmp_path / "fresh.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(journal, "opened", changing(moment))
        assert batch(folder, out) == 2  # empty ones cannot be read
    found = counted(out, capfd.readouterr().err)
    whole = {re.split("[#/]", name)[0] for name in found}
    assert {name for name in names if name not in whole and Path(name).stem not in whole} == set()
    pipes = [reason for name, reason in found.items() if name.startswith("a_pipe.")]
    assert all("replaced by something that is no file" in r for r in pipes) or moment != "opened"
    assert batch(folder, out) == 2
    again = counted(out, capfd.readouterr().err)
    assert batch(folder, fresh, "--no-store") == 2
    assert out.read_bytes() == fresh.read_bytes()
    assert len(again) < len(found)  # what is gone is counted no more


def batch(folder: Path, out: Path, *more: str) -> int:
    return perform("batch", str(folder), "-o", str(out), *more)


def perform(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def counted(out: Path, said: str) -> dict[str, str]:
    """The names of all rows with the reason of those that could not be read; as many as were counted."""
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    (told,) = re.findall(r"(\d+) written .*, (\d+) not about .*, (\d+) unreadable", said)
    broken = [line for line in lines if "error" in line]
    assert (int(told[0]), int(told[2])) == (len(lines) - len(broken), len(broken))
    found = {line["source"]["id"]: line.get("error", "") for line in lines}
    assert len(found) == len(lines)
    return found


@pytest.mark.parametrize(
    ("kind", "go"), [*((kind, go) for kind in KINDS for go in (1, 2, 3)), ("zip", 4)]
)
def test_a_device_that_fails_within_a_read_is_one_record(
    kind: str, go: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    @contextmanager
    def opened(path: Path, **more: bool) -> Iterator[io.BufferedReader]:
        with io.BufferedReader(InTwoGoes(path, fails, go)) as stream:
            yield stream

    path = tmp_path / f"a.{kind}"
    path.write_bytes(KINDS[kind](OLD))
    monkeypatch.setattr(journal, "opened", opened)
    broken = [item for item in read_items([path]) if isinstance(item, Unreadable)]
    assert len(broken) == 1
    assert re.search("can't be read|damaged", broken[0].reason)


READERS = {
    "story.txt": (
        *("analyze {}", "plan {}", "cards {}", "correct {}", "check-message {}", "trends {}"),
        "check-message draft.txt --about {}",
    ),
    "session.md": ("reflect {}",),
    "rows.jsonl": ("evaluate {}", "train {} --output model"),
    "results.jsonl": (
        "trends {}",
        "trends {} -f html -o page.html",
        "analyze draft.txt --journal {}",
    ),
    "c.toml": ("analyze draft.txt --config {}", "cards draft.txt --config {}"),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in with every kind of file that a command reads."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    Path("draft.txt").write_bytes(text(OLD))
    assert perform("batch", "draft.txt", "-o", "results.jsonl", "-q") == 0
    corpus = (CORPUS / "t1.jsonl").read_text(encoding="utf-8").splitlines()[:5]
    made = {
        "story.txt": STORY.format(OLD) * 2,
        "session.md": f"---\ndate: 2026-03-02\nguided: faces\n---\n\n{STORY}\n",
        "rows.jsonl": "\n".join(corpus),
        "results.jsonl": Path("results.jsonl").read_text(encoding="utf-8") * 4,
        "c.toml": 'name = "Sam"\nregion = "GB"\n',
    }
    for name, content in made.items():
        Path(name).write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("change", [emptied, cut_short, written_over, noise])
@pytest.mark.parametrize("name", READERS)
def test_no_command_falls_over_a_file_that_changes_within_a_read(
    name: str,
    change: Change,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before, real, seen = Path(name).read_bytes(), files.opened, 0

    @contextmanager
    def opened(path: Path, **more: bool) -> Iterator[io.BufferedReader]:
        nonlocal seen
        if path.name != name or seen:
            with real(path, **more) as stream:
                yield stream
            return
        seen += 1
        happens = partial(change, path, before[::-1])
        with io.BufferedReader(InTwoGoes(path, happens, 2)) as stream:
            yield stream

    for module in (files, journal, trends):
        monkeypatch.setattr(module, "opened", opened)
    for command in READERS[name]:
        Path(name).write_bytes(before)
        seen = 0
        status = perform(*command.format(name).split())
        assert seen, "it was read"
        said = capfd.readouterr().err
        assert status in (0, 1, 2), said
        assert "Traceback" not in said
