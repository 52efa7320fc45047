"""A place that can't be written: no right to, or a file system that is read-only.

Both are real. Root, too, is bound by permissions here, and the read-only file system is one of a
namespace of its own.
"""

from __future__ import annotations

import ctypes
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from afterview.cli.app import COMMANDS, main
from afterview.cli.editor import FOLDER, written
from afterview.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
STORY = (
    "Interview at Corran today. The manager smiled and nodded all through it. I forgot the name of "
    "the tool. I'm such an idiot. They said I would hear by Friday."
)
ROWS = (ROOT / "data" / "corpus" / "r12.jsonl").read_text(encoding="utf-8").splitlines()[:5]
BEFORE = "what stood here before\n"
SETTLED = ("out.html", "out.md", "out.json", "out.txt", "out.ics", "out.csv", "out.sqlite", "out.parquet")  # fmt: skip
NEW = "give the name of a file in a folder that you may write"
OTHER = "choose another place with --output"
ON = "choose another place with --output or make room"
KEPT = "`afterview batch` also takes another --store, or --no-store"
MINE = "its folder writable"


@dataclass(frozen=True, slots=True)
class Run:
    """A command that wants to write below `shut`, the remedy that it names, and what it is typed."""

    arguments: tuple[str, ...]
    remedy: str
    typed: str = ""


def run(command: str, remedy: str, typed: str = "") -> Run:
    return Run(tuple(command.split()), remedy, typed)


RUNS = {
    **{
        f"analyze {end}": run(f"analyze in/a.txt -f {kind} -o shut/out.{end}", OTHER)
        for kind, end in (("terminal", "txt"), ("markdown", "md"), ("json", "json"), ("html", "html"))
    },
    **{
        f"batch {end}": run(f"batch in -o shut/out.{end} --no-store --today 2026-03-05", ON)
        for end in ("jsonl", "csv", "parquet", "sqlite")
    },
    **{f"trends {end}": run(f"trends r.jsonl -f {end} -o shut/out.{end}", OTHER) for end in ("json", "csv", "html")},
    "trends with new pages": run("trends r.jsonl -f html -o shut/new.html", OTHER),
    "cards": run("cards in/a.txt -o shut/out.txt", OTHER),
    "cards html": run("cards in/a.txt -o shut/out.html", OTHER),
    "plan": run("plan in/a.txt --today 2026-03-03 --ics shut/out.ics", "another place with --ics"),
    "reflect": run("reflect shut/new.md", NEW, "at Corran\n\n"),
    "reflect further": run("reflect shut/begun.md", NEW, "and she smiled\n\n"),
    "train": run("train rows.jsonl --output shut/model", "give --output another place"),
    "correct": run("correct in/a.txt", MINE, "y\nq\n"),
    "correct undo": run("correct --undo", MINE),
    "correct forget": run("correct --forget", MINE),
    "forget": run("forget", MINE),
    "batch with the store": run("batch in -o out.jsonl", KEPT),
    "batch with another store": run("batch in -o out.jsonl --store shut/s.sqlite", KEPT),
    "trends of texts": run("trends in", KEPT),
    "analyze with a journal": run("analyze in/a.txt --journal in", KEPT),
    "store info": run("store info", MINE),
    "store vacuum": run("store vacuum", MINE),
    "store forget": run("store forget", MINE),
}  # fmt: skip


def perform(arguments: tuple[str, ...], typed: str = "") -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with texts, and in it `shut`, where everything has been written before."""
    place = tmp_path_factory.mktemp("refused")
    shut = place / "shut"
    for name in ("in", "shut/out-entries", "temporary"):
        (place / name).mkdir(parents=True)
    for name in ("a", "b", "c"):
        (place / "in" / f"{name}.txt").write_text(f"{STORY} {name}.", encoding="utf-8")
    (place / "rows.jsonl").write_text("\n".join(ROWS), encoding="utf-8")
    with at(place):
        assert perform(("batch", "in", "-o", "r.jsonl", "-q")) == 0
        assert perform(("correct", "in/a.txt"), "n\nq\n") == 0
        assert perform(("reflect", "shut/begun.md"), "at Corran\n") == 0
    shutil.copy(place / "r.jsonl", shut / "out.jsonl")
    for name in (*SETTLED, "out-entries/1.html"):
        (shut / name).write_text(BEFORE, encoding="utf-8")
    return place


@contextmanager
def at(place: Path) -> Iterator[None]:
    """Work in a folder; what is kept unasked is kept in `shut`, temporary files beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(place / "shut"))
        patch.setenv("TMPDIR", str(place / "temporary"))
        patch.chdir(place)
        yield


def refused(run: Run, status: int, said: str, reason: str) -> None:
    """One sentence of what can't be written, why, and what to do."""
    assert status == 2, said
    *asked, last = said.splitlines()
    assert last.startswith("afterview: ")
    assert "can't be" in last
    assert run.remedy in last
    assert reason in last or "database" in last  # as SQLite says it
    assert last.endswith(".")
    assert not asked or run.arguments[0] == "reflect"  # which asks on stderr


class Capabilities(ctypes.Structure):
    """What the kernel lets a thread do: as it is, as it may be, and as its children get it."""

    _fields_ = (("now", ctypes.c_uint32), ("most", ctypes.c_uint32), ("given", ctypes.c_uint32))


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Root is refused what permissions refuse, in this thread, as everybody else is anyway."""
    head, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (Capabilities * 2)()
    kernel = ctypes.CDLL(None, use_errno=True)
    assert kernel.capget(head, held) == 0
    before, held[0].now = held[0].now, held[0].now & ~0b110  # DAC_OVERRIDE and DAC_READ_SEARCH
    assert kernel.capset(head, held) == 0
    try:
        yield
    finally:
        held[0].now = before
        assert kernel.capset(head, held) == 0


@contextmanager
def without_the_right_to_write(shut: Path) -> Iterator[None]:
    folders = [shut, *(path for path in shut.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        with bound_by_permissions():
            yield
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_every_command_that_writes_is_here() -> None:
    others = {"check-message", "evaluate", "explain", "schema"}
    assert {run.arguments[0] for run in RUNS.values()} == set(COMMANDS) - others


bound = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own way to bind root")


@bound
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_without_the_right_to_write_it_is_one_sentence(
    run: Run,
    made: Path,
    capfd: pytest.CaptureFixture[str],
    contents: Callable[[Path], dict[str, str]],
) -> None:
    before = contents(made)
    with at(made), without_the_right_to_write(made / "shut"):
        status = perform(run.arguments, run.typed)
    refused(run, status, capfd.readouterr().err, "(Permission denied)")
    assert contents(made) == before


@bound
@pytest.mark.parametrize(
    ("file", "command"),
    [
        *(("in/a.txt", f"{name} in/a.txt") for name in ("analyze", "plan", "cards", "correct", "reflect")),
        *(("in/a.txt", f"{name} in/a.txt") for name in ("check-message", "batch -o out.jsonl")),
        *(("rows.jsonl", command) for command in ("evaluate rows.jsonl", "train rows.jsonl --output model")),
        ("r.jsonl", "trends r.jsonl"),
        ("r.jsonl", "analyze in/a.txt --journal r.jsonl"),
        ("shut/begun.md", "reflect shut/begun.md"),
        ("shut/afterview/corrections.json", "analyze in/a.txt"),
        ("shut/afterview/store.sqlite", "batch in -o out.jsonl"),
        ("shut/afterview/store.sqlite", "store info"),
    ],
)  # fmt: skip
def test_without_the_right_to_read_it_is_one_sentence(
    file: str,
    command: str,
    made: Path,
    capfd: pytest.CaptureFixture[str],
    contents: Callable[[Path], dict[str, str]],
) -> None:
    before = contents(made)
    with at(made), unreadable(made / file):
        status = perform(tuple(command.split()))
    said = capfd.readouterr().err
    assert status == 2, said
    assert re.search(
        r"may not be read; check|can't be (read|used|written) \(.*\); (check|make)", said
    )
    assert Path(file).name in said
    assert "forget" not in said, "what is only shut is not thrown away"
    assert contents(made).keys() - {"out.jsonl"} == before.keys()
    (made / "out.jsonl").unlink(missing_ok=True)


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    path.chmod(0)
    try:
        with bound_by_permissions():
            yield
    finally:
        path.chmod(0o600)


def test_the_editor_without_a_place_for_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    monkeypatch.setenv("VISUAL", "true")
    with pytest.raises(InputError, match=r"\(No such file.*set TMPDIR to a folder with room"):
        written()


def test_an_editor_that_takes_the_file_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "rm")
    with pytest.raises(InputError, match=r"The editor's file can't be used \(No such file"):
        written()


@bound
def test_what_can_be_forgotten_is_though_something_else_cannot(
    made: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = tmp_path / "data" / "afterview"
    shutil.copytree(made / "shut" / "afterview", data)
    monkeypatch.setenv("XDG_DATA_HOME", str(data.parent))
    text = tmp_path / f"{FOLDER}1" / "interview.txt"
    text.parent.mkdir()
    text.write_text(STORY, encoding="utf-8")
    with without_the_right_to_write(text.parent):
        assert perform(("forget",)) == 2
    out, err = capfd.readouterr()
    assert err.startswith(
        f"afterview: {text.parent} can't be removed (Permission denied); make its"
    )
    assert len(err.splitlines()) == 1
    assert out.count("Removed ") == 3
    assert not data.exists()
    assert text.exists()


INSIDE = """
import contextlib, io, json, sys
from afterview.cli.app import COMMANDS, main
from afterview.cli.editor import FOLDER, written
from afterview.errors import InputError
found = {}
for name, (arguments, typed) in json.loads(sys.stdin.read()).items():
    sys.stdin, said = io.StringIO(typed), io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            main(arguments)
        except SystemExit as ended:
            found[name] = ended.code, said.getvalue()
print(json.dumps(found))
"""
READ_ONLY = """
mount -t tmpfs none shut && cp -a before/. shut && mount -o remount,ro shut &&
"$0" -c "$1" && diff -r before shut >&2
"""


@pytest.fixture(scope="module")
def on_read_only(
    made: Path,
    tmp_path_factory: pytest.TempPathFactory,
    contents: Callable[[Path], dict[str, str]],
) -> dict[str, tuple[int, str]]:
    """What each command said where `shut` is a read-only file system; all in one process."""
    place = tmp_path_factory.mktemp("read-only") / "place"
    shutil.copytree(made, place)
    (place / "shut").rename(place / "before")
    (place / "shut").mkdir()
    wanted = {name: (one.arguments, one.typed) for name, one in RUNS.items()}
    before = contents(place)
    with at(place):
        done = subprocess.run(
            ["unshare", "-rm", "sh", "-c", READ_ONLY, sys.executable, INSIDE],
            input=json.dumps(wanted),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert contents(place) == before
    found: dict[str, tuple[int, str]] = json.loads(done.stdout)
    return found


def mounts() -> bool:
    """Whether this machine has namespaces, and lets them mount."""
    tried = ("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
    return (
        bool(shutil.which("unshare")) and not subprocess.run(tried, capture_output=True).returncode
    )


@pytest.mark.skipif(not mounts(), reason="no user namespaces on this machine")
@pytest.mark.parametrize("name", RUNS)
def test_on_a_read_only_file_system_it_is_one_sentence(
    name: str, on_read_only: dict[str, tuple[int, str]]
) -> None:
    refused(RUNS[name], *on_read_only[name], "(Read-only file system)")
