"""Voices fall into the groups that they name, and the tables count each text once."""

import re
from pathlib import Path
from typing import Any

import pytest

from afterview.training.by_voice import OTHER, SPLITS, group_of, groups, tables
from afterview.training.corpus import Row, batch_of, is_recollection
from afterview.training.scoring import QUOTED
from afterview.training.splits import BLIND, rows_of

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
ROWS = [row for split in SPLITS for row in rows_of(CORPUS, split) if is_recollection(row)]


@pytest.mark.parametrize(
    ("voice", "variety", "trade"),
    [
        ("sous chef, Swansea, 47, sweary, typed on the bus", "British", "hands and wheels"),
        ("paramedic, Derry, 35, cheerful", "Irish", "health"),
        ("policy analyst, Ottawa, 44", "North American", "office and law"),
        ("software tester, Pune, 27, bullet list", "South Asian", "engineering and science"),
        ("high-country shepherd, Otago, 41", "Australian", "hands and wheels"),
        ("baker, Perth, 22, chat with emoji", "Australian", "hands and wheels"),
        ("radio producer, Accra, 30, witty", "African", "office and law"),
        ("violin teacher, Korean in Berlin, 43", "second language", "teaching and books"),
        ("graphic designer, Brooklyn, Korean American, 28", "North American", "office and law"),
        ("hairdresser, Cardiff, 28", "British", "service and selling"),
        ("hotel duty manager, Hyderabad, 39", "South Asian", "service and selling"),
        ("Vietnamese baker, Lyon, 30, glad", "second language", "hands and wheels"),
        ("a person, nowhere", OTHER, OTHER),
        ("", OTHER, OTHER),
        ("a reading person, a cork", OTHER, OTHER),
    ],
)
def test_groups(voice: str, variety: str, trade: str) -> None:
    assert group_of(voice, "variety") == variety
    assert group_of(voice, "trade") == trade


def test_hardly_any_voice_of_the_splits_is_left_over() -> None:
    voices = [row["voice"] for row in ROWS if "variety" not in row]
    left = [voice for voice in voices if group_of(voice, "variety") == OTHER]
    assert [re.split(", ", voice)[1] for voice in left] == ["Manila"]
    without = [voice for voice in voices if group_of(voice, "trade") == OTHER]
    assert [re.split(", ", voice)[2] for voice in without] == [
        "back to work after her husband's death"
    ]


def test_every_group_has_somebody() -> None:
    for kind in ("variety", "trade"):
        found = {row.get(kind) or group_of(row["voice"], kind) for row in ROWS}
        assert set(groups(kind)) <= found, kind


def silent(row: Row, verdict: str) -> dict[str, Any]:
    """An analysis that finds nothing and says a verdict."""
    lists = ("self_talk", "signals", "people", *QUOTED)
    nothing = ("stumble", "after_stumble", "decision", "company", "role", "outcome", "distress")
    said = {"verdict": {"label": verdict, "felt": row["felt"]}}
    return {name: [] for name in lists} | dict.fromkeys(nothing) | said


def test_each_text_counts_once_and_differences_show() -> None:
    voices = ("welder, Odessa Texas", "nurse, Leeds", "nurse, Leeds")
    first = next(row for row in ROWS if batch_of(row) not in BLIND)
    rows = [first | {"voice": voice} for voice in voices]
    right = first["verdict"]
    found = [silent(row, said) for row, said in zip(rows, ("wrong", right, right), strict=True)]
    varieties, trades, written = tables(rows, found)
    assert "| North American | 1 | 0.000 | 0.000 | 0.000 | 0.000 |" in varieties
    assert "| British | 2 | 0.000 | 0.000 | 0.000 | 1.000 |" in varieties
    assert "| all | 3 | 0.000 | 0.000 | 0.000 | 0.667 |" in varieties
    assert "| health | 2 | 0.000 | 0.000 | 0.000 | 1.000 |" in trades
    assert "Irish" not in varieties
    assert "| knowing what is looked for | 3 | 0.000 | 0.000 | 0.000 | 0.667 |" in written
    assert "| blind |" not in written


def test_what_a_row_says_of_itself_counts_more_than_its_voice() -> None:
    row = ROWS[0] | {"voice": "welder, Odessa Texas", "variety": "African", "id": "r73-01-x"}
    varieties, _, written = tables([row], [silent(row, "wrong")])
    assert "| African | 1 |" in varieties
    assert "| blind | 1 |" in written
