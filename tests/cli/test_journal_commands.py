"""Trends, the store, corrections, evaluation and training, as a user types them."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORY = (
    "Interview at Corran with Priya. She smiled all through it. I forgot the tool. "
    "I'm such an idiot. They ring by Friday."
)


def run(*arguments: str | Path, data: str = "", code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "afterview", *map(str, arguments)],
        input=data.encode(),
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "60"},
    )
    assert done.returncode == code, done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    return done.stdout.decode() + (done.stderr.decode() if code else "")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for month in (1, 2, 3, 4):
        (folder / f"2026-0{month}-07.txt").write_text(STORY, encoding="utf-8")
    return folder


def test_trends_in_every_format(journal: Path, tmp_path: Path) -> None:
    shown = run("trends", journal)
    assert "Feeling and evidence" in shown
    assert max(map(len, shown.splitlines())) <= 60
    assert run("trends", journal, "--format", "markdown").startswith("# Journal")
    found = json.loads(run("trends", journal, "--format", "json"))
    assert [g["name"] for g in found["groups"]] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    table = list(csv.reader(io.StringIO(run("trends", journal, "-f", "csv", "--by", "company"))))
    assert table[0][0] == "company"
    run("batch", journal, "-o", tmp_path / "r.jsonl", "-q")
    again = json.loads(run("trends", tmp_path / "r.jsonl", "--format", "json"))
    assert again == found


def test_trends_of_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    assert "folder of texts" in run("trends", tmp_path / "bad.jsonl", code=2)


def test_the_store_says_what_it_holds_and_goes(journal: Path) -> None:
    assert "no store" in run("store", "info")
    run("trends", journal)
    assert "4 results" in run("store", "info")
    assert "0 results of other versions" in run("store", "vacuum")
    assert "Removed" in run("store", "forget")
    assert "Removed" in run("forget")
    assert "nothing to remove" in run("forget")
    assert "no store" in run("store", "info")


def test_a_correction_is_respected_at_once_and_undone(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")

    def flagged() -> list[str]:
        return [t["quote"] for t in json.loads(run(story, "--format", "json"))["self_talk"]]

    before = flagged()
    assert before
    run("correct", story, data="n\n" * len(before))
    assert flagged() == []
    run("correct", "--undo")
    assert flagged() == before[-1:]
    run("correct", "--forget")
    assert flagged() == before
    run("correct", story, data="p\nrumination\nq\n")
    talk = json.loads(run(story, "--format", "json"))["self_talk"]
    assert [p["pattern"] for p in talk[0]["patterns"]] == ["rumination"]


def test_redacted_reports_name_nobody(tmp_path: Path) -> None:
    story = tmp_path / "2026-03-02-corran.txt"
    story.write_text(STORY, encoding="utf-8")
    for kind in ("terminal", "markdown", "json", "html"):
        shown = run(story, "--redact", "--format", kind)
        assert "Priya" not in shown
        assert "corran" not in shown.lower()
    assert "PERSON_1" in shown


def test_evaluate_prints_a_table_for_any_annotated_file(tmp_path: Path) -> None:
    lines = (ROOT / "data" / "corpus" / "r13.jsonl").read_text(encoding="utf-8").splitlines()[:3]
    annotated = tmp_path / "a.jsonl"
    annotated.write_text("\n".join(lines), encoding="utf-8")
    assert "| self_talk |" in run("evaluate", annotated)
    tables = json.loads(run("evaluate", annotated, "--by", "voice", "--json"))
    assert len(tables) == 4
    assert all(0 <= value <= 1 for table in tables.values() for value, _ in table.values())
    annotated.write_text("{", encoding="utf-8")
    assert "docs/annotating.md" in run("evaluate", annotated, code=2)
    assert "none.jsonl does not exist" in run("evaluate", tmp_path / "none.jsonl", code=2)
    assert "is a folder; give the files" in run("evaluate", tmp_path, code=2)


def test_notes_are_trained_with_and_scored_as_they_are(tmp_path: Path) -> None:
    lines = "".join(
        f"+ labeling 3 | I'm a clown, number {i}.\n- x | Number {i}.\n" for i in range(3)
    )
    notes = tmp_path / "notes.txt"
    notes.write_text(lines, encoding="utf-8")
    said = run("evaluate", notes)
    assert "| sentences, self-talk | " in said
    assert "signals" not in said
    run("train", notes, "--output", tmp_path / "mine")
    assert (tmp_path / "mine" / "manifest.json").is_file()
    notes.write_text(lines.replace("labeling", "labelling", 1), encoding="utf-8")
    for command in (("evaluate",), ("train", "--output", tmp_path / "other")):
        wrong = run(*command, notes, code=2)
        assert (
            'row notes-001a, line 1: unknown pattern "labelling"; did you mean "labeling"?' in wrong
        )
        assert wrong.rstrip().endswith("See docs/annotating.md.")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_the_help_says_where_annotating_is_described(command: str) -> None:
    assert "docs/annotating.md" in run(command, "--help")


def test_train_makes_a_model_that_analyze_takes(tmp_path: Path) -> None:
    lines = (ROOT / "data" / "corpus" / "t1.jsonl").read_text(encoding="utf-8").splitlines()[:30]
    annotated = tmp_path / "a.jsonl"
    annotated.write_text("\n".join(lines), encoding="utf-8")
    said = run("train", annotated, "--output", tmp_path / "mine")
    assert "| on the texts held out | before | after | of |" in said
    assert (tmp_path / "mine" / "README.md").is_file()
    found = json.loads(run("-", "--model", tmp_path / "mine", "-f", "json", data=STORY))
    assert found["model"]["version"].startswith("mine-")
    assert "exists already" in run("train", annotated, "--output", tmp_path / "mine", code=2)
    assert "does not exist" in run("train", tmp_path / "none", "--output", tmp_path / "x", code=2)
