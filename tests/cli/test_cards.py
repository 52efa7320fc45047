"""`afterview cards` and `afterview plan --ics` as a user runs them."""

import re
import subprocess
import sys
from pathlib import Path

from icalendar import Calendar

from afterview.content import load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "data" / "examples" / "2026-03-02-harbour-freight.txt"
CRISIS = (
    "Interview at Corran today. The manager smiled. Afterwards: I want to kill myself, I mean it."
)


def run(*arguments: str | Path, data: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afterview", *map(str, arguments)],
        input=data, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_places_in_the_order_asked_for() -> None:
    done = run("cards", EXAMPLE, "--for", "sink,mirror")
    assert done.returncode == 0, done.stderr
    limits = "It can be wrong, and it isn't therapy."
    unindented = re.findall(r"^(\S.*)$", done.stdout, re.M)
    assert unindented == ["kitchen sink", "bathroom mirror", limits]
    assert "steering" not in done.stdout


def test_own_lines_by_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("You have done harder things.\nOnwards.\n", encoding="utf-8")
    config = tmp_path / "c.toml"
    config.write_text('name = "Sam"\n[focus]\nfile = "mine.txt"\n', encoding="utf-8")
    plain = run("cards", EXAMPLE, "--config", config)
    assert "  You have done harder things.\n" in plain.stdout
    named = run("cards", EXAMPLE, "--config", config, "--person", "name")
    assert "  Sam has done harder things.\n" in named.stdout
    report = run("analyze", EXAMPLE, "--config", config, "--only", "coping")
    assert "Onwards." in report.stdout


def test_the_page_is_self_contained(tmp_path: Path) -> None:
    target = tmp_path / "cards.html"
    done = run("cards", EXAMPLE, "--output", target, "--each", "3")
    assert done.returncode == 0, done.stderr
    page = target.read_text(encoding="utf-8")
    assert page.count("<li>") == 12
    assert "http:" not in page
    assert "<script" not in page
    assert target.stat().st_mode & 0o077 == 0


def test_errors_are_one_sentence() -> None:
    for arguments, says in (
        (["--for", "fridge"], "--for wants one or more of mirror"),
        (["--person", "name"], "wants your name"),
        (["--config", "none.toml"], "does not exist"),
    ):
        done = run("cards", EXAMPLE, *arguments)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr


def test_a_crisis_gets_no_cards_and_no_calendar(tmp_path: Path) -> None:
    done = run("cards", "-", data=CRISIS)
    assert done.returncode == 0
    assert "mirror" not in done.stdout
    done = run("plan", "-", "--ics", tmp_path / "x.ics", data=CRISIS)
    assert done.returncode == 0
    assert not (tmp_path / "x.ics").exists()
    assert "no calendar" in done.stderr


def test_cards_are_the_report_s_own(tmp_path: Path) -> None:
    low = tmp_path / "low.txt"
    low.write_text(
        "Interview at Corran Dairies. I'm a burden on everyone. I can't see any way out of this.",
        "utf-8",
    )
    done = run("cards", low, "--each", "3")
    assert "someone will listen" in done.stdout
    assert "for “" not in done.stdout  # nothing is argued with
    answered = [line.text for line in load().focus if "answered" in line.unless]
    assert len(answered) > 3
    no = tmp_path / "no.txt"
    no.write_text(
        "My interview at Corran Dairies was on Monday. They rejected me this morning: they gave the job to "
        "somebody else. I always fail.", "utf-8"
    )  # fmt: skip
    done = run("cards", no, "--each", "12")
    assert "bathroom mirror" in done.stdout
    assert not [line for line in answered if line in done.stdout]


def test_the_plan_as_a_calendar(tmp_path: Path) -> None:
    target = tmp_path / "call.ics"
    done = run("plan", EXAMPLE, "--today", "2026-03-03", "--ics", target)
    assert done.returncode == 0, done.stderr
    assert "What to do next" in done.stdout
    found = Calendar.from_ical(target.read_bytes())
    assert found["version"] == "2.0"
    assert found.walk("VEVENT")
