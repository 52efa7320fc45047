"""The trends as lines: readable in any width, plain about uncertainty, safe from the text."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from afterview.journal.entries import Entry
from afterview.journal.groups import By
from afterview.journal.trends import trends
from afterview.report.trends import TOO_FEW, as_csv, as_markdown, as_text, sparkline

ENTRY = Entry(
    "a",
    dt.date(2026, 1, 7),
    180,
    5,
    2.2,
    -0.2,
    ("labeling", "mind_reading"),
    ("smiled", "flat"),
    1,
    1,
    "went_badly",
    "mixed",
    "pending",
    "Corran",
    "baker",
    ("Say it aloud once.",),
)
ENTRIES = [
    replace(
        ENTRY,
        id=f"e{i}",
        written_on=ENTRY.written_on + dt.timedelta(days=20 * i),  # type: ignore[operator]
        self_talk=max(5 - i, 0),
        outcome="offer" if i == 4 else "pending",
    )
    for i in range(6)
]


def test_terminal(snapshot: SnapshotAssertion) -> None:
    assert as_text(trends(ENTRIES)) == snapshot


def test_markdown(snapshot: SnapshotAssertion) -> None:
    assert as_markdown(trends(ENTRIES)) == snapshot


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, as_text(trends(ENTRIES), width).splitlines())) <= width


def test_a_narrow_terminal_shows_the_beginning_of_long_names() -> None:
    named = [replace(one, company="Corran Logistics and Warehousing") for one in ENTRIES]
    table = as_text(trends(named, "company"), 40).splitlines()[2:4]
    assert table == ["company            self-talk / 100 words", "Corran Logistics…  1.4"]


def test_too_few_says_so() -> None:
    assert TOO_FEW in as_markdown(trends(ENTRIES[:2]))
    assert "▁" not in as_text(trends(ENTRIES[:2]))


def test_a_name_with_an_escape_sequence_is_harmless() -> None:
    bad = [replace(e, company="Evil\x1b[31m|Ltd") for e in ENTRIES]
    found = trends(bad, "company")
    assert "\x1b" not in as_text(found) + as_markdown(found)
    assert "Evil" in as_markdown(found)


@pytest.mark.parametrize("by", ["company", "role"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\x1b="])
def test_no_cell_is_one_that_a_spreadsheet_would_execute(sign: str, by: By) -> None:
    evil = f"{sign}cmd|' /C calc'!A0"
    found = trends([replace(e, company=evil, role=evil) for e in ENTRIES], by)
    (row,) = csv.DictReader(io.StringIO(as_csv(found), newline=""))
    assert row[by].startswith("'")
    assert row[by].endswith(evil[len(sign) :])
    assert float(row["tone"]) == -0.2, "a number stays one"


def test_sparkline_of_nothing() -> None:
    assert sparkline([]) == ""
    assert sparkline([0, 0]) == "▁▁"
