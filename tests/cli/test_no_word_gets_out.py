"""No word of a text turns up outside the named output: not in errors, logs, stores, temporary files.

The texts hold words that nobody else would write. Every command runs on every kind of file, as it
should and with faults put in; afterwards stderr and every file on this machine that the run could have
written are searched for those words.
"""

from __future__ import annotations

import io
import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest

from afterview.cli import faults
from afterview.cli.app import COMMANDS, main
from afterview.records import Recollection
from afterview.resources import models_dir

WORDS = ("zanzibrook", "marmalode", "quillberry", "thunderfrog", "crumplehorn", "4711-0815")
STORY = (
    "Interview at Zanzibrook Freight with Marmalode Quist. She smiled all through my quillberry "
    "story and asked when I could start. I forgot the thunderfrog number 4711-0815. I'm such an "
    "idiot, a total crumplehorn. They said that they ring by Friday."
)
DRAFT = "Dear Marmalode,\n\nI am so sorry that I was such a crumplehorn, please give me a chance.\n"
ROOT = Path(__file__).resolve().parents[2]
REAL = models_dir() / "reader"
CORPUS = (ROOT / "data" / "corpus" / "r12.jsonl").read_text(encoding="utf-8").splitlines()
ROW = json.loads(CORPUS[0])
ROW |= {"text": f"{ROW['text']}\n\n{STORY}", "voice": "quillberry"}


@dataclass(frozen=True, slots=True)
class Run:
    """A command: its arguments, what it is typed, and the beginnings of the files that it is told to write."""

    arguments: tuple[str, ...]
    typed: str = ""
    named: tuple[str, ...] = ()
    status: int = 0


def to(name: str, *arguments: str, typed: str = "", also: tuple[str, ...] = ()) -> Run:
    return Run((*arguments, name), typed, (name, *also))


RUNS = {
    **{f"analyze {f}": Run(("analyze", "in/a.txt", "-f", f)) for f in ("terminal", "markdown")},
    **{f"analyze {f}": to(f"out.{f}", "analyze", "in/a.txt", "-f", f, "-o") for f in ("json", "html")},
    "analyze pipe": Run(("analyze", "-", "--explain"), STORY),
    "analyze several": Run(("analyze", "in/a.txt", "in/b.md", "--redact", "--brief")),
    "analyze journal": Run(("analyze", "in/a.txt", "--journal", "in")),
    **{f"batch {f}": to(f"out.{f}", "batch", "in", "-o") for f in ("jsonl", "csv", "parquet", "sqlite")},
    **{
        f"batch of {f}": to("out.jsonl", "batch", f"in/{f}", "-o")
        for f in ("a.txt", "b.md", "c.docx", "d.json", "e.csv", "f.jsonl", "g.zip")
    },
    "batch redacted": to("out.jsonl", "batch", "in", "--redact", "-o"),
    **{f"trends {f}": Run(("trends", "in", "-f", f, "--by", "company")) for f in ("terminal", "csv")},
    **{f"trends {f}": to(f"out.{f}", "trends", "in", "-f", f, "-o") for f in ("markdown", "json")},
    "trends html": to("out.html", "trends", "in", "-f", "html", "-o", also=("out-entries",)),
    "correct": Run(("correct", "in/a.txt"), "n\np\n1\n"),
    "plan": to("out.ics", "plan", "in/a.txt", "--today", "2026-03-03", "--ics"),
    "check-message": Run(("check-message", "in-draft.txt", "--about", "in/a.txt"), status=1),
    "check-message json": Run(("check-message", "-", "-f", "json"), DRAFT, status=1),
    "cards": Run(("cards", "in/a.txt")),
    "cards html": to("out.html", "cards", "in/a.txt", "-o"),
    "reflect": to("out.md", "reflect", typed=f"at Zanzibrook\n\n{STORY}\n\n" + "\n" * 20),
    "evaluate": Run(("evaluate", "in-rows.jsonl")),
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in with files of every kind; home and temporary files lie beside it."""
    for name in ("work", "home", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path / "work")
    write_inputs()
    yield tmp_path
    tempfile.tempdir = None


def write_inputs() -> None:
    inside = Path("in")
    inside.mkdir()
    front = f"---\ndate: 2026-03-02\ntags: [quillberry]\n---\n{STORY}"
    entries = {"entries": [{"title": "Quillberry", "body": STORY, "date": "2026-03-02"}]}
    (inside / "a.txt").write_text(STORY, encoding="utf-8")
    (inside / "b.md").write_text(front, encoding="utf-8")
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(str(inside / "c.docx"))
    (inside / "d.json").write_text(json.dumps(entries), encoding="utf-8")
    (inside / "e.csv").write_text(f'date,text\n2026-03-02,"{STORY}"\n', encoding="utf-8")
    (inside / "f.jsonl").write_text(json.dumps({"text": STORY}) + "\n", encoding="utf-8")
    with zipfile.ZipFile(inside / "g.zip", "w") as packed:
        packed.writestr("h.txt", STORY)
    Path("in-draft.txt").write_text(DRAFT, encoding="utf-8")
    Path("in-rows.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")


def perform(run: Run, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command in this process; its exit status."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(run.typed.encode()), "utf-8"))
    with pytest.raises(SystemExit) as ended:
        main(list(run.arguments))
    return int(ended.value.code or 0)


def words_in(data: bytes) -> list[str]:
    texts = [data.decode(encoding, "ignore").lower() for encoding in ("utf-8", "utf-16-le")]
    return [word for word in WORDS if any(word in text for text in texts)]


def held(path: Path) -> bytes:
    """What is in a file; what a store packs is unpacked."""
    data = path.read_bytes()
    if data.startswith(b"SQLite"):
        with closing(sqlite3.connect(path)) as found, found:
            names = [
                n for (n,) in found.execute("SELECT name FROM sqlite_master WHERE sql NOT NULL")
            ]
            cells = [c for n in names for row in found.execute(f"SELECT * FROM {n}") for c in row]
        data += b"".join(zlib.decompress(c) for c in cells if isinstance(c, bytes))
    return data


def left_behind(place: Path, named: tuple[str, ...]) -> dict[str, list[str]]:
    """Files with words of the text that nobody named."""
    own = place / "work"
    told = tuple(str(own / name) for name in ("in", *named))
    files = [path for path in place.rglob("*") if path.is_file() and not str(path).startswith(told)]
    return {str(path): found for path in files if (found := words_in(held(path)))}


def nothing_got_out(place: Path, run: Run, said: str) -> None:
    assert not words_in(said.encode()), said
    assert "Traceback" not in said
    assert not left_behind(place, run.named)
    assert not [*(place / "temporary").iterdir()], "nothing is left there at all"


def test_the_search_finds_what_is_there(place: Path) -> None:
    (place / "temporary" / "a").write_text("a Quillberry", encoding="utf-16")
    with closing(sqlite3.connect(place / "home" / "b")) as made, made:
        made.execute("CREATE TABLE t (data BLOB)")
        made.execute("INSERT INTO t VALUES (?)", (zlib.compress(b"thunderfrog"),))
    found = left_behind(place, ())
    assert sorted(found.values()) == [["quillberry"], ["thunderfrog"]]


def test_every_command_that_reads_texts_is_here() -> None:
    others = {"explain", "schema", "store", "forget", "train"}  # train: damaged rows, below
    assert {run.arguments[0] for run in RUNS.values()} == set(COMMANDS) - others


each = pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)


@each
def test_words_go_only_where_they_were_sent(
    run: Run,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    open_umask: None,
) -> None:
    """And whatever is written can be read by its owner alone."""
    assert perform(run, monkeypatch) == run.status
    out, err = capfd.readouterr()
    nothing_got_out(place, run, err)
    files = {str(path.relative_to(place)): path for path in place.rglob("*") if path.is_file()}
    made = {name: path for name, path in files.items() if not name.startswith("work/in")}
    assert not [name for name, path in made.items() if path.stat().st_mode & 0o077]
    sent = [path for name, path in made.items() if name.startswith("work/")]
    assert len(sent) >= len(run.named)
    assert out or sent
    if run.arguments[0] in ("analyze", "reflect") and "--redact" not in run.arguments:
        assert words_in(out.encode() + b"".join(path.read_bytes() for path in sent))


@each
def test_a_fault_inside_is_one_sentence_without_a_word(
    run: Run,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    break_inside(monkeypatch, ValueError)
    assert perform(run, monkeypatch) == faults.STATUS
    out, err = capfd.readouterr()
    nothing_got_out(place, run, err)
    last = err.splitlines()[-1]
    assert last.startswith("afterview: This is a fault of afterview")
    assert "ValueError at " in last
    if run.arguments[0] != "reflect":  # which asks on stderr
        assert len(err.splitlines()) == 1
    assert not words_in(out.encode())


def break_inside(monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]) -> None:
    """What every command does with a text ends in an exception that quotes it."""

    def broken(text: str, *more: object) -> None:
        raise kind(text) from KeyError(text)

    monkeypatch.setattr("afterview.nlp.pipeline.read", broken)
    monkeypatch.setattr("afterview.message.check", broken)


@pytest.mark.parametrize("kind", [KeyError, RecursionError, MemoryError, AssertionError])
def test_any_exception_is_said_the_same_way(
    kind: type[Exception],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    break_inside(monkeypatch, kind)
    assert perform(RUNS["analyze json"], monkeypatch) == faults.STATUS
    err = capfd.readouterr().err
    nothing_got_out(place, RUNS["analyze json"], err)
    assert kind.__name__ in err


@each
def test_stopped_in_the_middle(
    run: Run,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    break_inside(monkeypatch, KeyboardInterrupt)
    assert perform(run, monkeypatch) == 130
    nothing_got_out(place, run, capfd.readouterr().err)


@pytest.mark.parametrize("name", ["analyze json", "batch jsonl", "evaluate"])
def test_a_model_that_cant_be_read(
    name: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    model = place / "home" / "model"
    model.mkdir()
    (model / "manifest.json").write_bytes((REAL / "manifest.json").read_bytes())
    run = RUNS[name]
    with_model = Run((*run.arguments, "--model", str(model)), run.typed, run.named)
    assert perform(with_model, monkeypatch) == 2
    err = capfd.readouterr().err
    nothing_got_out(place, run, err)
    assert "model" in err


DAMAGED = {
    "results": ("in-r.jsonl", '{"schema": "afterview.reflection/1", "quillberry": 1}\n'),
    "results without an end": ("in-r.jsonl", '{"schema": "afterview.reflection/1", "quillb'),
    "rows without labels": ("in-r.jsonl", json.dumps({"id": 1, "text": STORY}) + "\n"),
    "rows of no sense": ("in-r.jsonl", json.dumps(ROW | {"signals": [STORY]}) + "\n"),
    "rows of unknown labels": (
        "in-r.jsonl",
        json.dumps(ROW | {"felt": STORY, "company": "Crumplehorn", "signals": [{"quote": STORY}]})
        + "\n",
    ),
    "notes": ("in-r.txt", f"### c-1\n---\n{{st gloom 2|{STORY}}}\n"),
    "notes without an end": ("in-r.txt", f"### c-1\n---\n{{st labeling 2|{STORY}\n"),
    "lines of no sense": ("in-r.txt", f"+ labeling 2 | ok\n{STORY}\n"),
    "rows of another kind": ("in-r.jsonl", json.dumps([STORY]) + "\n"),
    "a row without a text": ("in-r.jsonl", json.dumps({"quillberry": STORY}) + "\n"),
    "settings": ("in-c.toml", f'name = "{STORY}\n[quillberry'),
    "another setting": ("in-c.toml", 'name = ["quillberry"]\n'),
    "lines": ("in-c.toml", '[focus]\nfile = "in"\n'),
    "half a character": ("in-x.txt", STORY.encode("utf-16")[:-1]),
    "broken UTF-8": ("in-x.txt", STORY.encode() + b"\xff\xfe\xc3"),
    "broken UTF-32": ("in-x.txt", b"\xff\xfe\x00\x00" + STORY.encode()),
    "no text": ("in-x.txt", STORY.encode() + b"\x00\x01" * 300),
    "half a table": ("in-x.csv", f'date,text\n2026-03-02,"{STORY}'),
    "a table without a text": ("in-x.csv", f"a,b\n{STORY},{STORY}\n"),
    "wide half a table": ("in-x.csv", f'date,text\n2026,"{STORY}"\n'.encode("utf-16")[:-1]),
    "no object": ("in-x.jsonl", f'{{"text": "ok"}}\n"{STORY}"\n'),
    "no document": ("in-x.docx", STORY),
    "no archive": ("in-x.zip", STORY),
    "no export": ("in-x.json", json.dumps({"entries": STORY})),
    "front matter of no sense": ("in-x.md", f"---\ndate: &quillberry [{STORY}\n---\n{STORY}"),
    "a draft": ("in-x.txt", DRAFT.encode() + b"\x00" * 500),
}
READERS = {
    "in-r": (("trends", "{}"), ("evaluate", "{}"), ("train", "{}", "--output", "out"), ("trends", "{}", "-f", "html")),
    "in-c": (("analyze", "in/a.txt", "--config", "{}", "-o", "out"), ("cards", "in/a.txt", "--config", "{}", "-o", "out"), ("plan", "in/a.txt", "--config", "{}", "--ics", "out")),
    "in-x": (("analyze", "{}", "-o", "out"), ("batch", "{}", "-o", "out.jsonl"), ("trends", "{}", "-o", "out"), ("correct", "{}"), ("plan", "{}"), ("cards", "{}"), ("check-message", "{}"), ("reflect", "{}")),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGED)
def test_files_that_are_damaged(
    name: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    file, content = DAMAGED[name]
    Path(file).write_bytes(content if isinstance(content, bytes) else content.encode())
    for arguments in READERS[file[:4]]:
        run = Run(tuple(part.format(file) for part in arguments), named=("out",))
        assert perform(run, monkeypatch) in (0, 1, 2), run.arguments
        nothing_got_out(place, run, capfd.readouterr().err)


def test_corrections_that_are_damaged(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    from afterview.reader.corrections import corrections_file

    corrections_file().parent.mkdir(parents=True)
    answer = {"sketch": "crumplehorn", "verdict": "no", "confidence": 1, "model": ""}
    for version in (1, 2):
        whole = json.dumps({"version": version, "answers": [answer]})
        corrections_file().write_text(whole, encoding="utf-8")
        assert perform(RUNS["analyze json"], monkeypatch) == 2
        assert not words_in(capfd.readouterr().err.encode())


LIMITED = (
    "analyze html",
    "batch csv",
    "batch jsonl",
    "trends html",
    "cards html",
    "plan",
    "reflect",
)


@pytest.mark.parametrize("name", LIMITED)
def test_a_full_disk(name: str, place: Path) -> None:
    run = RUNS[name]
    room = 150 if name in ("plan", "reflect") else 900

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = outside(run, preexec_fn=full)
    assert done.returncode == 2, done.stderr
    nothing_got_out(place, run, done.stderr.decode())
    assert b"can't be" in done.stderr or b"no room" in done.stderr


def outside(run: Run, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "afterview", *run.arguments]
    return subprocess.run(
        command, input=run.typed.encode(), stderr=subprocess.PIPE, check=False, **more
    )  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("name", ["analyze terminal", "trends csv", "check-message json", "cards"])
def test_an_output_without_room(name: str, place: Path) -> None:
    with open("/dev/full", "wb") as nowhere:  # noqa: PTH123
        done = outside(RUNS[name], stdout=nowhere)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    nothing_got_out(place, RUNS[name], done.stderr.decode())


@each
def test_an_output_that_knows_few_characters(
    run: Run,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    for path in (Path("in/a.txt"), Path("in-draft.txt")):
        path.write_text(path.read_text(encoding="utf-8") + " Naïve “日本” 😀", encoding="utf-8")
    assert perform(run, monkeypatch) == run.status
    nothing_got_out(place, run, capfd.readouterr().err)


BREAKING = """
import os, sys
if os.environ.get("AFTERVIEW_BREAK"):
    import afterview.nlp.reading
    def broken(text, model):
        raise ValueError(text)
    afterview.nlp.reading.read = broken
"""


def test_a_fault_in_a_worker(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "site").mkdir()
    blocked = (ROOT / "tests" / "no_network" / "sitecustomize.py").read_text(encoding="utf-8")
    (place / "site" / "sitecustomize.py").write_text(blocked + BREAKING, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(place / "site"), os.environ.get("PYTHONPATH")]))
    run = to("out.jsonl", "batch", "in", "--jobs", "2", "-o")
    done = outside(run, env={**os.environ, "PYTHONPATH": path, "AFTERVIEW_BREAK": "1"})
    assert done.returncode == faults.STATUS, done.stderr
    nothing_got_out(place, run, done.stderr.decode())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_for_all_that_runs(jobs: str, place: Path) -> None:
    for number in range(40):
        Path(f"in/{number}.txt").write_text(f"{STORY} {number}.", encoding="utf-8")
    command = [sys.executable, "-m", "afterview", "batch", "in", "-j", jobs, "-o", "out.jsonl"]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heard
    )
    while not (place / "work" / "out.jsonl.part").exists() and running.poll() is None:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode in (0, 130), said
    nothing_got_out(place, to("out.jsonl"), said.decode())


def heard() -> None:
    """A shell makes its background jobs deaf to Ctrl-C; this one hears it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def in_a_thread() -> None:
    thread = threading.Thread(target=lambda: int(STORY))
    thread.start()
    thread.join()


class Thrown:
    """Something whose end is a fault."""

    def __del__(self) -> None:
        raise ValueError(STORY)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("end", [in_a_thread, Thrown], ids=["thread", "unraisable"])
def test_what_python_only_prints_is_without_words(
    end: Callable[[], object],
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = sys.unraisablehook, threading.excepthook
    with faults.silent():
        end()
    assert (sys.unraisablehook, threading.excepthook) == before
    said = capfd.readouterr().err
    assert said.startswith("afterview: This is a fault of afterview")
    assert not words_in(said.encode())
    assert len(said.splitlines()) == 1


OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EVIL = "\x1b]0;owned\x07\x1b[31m\x9b31m\u202e"
FORGED = "forged"  # after a line break in a name: as if it were a line of ours


@each
def test_nothing_that_a_terminal_obeys_comes_from_a_text_or_a_name(
    run: Run,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Also where a file can't be written or doesn't exist; a page goes into a file and to no terminal."""

    def evil(argument: str) -> str:
        return re.sub(r"^(in|out)(?=[/.-]|$)", rf"\g<1>{EVIL}\n{FORGED}", argument)

    for path in (Path("in/a.txt"), Path("in/b.md"), Path("in-draft.txt")):
        text = path.read_text(encoding="utf-8").replace(" quillberry", f" {EVIL}quillberry")
        path.write_text(text.replace("so sorry", f"so {EVIL}sorry"), encoding="utf-8")
    for name in ("in", "in-draft.txt", "in-rows.jsonl"):
        Path(name).rename(evil(name))
    arguments = tuple(evil(argument) for argument in run.arguments)
    typed = run.typed.replace("quillberry", f"{EVIL}quillberry")
    told = Run(arguments, typed)
    assert perform(told, monkeypatch) == run.status
    missing = Run(tuple(one.replace("/a.txt", "/no.txt") for one in arguments), typed)
    perform(missing, monkeypatch)
    out, err = capfd.readouterr()
    assert not OBEYED.search(err), err
    assert not OBEYED.search(out), out
    assert not [line for line in (out + err).splitlines() if line.startswith(FORGED)]
    if told.arguments[-1].endswith(".json"):
        (written,) = Path().glob("out*.json")
        assert not OBEYED.search(written.read_text(encoding="utf-8"))


def test_forget_leaves_everything_as_it_was(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    contents: Callable[[Path], dict[str, str]],
) -> None:
    """Every command, one stopped and one with two workers, in a home of its own, with settings and a
    folder of data that is a link."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    home = place / "home"
    for folder in (".config/afterview", ".local/share", "synced"):
        (home / folder).mkdir(parents=True)
    (home / ".local/share/afterview").symlink_to(home / "synced")
    (home / ".config/afterview/config.toml").write_text('region = "GB"\n', encoding="utf-8")
    (home / ".config/afterview/my-lines.txt").write_text("One day.\n", encoding="utf-8")

    before = contents(place)
    with monkeypatch.context() as stopping:
        break_inside(stopping, KeyboardInterrupt)
        assert perform(RUNS["batch jsonl"], monkeypatch) == 130
    done = outside(to("out.jsonl", "batch", "in", "--jobs", "2", "-o"))
    assert done.returncode == 0, done.stderr
    for run in RUNS.values():
        assert perform(run, monkeypatch) == run.status
    named = tuple(f"work/{name}" for run in RUNS.values() for name in run.named)
    kept = {name for name in contents(place).keys() - before if not name.startswith(named)}
    assert kept == {"home/synced/store.sqlite", "home/synced/corrections.json"}
    assert perform(Run(("forget",)), monkeypatch) == 0
    left = {n: data for n, data in contents(place).items() if not n.startswith(named)}
    assert left == before
    assert "Your settings in" in capfd.readouterr().out


def test_a_task_in_a_log_shows_no_text() -> None:
    assert not words_in(repr([Recollection.of(STORY)]).encode())
