"""Terminals that are dumb, narrow or unknown, pipes that close early, and streams that are not there."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from afterview.cli.app import COMMANDS, main
from afterview.journal.place import default_store
from afterview.report.width import columns

ROOT = Path(__file__).resolve().parents[2]
STORY = (
    "Interview at Corran Logistics and Warehousing today. The manager smiled and nodded all through it. "
    "I forgot the name of the tool. I'm such an idiot. They said I would hear by Friday. I should have "
    "known that."
)
DRAFT = "Dear Marian,\n\nI am so sorry that I was such a mess, please give me another chance.\n"
ROW = (ROOT / "data" / "corpus" / "r12.jsonl").read_text(encoding="utf-8").splitlines()[0]
COLOR = re.compile(r"\x1b\[[0-9;]*m")
MOVED = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")  # colours, and where the cursor goes
TABLES = ("{", "|")  # data, whose lines are as long as they are


@dataclass(frozen=True, slots=True)
class Run:
    """A command, what it is typed, and its exit status."""

    arguments: tuple[str, ...]
    typed: str = ""
    status: int = 0


def run(command: str, typed: str = "", status: int = 0) -> Run:
    return Run(tuple(command.split()), typed, status)


RUNS = {
    "analyze": run("analyze in/a.txt --explain"),
    "analyze briefly": run("analyze in/a.txt --brief --journal r.jsonl"),
    "plan": run("plan in/a.txt --ics out.ics --today 2026-03-03"),
    "cards": run("cards in/a.txt"),
    "check-message": run("check-message draft.txt --about in/a.txt", status=1),
    "trends": run("trends r.jsonl"),
    "trends by company": run("trends r.jsonl --by company"),
    "trends csv": run("trends r.jsonl -f csv -o out.csv"),
    "explain": run("explain"),
    "explain one": run("explain nodded"),
    "correct": run("correct in/a.txt", "x\np\n99\n3\nn\n"),
    "correct undo": run("correct --undo"),
    "reflect": run("reflect new.md", "at Corran\n\nshe smiled, and then she said that we would talk\n"),
    "batch": run("batch in -o out.jsonl --today 2026-03-05 --region XX"),
    "store info": run("store info"),
    "store vacuum": run("store vacuum"),
    "store forget": run("store forget"),
    "forget": run("forget"),
    "evaluate": run("evaluate rows.jsonl"),
    "version": run("--version"),
    "no file": run("analyze nowhere.txt", status=2),
    "no label": run("explain weather", status=2),
}  # fmt: skip
DATA = {"schema": run("schema"), "json": run("analyze in/a.txt -f json"), "help": run("--help")}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of four entries, and the store of them."""
    place = tmp_path_factory.mktemp("results")
    for number in range(4):
        day = place / f"2026-03-0{number + 1}.txt"
        day.write_text(f"{STORY} {number}.", encoding="utf-8")
    wanted = f"batch {place} -o {place}/r.jsonl --store {place}/s.sqlite -q"
    assert perform(run(wanted)) == 0
    return place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, results: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "rows.jsonl").write_text(ROW, encoding="utf-8")
    shutil.copy(results / "r.jsonl", tmp_path)
    default_store().parent.mkdir(parents=True)
    shutil.copy(results / "s.sqlite", default_store())
    return tmp_path


def perform(run: Run) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(run.typed.encode()), "utf-8"))
        return ended(run)


def ended(run: Run) -> int:
    with pytest.raises(SystemExit) as end:
        main(run.arguments)
    return int(end.value.code or 0)


class Shown:
    """What a terminal was sent."""

    text = ""


@contextmanager
def terminal(columns: int) -> Iterator[Shown]:
    """Standard output and error are a terminal of so many columns; 0 if it doesn't know."""
    here, there = pty.openpty()
    termios.tcsetwinsize(there, (24, columns))
    sent, shown = bytearray(), Shown()

    def listen() -> None:
        while data := os.read(here, 1 << 16):
            if b"\x04" in data:
                sent.extend(data[: data.index(b"\x04")])
                return
            sent.extend(data)

    listening = threading.Thread(target=listen)
    listening.start()
    with pytest.MonkeyPatch.context() as patch:
        out, err = (os.fdopen(os.dup(there), "w", 1, encoding="utf-8") for _ in "12")
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with out, err:
            try:
                yield shown
            finally:
                out.flush()
                os.write(there, b"\x04")
                listening.join()
    os.close(there)
    os.close(here)
    asked = re.sub(r"(\[y/n/p/s/q\]|these\)) ", r"\1\n", sent.decode())  # as Enter is shown
    shown.text = asked.replace("\r\n", "\n")


def too_wide(text: str, columns: int) -> list[str]:
    """The lines that are wider than they had to be: some word in them could have gone down."""
    lines = re.split("[\r\n]", MOVED.sub("", text))
    words = [line for line in lines if not line.startswith(TABLES)]
    return [line for line in words if len(line) > columns and " " in line.strip()]


each = pytest.mark.parametrize("name", RUNS)


@each
def test_a_dumb_terminal_of_40_columns(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with terminal(40) as shown:
        assert perform(RUNS[name]) == RUNS[name].status
    assert shown.text.strip()
    assert "\x1b" not in shown.text
    assert not too_wide(shown.text, 40)


def test_the_help_of_a_command_fits_but_for_its_examples_and_options(place: Path) -> None:
    with terminal(40) as shown:
        assert perform(run("trends --help")) == 0
    said, examples = shown.text.split("  Examples:\n")
    assert "Show what many entries have in\n" in said
    assert not too_wide(said, 40)
    assert "    afterview trends results.jsonl --by company\n" in examples


@pytest.mark.parametrize("name", ["analyze", "plan", "cards", "correct"])
def test_colour_makes_no_line_wider(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal(40) as shown:
        assert perform(RUNS[name]) == RUNS[name].status
    assert "\x1b" in shown.text
    assert not too_wide(shown.text, 40)


@pytest.mark.parametrize(("columns", "told"), [(0, None), (80, "1")])
@each
def test_hardly_any_columns_or_none_known_and_no_colour_wished(
    name: str, columns: int, told: str | None, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    if told:
        monkeypatch.setenv("COLUMNS", told)
    with terminal(columns) as shown:
        assert perform(RUNS[name]) == RUNS[name].status
    assert not COLOR.search(shown.text)
    assert not too_wide(shown.text, 80 if columns == 0 else 40)


@pytest.mark.parametrize(
    ("told", "has", "wanted"),
    [
        *((None, 40, 40), (None, 60, 60), (None, 0, 80), (None, 1, 40), (None, 300, 100)),
        *(("50", 60, 50), ("20", 60, 40), ("0", 60, 80), ("wide", 60, 60), ("", 60, 60)),
    ],
)
def test_how_wide_a_terminal_is(
    told: str | None, has: int, wanted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if told is not None:
        monkeypatch.setenv("COLUMNS", told)
    with terminal(has):
        assert columns(sys.stdout) == wanted
    monkeypatch.delenv("COLUMNS", raising=False)
    assert columns(io.StringIO()) == 80


@pytest.mark.parametrize("name", {**RUNS, **DATA})
def test_a_pipe_that_nobody_reads_any_more(
    name: str, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    run = {**RUNS, **DATA}[name]
    read, write = os.pipe()
    os.close(read)
    out = os.fdopen(write, "w", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        assert perform(run) in (0, run.status, 1)
        sys.stdout.flush()  # as Python does at its end, with a message where that fails
    with suppress(BrokenPipeError):
        out.close()
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert run.status == 2 or "afterview:" not in said.replace("afterview: no helplines", "")


@pytest.mark.parametrize("command", ["explain", "explain nodded", "analyze in/a.txt", "--version"])
def test_a_reader_that_left_before_the_first_line(command: str, place: Path) -> None:
    """Python's own end included: what it could not write, it would complain of."""
    told = f"{{ {sys.executable} -m afterview {command}; echo $? >&3; }} 3>status | true"
    done = subprocess.run(["sh", "-c", told], capture_output=True, check=True)
    assert done.stderr == b""
    assert int((place / "status").read_text()) in (0, 1)


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
@each
def test_a_stream_that_was_closed_before_the_program_began(
    name: str, missing: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = RUNS[name]
    with terminal(80) as shown:
        monkeypatch.setattr(sys, missing, None)
        status = ended(run) if missing == "stdin" else perform(run)
        getattr(sys, missing).close()
        monkeypatch.undo()
    assert status == run.status
    assert "fault" not in shown.text


def test_all_streams_closed_and_a_pipe_that_gives_nothing(place: Path) -> None:
    told = f"{sys.executable} -m afterview analyze"
    closed = f"{told} in/a.txt -o out.txt <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", closed], check=False).returncode == 0
    assert "idiot" in (place / "out.txt").read_text(encoding="utf-8")
    empty = subprocess.run(["sh", "-c", f"{told} <&-"], capture_output=True, check=False)
    assert empty.returncode == 2
    assert empty.stderr.startswith(b"afterview: standard input is empty; write")


def test_every_command_is_here() -> None:
    named = {run.arguments[0] for run in (*RUNS.values(), *DATA.values())}
    assert named >= set(COMMANDS) - {"train"}
