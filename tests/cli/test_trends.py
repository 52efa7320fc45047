"""`afterview trends --format html`: a page of the journal, and one of each entry."""

import re
from pathlib import Path

import pytest

from afterview.cli.app import main

TEXTS = {
    "2026-01-05.txt": "Interview at Corran. The manager smiled. I'm such an idiot.",
    "2026-01-19.txt": "Interview at Belvedere. She cut me off. I always fall apart.",
    "2026-02-02 b.txt": "Interview at Harbour Freight. He showed me round the yard. Good talk.",
}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*arguments])
    return int(ended.value.code or 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "journal"
    inside.mkdir()
    for name, text in TEXTS.items():
        (inside / name).write_text(text, encoding="utf-8")
    return inside


def test_every_entry_has_a_page_and_the_way_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "my trends.html"
    assert run("trends", str(folder), "--format", "html", "--output", str(output)) == 0
    assert "and 3 pages to" in capsys.readouterr().err
    html = output.read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]+)"', html)
    assert len(links) == 3
    for link in links:
        page = tmp_path / link.replace("%20", " ")
        assert page.stat().st_mode & 0o77 == 0
        assert 'href="../my%20trends.html"' in page.read_text(encoding="utf-8")


def test_without_a_file_the_page_stands_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("trends", str(folder), "--format", "html") == 0
    html = capsys.readouterr().out
    assert html.startswith("<!doctype html>")
    assert "<a " not in html


def test_a_place_that_cannot_be_written_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "missing" / "trends.html"
    assert run("trends", str(folder), "--format", "html", "--output", str(output)) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "choose another place with --output" in said


def test_where_the_journal_s_own_page_cant_be_written_none_of_its_entries_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trends.html").mkdir()
    output = str(tmp_path / "trends.html")
    assert run("trends", str(folder), "--format", "html", "--output", output) == 2
    assert "can't be written" in capsys.readouterr().err
    assert not (tmp_path / "trends-entries").exists()
    (tmp_path / "trends-entries").mkdir()
    (tmp_path / "trends-entries" / "mine.txt").write_text("a note", encoding="utf-8")
    assert run("trends", str(folder), "--format", "html", "--output", output) == 2
    assert (tmp_path / "trends-entries" / "mine.txt").exists()
