"""Results as tables: private from the first byte, and without a cell that a spreadsheet obeys."""

from __future__ import annotations

import csv
import json
import resource
from pathlib import Path
from typing import Any

import pytest

from afterview.errors import InputError
from afterview.journal import tables
from afterview.journal.tables import WRITERS, write_table

ROW: dict[str, Any] = {
    "source": {"id": "a", "written_on": "2026-03-02", "words": 40},
    "company": "Corran",
    "role": "baker",
    "verdict": {"felt": "mixed", "label": "mixed"},
    "outcome": "pending",
    "decision": None,
    "self_talk": [],
    "signals": [],
    "after_stumble": None,
    "tone": {"mean": -0.2},
    "distress": "none",
}


def lines_of(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "r.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_one_that_a_spreadsheet_would_execute(sign: str, tmp_path: Path) -> None:
    evil = f"{sign}cmd|' /C calc'!A0"
    told = {"source": {**ROW["source"], "id": evil}, "company": evil, "role": evil}
    broken = {"source": {"id": evil}, "error": evil}
    write_table(lines_of(tmp_path, {**ROW, **told}, broken), tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as stream:
        good, bad = csv.DictReader(stream)
    assert {good["id"], good["company"], good["role"], bad["id"], bad["error"]} == {f"'{evil}"}
    assert good["tone"] == "-0.2", "a number stays one"


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_nobody_else_can_read_a_table_while_it_is_made(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_umask: None
) -> None:
    modes: list[int] = []
    rows_in = tables.rows_in

    def watched(path: Path) -> Any:
        for row in rows_in(path):
            yield row
            modes.extend(file.stat().st_mode & 0o777 for file in tmp_path.glob(".t.*"))

    monkeypatch.setattr(tables, "rows_in", watched)
    write_table(lines_of(tmp_path, ROW), tmp_path / f"t{suffix}")
    assert modes
    assert {*modes, (tmp_path / f"t{suffix}").stat().st_mode & 0o777} == {0o600}


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(suffix: str, tmp_path: Path) -> None:
    lines, table = lines_of(tmp_path, *[ROW] * 400), tmp_path / f"t{suffix}"
    table.write_text("an earlier one", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        with pytest.raises(InputError, match=r"t\.\w+ can't be written \(.+--output or make room"):
            write_table(lines, table)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert table.read_text(encoding="utf-8") == "an earlier one"
    assert {path.name for path in tmp_path.iterdir()} == {lines.name, table.name}


def test_a_folder_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"t\.csv can't be written \(No such file.*stays in r\.jsonl"
    ):
        write_table(lines_of(tmp_path, ROW), tmp_path / "gone" / "t.csv")


def test_a_place_with_a_newline_in_its_name_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(lines: Path, to: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(WRITERS, ".csv", full)
    with pytest.raises(InputError) as said:
        write_table(lines_of(tmp_path, ROW), tmp_path / "a\n\x1b[31mb.csv")
    assert str(said.value).startswith("a\\n\\x1b[31mb.csv can't be written (No space")
