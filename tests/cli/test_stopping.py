"""A terminal that is closed and `kill` leave no more behind than Ctrl-C does."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from afterview.cli.stopping import heard

PATIENCE = 60.0
EDITOR = """
import pathlib, sys, time
path = pathlib.Path(sys.argv[1])
path.write_text("They smiled. I am a crumplehorn.")
pathlib.Path("written").write_text(str(path))
time.sleep(600)
"""


def writing(place: Path) -> tuple[int, int, Path]:
    """A session in the editor, once something is written there: process, terminal, file."""
    for name in ("work", "temporary"):
        (place / name).mkdir()
    (place / "editor.py").write_text(EDITOR, encoding="utf-8")
    child, end = pty.fork()
    if child == 0:
        os.chdir(place / "work")
        for kind in (signal.SIGHUP, signal.SIGTERM):  # ignored where tests run in the background
            signal.signal(kind, signal.SIG_DFL)
        os.environ["TMPDIR"] = str(place / "temporary")
        os.environ["VISUAL"] = f"{sys.executable} {place / 'editor.py'}"
        os.execv(sys.executable, [sys.executable, "-m", "afterview"])
    told, until = place / "work" / "written", time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text(encoding="utf-8")):
        assert time.monotonic() < until, os.read(end, 10_000)
        time.sleep(0.05)
    path = Path(told.read_text(encoding="utf-8"))
    assert "crumplehorn" in path.read_text(encoding="utf-8")
    return child, end, path


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("kind", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_the_editor_is_open(kind: signal.Signals, tmp_path: Path) -> None:
    child, end, path = writing(tmp_path)
    os.kill(child, kind)
    assert ended(child) == 130
    os.close(end)
    assert not path.exists()
    assert not [*(tmp_path / "temporary").iterdir()]


def test_the_terminal_is_closed_while_the_editor_is_open(tmp_path: Path) -> None:
    child, end, _ = writing(tmp_path)
    os.close(end)
    ended(child)  # there is no terminal any more to say anything to
    assert not [*(tmp_path / "temporary").iterdir()]


def test_what_a_killed_session_left_is_removed_by_forget(tmp_path: Path) -> None:
    child, end, path = writing(tmp_path)
    os.kill(child, signal.SIGKILL)
    ended(child)
    os.close(end)
    temporary = tmp_path / "temporary"
    (temporary / "afterview-of-mine").mkdir()
    (temporary / "afterview-editor-link").symlink_to(tmp_path / "work")
    assert path.exists()
    done = subprocess.run(
        [sys.executable, "-m", "afterview", "forget"],
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        check=True,
    )
    assert str(path.parent) in done.stdout.decode()
    left = sorted(one.name for one in temporary.iterdir())
    assert left == ["afterview-editor-link", "afterview-of-mine"]
    assert (tmp_path / "work" / "written").exists()


def test_a_file_that_is_being_written_is_put_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from afterview.cli import options

    def stopped(*arguments: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE)

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt), heard():
        options.write_whole(tmp_path / "page.html", "They smiled.")
    assert not [*tmp_path.iterdir()]


def test_the_first_is_heard_and_what_was_deaf_stays_so() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with heard():
            os.kill(os.getpid(), signal.SIGHUP)
            with pytest.raises(KeyboardInterrupt):
                os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGTERM)  # while things are put away
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_nothing_is_changed() -> None:
    seen: list[object] = []

    def look() -> None:
        with heard():
            seen.append(signal.getsignal(signal.SIGTERM))

    before = signal.getsignal(signal.SIGTERM)
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [before]
