"""What is said to the writers of the corpus can be traced to their texts."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from afterview.training import advice_pieces
from afterview.training.advice_pieces import annotated, main, pieces, untraced


def test_every_quote_of_every_piece_stands_in_the_text(
    all_recollection_rows: list[dict[str, Any]],
) -> None:
    """One text out of eight; `make figures` looks at all of them, which takes minutes."""
    some = all_recollection_rows[::8]
    assert len(some) > 500
    seen = set()
    for row, analysis in zip(some, annotated(some), strict=True):
        for piece in pieces(analysis):
            seen.add(piece.kind)
            assert not untraced(piece, row["text"], analysis.topics), (row["id"], piece)
            assert piece.text.strip()
    assert {"summary", "reframe", "question", "lesson", "draft", "coping", "focus"} <= seen


@pytest.mark.parametrize(("lost", "status"), [((), 0), (("I fainted",), 1)])
def test_a_quote_from_nowhere_fails_the_command(
    lost: tuple[str, ...],
    status: int,
    recollection_rows: list[dict[str, Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps(recollection_rows[0]) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["advice_pieces", str(file), "--annotated"])
    monkeypatch.setattr(advice_pieces, "untraced", lambda *given: lost)
    assert main() == status
    assert ("UNTRACED" in capsys.readouterr().out) == bool(status)
