"""Where a text speaks of distress, every command and every format says whom to reach."""

import datetime as dt
import html
import io
import json
import re
import sys
from pathlib import Path

import pytest

from afterview import Journal, analyze
from afterview.cli.app import main
from afterview.report.trends import LIMITS as OF_TRENDS

TOLD = (
    "Interview at Corran Dairies today. The manager smiled and asked when I could start. I forgot the "
    "name of the tool. I'm such an idiot. "
)
TEXTS = {
    "elevated": TOLD
    + "I feel hopeless and empty, I haven't slept or eaten for a week and I can't see "
    "any way out of this.",
    "crisis": TOLD + "I want to kill myself, I mean it.",
}
COMMANDS = [
    "analyze",
    "analyze --brief",
    "analyze --only plan",
    "analyze --format markdown",
    "analyze --format markdown --brief",
    "analyze --format html",
    "analyze --format html --brief",
    "analyze --format json",
    "plan",
    "cards",
    "cards --format html",
    "trends",
    "trends --format markdown",
    "trends --format html",
    "trends --format json",
    "trends --format csv",
    "check-message",
    "check-message --format json",
    "notebook",
    "notebook of a journal",
]
# None of this has a place in the answer to a crisis.
ANALYTIC = re.compile(
    r"smiled|idiot|tool|went well|Next:|mirror|No longer there|Too few|no_question"
)


def run(command: str, *arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), *map(str, arguments)])
    return int(ended.value.code or 0)


def shown(command: str, text: str, path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a person sees, without line ends."""
    if command.startswith("notebook"):
        found = analyze(text, region="GB")
        seen = Journal.of([found]) if "journal" in command else found
        return seen._repr_html_()
    if command == "reflect":
        path, typed = path.with_suffix(".md"), f"at Corran Dairies\n\n{text}\n" + "\n" * 20
    else:
        typed = ""
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO(typed))
        assert run(command, path, "--region", "GB") in (0, 1)
    out, err = capsys.readouterr()
    return re.sub(r"\s+", " ", out + err)


@pytest.mark.parametrize("level", TEXTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_format(
    command: str, level: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = shown(command, TEXTS[level], tmp_path / "day.txt", capsys)
    assert "Samaritans: call 116 123" in said
    assert "checked 23 November 2026" in said or '"checked_on": "2026-11-23"' in said
    if level == "crisis":
        assert "Shout: text SHOUT to 85258" in said
        assert not ANALYTIC.search(re.sub(r"<style>.*?</style>", "", said))


def test_a_crisis_is_no_figure_and_help_stands_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day, text in enumerate([TOLD, TEXTS["crisis"], TOLD, TOLD], 1):
        (tmp_path / f"2026-01-0{day}.txt").write_text(text, encoding="utf-8")
    assert run("trends --format json", tmp_path) == 0
    found = json.loads(capsys.readouterr().out)
    assert [e["written_on"] for e in found["entries"]] == ["2026-01-01", "2026-01-03", "2026-01-04"]
    assert found["distress"] == "crisis"
    assert run("trends", tmp_path) == 0
    out = capsys.readouterr().out
    assert out.startswith("What you wrote sounds like more pain")
    assert "Feeling and evidence" in out
    (tmp_path / "2026-01-05.txt").write_text(TEXTS["crisis"], encoding="utf-8")
    output = tmp_path / "out" / "trends.html"
    output.parent.mkdir()
    assert run("trends --format html --output", output, tmp_path) == 0
    assert not ANALYTIC.search(output.read_text("utf-8").partition("<body>")[2])
    assert [path.name for path in output.parent.iterdir()] == ["trends.html"]


def test_a_frame_has_no_row_of_a_crisis() -> None:
    days = [analyze(text, written_on=dt.date(2026, 3, 2)) for text in (TOLD, TEXTS["crisis"])]
    assert len(Journal.of(days).to_frame()) == 1


@pytest.mark.parametrize("command", ["analyze", "plan", "cards", "trends", "check-message"])
def test_an_unknown_region_is_said(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "day.txt"
    path.write_text(TOLD, encoding="utf-8")
    run(command, path, "--region", "XX")
    assert "no helplines for 'XX' are known here" in capsys.readouterr().err
    run(command, path, "--region", "uk")
    assert "helplines" not in capsys.readouterr().err


REPORTS = [c for c in COMMANDS if not re.search(r"json|csv|check-message", c)]  # those are data
ENDED = {
    "interview": TOLD,
    "elevated": TEXTS["elevated"],
    "no interview": "Watered the plants and called my sister. It rained until the evening.",
}


@pytest.mark.parametrize("kind", ENDED)
@pytest.mark.parametrize("command", [*REPORTS, "reflect"])
def test_every_report_says_where_it_ends(
    command: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = html.unescape(shown(command, ENDED[kind], tmp_path / "day.txt", capsys))
    if command.startswith("trends") or "journal" in command:
        assert OF_TRENDS in said
    else:
        assert "can be wrong" in said
        assert "n't therapy" in said
