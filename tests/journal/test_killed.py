"""A batch that is killed at any moment, and two at once: what was written stays whole, and is completed.

The moments are spread evenly over the whole run, however many are asked for: half of them are after some
time, the others at a call of the modules that write the store, results and tables.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from afterview.journal.place import default_store

STORY = "Interview number {} at Corran. She smiled all through it. I forgot the tool. I'm such an idiot."
MANY = 120
KILLS = int(os.environ.get("AFTERVIEW_KILLS", "3"))
SIGNALS = (signal.SIGKILL, signal.SIGINT, signal.SIGKILL, signal.SIGTERM)
DAY = ("--today", "2026-03-20")
ENDS = ("jsonl", "csv", "sqlite", "parquet")
Command = tuple[str, ...]
MOMENTS = ("store", "time", "tables", "time", "results", "time")
# The program, which kills itself before or after a call out of one of the modules that write.
ENDING = """
import inspect, json, os, sys, time
from collections import Counter
begun = time.monotonic()
from afterview.cli.app import main
from afterview.journal import results, store, tables

places = {module.__file__: module.__name__.rpartition(".")[2] for module in (results, store, tables)}
place, number, kind = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
calls = Counter()

def look(frame, event, called):
    name = places.get(frame.f_code.co_filename)
    if name and event in ("c_call", "c_return"):
        calls[name] += 1
        if (name, calls[name]) == (place, number):
            os.kill(os.getpid(), kind)

def watched(function):
    def call(*arguments, **more):
        before = sys.getprofile()
        sys.setprofile(look)
        try:
            return function(*arguments, **more)
        finally:
            sys.setprofile(before)
    return call

for owner in (results.Results, store.Store, tables):
    for name, function in [*vars(owner).items()]:
        if inspect.isfunction(function) and function.__module__.startswith("afterview.journal"):
            setattr(owner, name, watched(function))
for told in json.loads(sys.argv[4]):
    try:
        main(told)
    except SystemExit as ended:
        status = ended.code
    print(json.dumps([calls, time.monotonic() - begun]))
    calls.clear()
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Whole:
    """A journal, what its results are as a file of each kind, and the seconds and calls that it takes."""

    journal: Path
    results: dict[str, object]
    seconds: float
    calls: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Kill:
    """One killed run: into which kind of file, where and when it is killed, and how it was started.

    `moment` is a module, or the time; `share` how much of the run is over then. Only without a day of
    its own may a run keep lines of the one before.
    """

    end: str
    moment: str
    share: float
    kind: signal.Signals
    jobs: int
    day: tuple[str, ...]

    @classmethod
    def of(cls, number: int) -> "Kill":
        rng, moment = random.Random(number), MOMENTS[number % len(MOMENTS)]
        return cls(
            rng.choice(ENDS[1:] if moment == "tables" else ENDS),
            moment,
            (number + rng.random()) / KILLS,
            rng.choice(SIGNALS),
            rng.choice((1, 2)),
            rng.choice((DAY, ())),
        )


def ending(*told: Command, place: str = "", number: int = 0, kind: int = 0) -> list[str]:
    """A process that runs commands, and kills itself at a call by its number."""
    return [sys.executable, "-c", ENDING, place, str(number), str(kind), json.dumps(told)]


def held(path: Path) -> object:
    """What is in a table of SQLite's; of any other file the bytes."""
    if path.suffix != ".sqlite":
        return path.read_bytes()
    with closing(sqlite3.connect(path)) as found:
        tables = ("entries", "spans")
        return [found.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in tables]


def names(lines: bytes) -> list[str]:
    """The texts whose results are in lines of JSON; half a line at the end is none."""
    return [json.loads(line)["source"]["id"] for line in lines.split(b"\n")[:-1]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    place = tmp_path_factory.mktemp("whole")
    (place / "journal").mkdir()
    for number in range(MANY):
        (place / "journal" / f"{number:03}.txt").write_text(STORY.format(number), encoding="utf-8")
    store = ("--store", str(place / "store.sqlite"))
    told = [batch(place / "journal", place / f"r.{end}", *store, *DAY) for end in ENDS]
    done = subprocess.run(ending(*told), capture_output=True, check=True)
    counted = [json.loads(line) for line in done.stdout.splitlines()]
    return Whole(
        place / "journal",
        {end: held(place / f"r.{end}") for end in ENDS},
        seconds=counted[0][1],  # of the first, which reads all texts and knows none
        calls={end: calls for end, (calls, _) in zip(ENDS, counted, strict=True)},
    )


def batch(journal: Path, out: Path, *more: str) -> Command:
    return ("batch", str(journal), "-o", str(out), "-q", *more)


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_at_any_moment_the_same_command_completes_it(
    number: int, whole: Whole, tmp_path: Path
) -> None:
    kill = Kill.of(number)
    out = tmp_path / "out" / f"r.{kill.end}"
    told = batch(whole.journal, out, "--jobs", str(kill.jobs), *kill.day)
    status = killed(kill, told, whole)
    assert status != 0 or kill.moment == "time", "it was killed"
    assert not out.exists() or kill.end == "jsonl" or held(out) == whole.results[kill.end]
    lines = out if kill.end == "jsonl" else out.with_name(f"{out.name}.lines")
    part = lines.with_name(f"{lines.name}.part")
    for path in (lines, part):
        if path.exists():
            found = names(path.read_bytes())
            assert found == [f"{n:03}" for n in range(len(found))]
            assert len(found) == MANY or path == part

    subprocess.run([sys.executable, "-m", "afterview", *told], check=True)
    if kill.day or kill.end != "jsonl":  # lines of JSON hold a plan, which counts from the day
        assert held(out) == whole.results[kill.end]
    else:
        assert names(out.read_bytes()) == [f"{n:03}" for n in range(MANY)]
    left = {path.name for path in out.parent.iterdir()}
    halves = {name for name in left if name.startswith(f".{out.name}.")}
    assert left - halves == {out.name}
    assert not halves or kill.kind == signal.SIGKILL
    with closing(sqlite3.connect(default_store())) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store.execute("SELECT count(*) FROM results").fetchone() == (MANY,)


def killed(kill: Kill, told: Command, whole: Whole) -> int:
    """Start a run and kill it; its exit status."""
    calls = whole.calls["jsonl"] | {"tables": whole.calls[kill.end].get("tables", 0)}
    number = 1 + int(kill.share * calls.get(kill.moment, 0))
    with subprocess.Popen(
        ending(told, place=kill.moment, number=number, kind=kill.kind),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=hearing,
    ) as running:
        if kill.moment == "time":
            with suppress(subprocess.TimeoutExpired):
                running.wait(kill.share * whole.seconds)
            running.send_signal(kill.kind)
        return running.wait()


def hearing() -> None:
    """A shell makes its background jobs deaf to Ctrl-C; this one hears all."""
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, signal.SIG_DFL)


def test_two_runs_into_one_file_give_one_whole_file(whole: Whole, tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    told = batch(whole.journal, out, "--no-store", *DAY)
    command = [sys.executable, "-m", "afterview", *told]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[1].decode() for one in both]
    codes = [one.returncode for one in both]
    assert out.read_bytes() == whole.results["jsonl"], said
    assert 0 in codes
    assert all(
        (code, not text) in ((0, True), (2, False)) for code, text in zip(codes, said, strict=True)
    )
    assert all("Another run writes" in text for text in said if text)
    assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl"]
