"""The guided session, driven through a pseudo-terminal as a person would."""

from __future__ import annotations

import codecs
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterview.content import load
from afterview.reader.files import written_on
from afterview.reader.guided import read_guided

ASK = {question.id: question.ask for question in load().guide.question}
PATIENCE = 60.0


class Terminal:
    """`afterview reflect` in a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.seen = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")()  # a read may end inside a character
        self.child, self.end = pty.fork()
        if self.child == 0:
            for kind in (signal.SIGINT, signal.SIGHUP):  # ignored where tests run in the background
                signal.signal(kind, signal.SIG_DFL)
            os.chdir(folder)
            os.environ.update(TERM="dumb", COLUMNS="80", INPUTRC="/dev/null")
            command = [sys.executable, "-m", "afterview", "reflect", *arguments]
            os.execv(sys.executable, command)

    def wait_for(self, words: str) -> None:
        until = time.monotonic() + PATIENCE
        wanted = re.sub(r"\s+", " ", words)
        while wanted not in re.sub(r"\s+", " ", self.seen):
            left = until - time.monotonic()
            ready, _, _ = select.select([self.end], [], [], max(left, 0))
            assert ready, f"no {words!r} in {self.seen!r}"
            try:
                self.seen += self.decoder.decode(os.read(self.end, 65_536))
            except OSError:
                break
        assert wanted in re.sub(r"\s+", " ", self.seen), self.seen

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def press(self, key: str) -> None:
        """A control key, once the program is waiting for input."""
        time.sleep(0.5)
        self.type(key)

    def answer(self, question: str, *lines: str) -> None:
        self.wait_for(ASK[question])
        self.type("".join(f"{line}\n" for line in (*lines, "")))

    def status(self) -> int:
        while True:
            ready, _, _ = select.select([self.end], [], [], PATIENCE)
            assert ready, f"no end of {self.seen!r}"
            try:
                if not (data := os.read(self.end, 65_536)):
                    break
                self.seen += self.decoder.decode(data)
            except OSError:
                break
        os.close(self.end)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "journal"
    place.mkdir()
    yield place
    assert [p.suffix for p in place.iterdir()] in ([], [".md"]), "nothing half-written is left"


def test_all_questions_and_the_analysis(folder: Path) -> None:
    session = Terminal(folder, "acme.md", "--today", "2026-03-02")
    answers = {
        "where": ("at Acme for the night porter job",),
        "day": ("last Friday",),
        "what": ("They asked about the nights. I forgot the code.", "Then it went on."),
        "easy": ("It was all quite friendly.",),
        "faces": ("they smiled and wrote things down",),
        "told": ("I'm such an idiot.",),
        "people": ("my brother Tom",),
    }
    for question in ASK:
        if question != "after":  # without a bad moment, what came after it isn't asked
            session.answer(question, *answers.get(question, ()))
    session.wait_for("What you told yourself")
    assert session.status() == 0
    assert ASK["after"] not in session.seen
    path = folder / "acme.md"
    text = path.read_text(encoding="utf-8")
    assert text == (
        "---\ndate: 2026-03-02\n---\n\nI had an interview at Acme for the night porter job\n\n"
        "The interview was last Friday\n\n"
        "They asked about the nights. I forgot the code.\nThen it went on.\n\n"
        "It was all quite friendly.\n\nThey smiled and wrote things down\n\nI'm such an idiot.\n\n"
        "I have had help: my brother Tom\n"
    )
    assert str(written_on(text, "acme.md")) == "2026-03-02"
    assert path.stat().st_mode & 0o077 == 0


def test_left_in_the_middle_of_a_line_and_taken_up_again(folder: Path) -> None:
    session = Terminal(folder, "--today", "2026-03-02")
    session.answer("where", "at Acme")
    session.answer("day")
    session.wait_for(ASK["what"])
    session.type("They were late.\nThen she smil")
    session.wait_for("smil")
    session.press("\x03")
    assert session.status() == 130
    path = folder / "2026-03-02-interview.md"
    state = read_guided(path)
    assert state
    assert state.next == "what"
    assert state.begun
    assert state.body.endswith("They were late.\nThen she smil")
    assert "Traceback" not in session.seen

    again = Terminal(folder, "--today", "2026-03-02")
    again.wait_for("Going on where you left.")
    again.wait_for("You had begun with: Then she smil")
    again.type("She smiled.\n\n")
    again.wait_for(ASK["good"])
    again.press("\x04")
    assert again.status() == 0
    state = read_guided(path)
    assert state
    assert state.next == "good"
    assert state.body.endswith("They were late.\nThen she smil\nShe smiled.")


def test_nothing_written_leaves_nothing(folder: Path) -> None:
    session = Terminal(folder)
    session.wait_for(ASK["where"])
    session.press("\x03")
    assert session.status() == 130
    assert not [*folder.iterdir()]


def test_a_crisis_ends_the_questions(folder: Path) -> None:
    session = Terminal(folder, "x.md")
    session.answer("where", "I want to kill myself. I had an interview and I can't do this.")
    session.wait_for("The questions can wait.")
    assert session.status() == 0
    assert ASK["day"] not in session.seen
    assert re.search(r"\d{3}", session.seen)
    assert "kill myself" in (folder / "x.md").read_text(encoding="utf-8")


def test_what_is_no_session_is_left_alone(folder: Path) -> None:
    path = folder / "done.md"
    path.write_text("---\ndate: 2026-03-02\n---\n\nMy own entry.\n", encoding="utf-8")
    session = Terminal(folder, "done.md")
    assert session.status() == 2
    assert "no unfinished session" in session.seen
    assert path.read_text(encoding="utf-8").endswith("My own entry.\n")


def test_a_place_that_can_not_be_written_is_said_before_the_first_question(folder: Path) -> None:
    session = Terminal(folder, "nowhere/x.md")
    assert session.status() == 2
    assert "can't be written" in session.seen
    assert ASK["where"] not in session.seen


def piped(folder: Path, typed: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "afterview", "reflect", "x.md"],
        input=typed,
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize(
    ("typed", "locale"),
    [
        ("at the café".encode(), {"LC_ALL": "C", "PYTHONUTF8": "0"}),
        ("at the café".encode("latin-1"), {"LC_ALL": "C", "PYTHONUTF8": "0"}),
        ("at the café".encode("latin-1"), {"LC_ALL": "C.UTF-8"}),
    ],
    ids=["plain", "plain, Latin-1", "UTF-8, Latin-1"],
)
def test_an_accent_is_read_in_every_locale(
    folder: Path, typed: bytes, locale: dict[str, str]
) -> None:
    done = piped(folder, typed + b"\n\n", **locale)
    assert done.returncode == 0, done.stderr
    assert read_guided(folder / "x.md").body.endswith("at the café")  # type: ignore[union-attr]
    assert "PYTHONUTF8" not in locale or done.stderr.isascii()
    assert b"\\u" not in done.stderr


def test_the_terminal_is_closed_in_the_middle_of_a_line(folder: Path) -> None:
    session = Terminal(folder, "x.md")
    session.answer("where", "at Acme")
    session.answer("day")
    session.wait_for(ASK["what"])
    session.type("They were late.\nThen she smil")
    session.wait_for("smil")
    time.sleep(0.5)  # until the program has read what the terminal shows already
    os.kill(session.child, signal.SIGHUP)
    assert session.status() == 130
    state = read_guided(folder / "x.md")
    assert state
    assert state.body.endswith("They were late.\nThen she smil")


def test_what_is_said_again_has_no_escape_sequence(folder: Path) -> None:
    begun = "---\ndate: 2026-03-02\nguided: what+\n---\n\n\x1b[31mThey \x1b]0;owned\x07were\u202e late\n"
    (folder / "x.md").write_text(begun, encoding="utf-8")
    said = piped(folder, b"").stderr.decode()
    assert "You had begun with: [31mThey ]0;ownedwere late" in said
