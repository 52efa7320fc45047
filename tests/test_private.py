"""Nothing leaves the machine: the program in an empty network, and under the eyes of the kernel.

Sockets are blocked in every test and in every Python that a test starts; these two look from outside
at a process, where a native library could go round Python.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import pytest_socket

TEXT = "They asked about queues and I froze. I'm an idiot. She smiled. They'll ring by Friday.\n"
ANALYZE = (sys.executable, "-m", "afterview", "analyze", "--format", "json")


def works(*command: str) -> bool:
    """Whether a tool is here and allowed to do its work."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0


@pytest.fixture
def recollection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("PYTHONPATH")  # as a user runs it: what is blocked would not be seen
    path = tmp_path / "evening.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.skipif(not works("unshare", "-rn"), reason="no user namespaces on this machine")
def test_without_any_network_the_answer_is_the_same(recollection: Path) -> None:
    inside = subprocess.run(
        ["unshare", "-rn", *ANALYZE, str(recollection)], capture_output=True, check=True
    )
    outside = subprocess.run([*ANALYZE, str(recollection)], capture_output=True, check=True)
    assert inside.stdout == outside.stdout
    assert json.loads(inside.stdout)["self_talk"]


@pytest.mark.skipif(not works("strace", "-f", "-e", "trace=network"), reason="no strace here")
def test_nothing_is_ever_sent_or_connected(recollection: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls.txt"
    watch = ("strace", "-f", "-e", "trace=network", "-o", str(calls))
    done = subprocess.run([*watch, *ANALYZE, str(recollection)], capture_output=True, check=True)
    assert json.loads(done.stdout)["signals"]
    # A library of spaCy's looks whether IPv6 is there, by a socket bound to the machine itself.
    sent = [
        line
        for line in calls.read_text(encoding="utf-8").splitlines()
        if "AF_INET" in line and re.search(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(", line)
    ]
    assert not sent


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_sockets_are_blocked_in_every_test(family: socket.AddressFamily) -> None:
    with pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket(family)


def test_one_test_alone_may_open_a_socket() -> None:
    opens = re.compile(
        r"mark\.enable_socket|mark\.allow_hosts|\bsocket_[e]nabled|\benable_socket\("
    )
    texts = {path.name: path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.py")}
    allowed = [name for name, text in texts.items() for _ in opens.findall(text)]
    assert allowed == ["test_reading.py"]


@pytest.mark.parametrize("code", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_sockets_are_blocked_in_processes_that_a_test_starts(code: str) -> None:
    inner = [sys.executable, "-c", f"import socket; {code}"]
    outer = [sys.executable, "-c", f"import subprocess; subprocess.run({inner!r}, check=True)"]
    for command in (inner, outer):
        done = subprocess.run(command, capture_output=True, check=False)
        assert b"PermissionError: no network in a test" in done.stderr
