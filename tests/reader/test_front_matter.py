"""The day in front matter, and front matter that means harm."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.reader.entries import BY_TIME
from afterview.reader.front_matter import front_matter_day
from afterview.reader.journal import read_journal

DAY = dt.date(2026, 3, 2)


def of(front: str) -> dt.date | None:
    return front_matter_day(f"---\n{front}\n---\nShe smiled.")


@pytest.mark.parametrize(
    "front",
    [
        "date: 2026-03-02",
        "date: '2026-03-02'",
        "created: 2026-03-02T23:10:00+02:00",
        "tags: [a, b]\nwritten_on: 2026-03-02\ndate: 2020-01-01",
        "date: soon\ncreated: 2026-03-02",
    ],
)
def test_days(front: str) -> None:
    assert of(front) == DAY


@pytest.mark.parametrize(
    "front",
    ["date: 2026-13-45", "just words", "- a\n- b", "? [a]\n: b", "date: [2026-03-02]", "\t:", "date: 0x" + "f" * 9_999],
)  # fmt: skip
def test_what_names_no_day(front: str) -> None:
    assert of(front) is None


def test_tags_are_not_obeyed(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    front = f'---\nc: !!python/object/apply:os.mkdir ["{mark}"]\ndate: 2026-03-02\n---\nHi.'
    (tmp_path / "a.md").write_text(front, encoding="utf-8")
    (found,) = read_journal(tmp_path)
    assert not mark.exists()
    assert found.note == BY_TIME


def test_aliases_and_merge_keys_do_not_grow() -> None:
    def laughs(value: str) -> str:
        lines = (value.format(n, ", ".join([f"*a{n - 1}"] * 9)) for n in range(1, 12))
        return "a0: &a0 {x: 1}\n" + "\n".join(lines)

    assert of(laughs("a{0}: &a{0} [{1}]") + "\ndate: 2026-03-02") == DAY
    assert of(laughs("a{0}: &a{0} [{1}]") + "\ndate: *a11") is None
    assert of(laughs("a{0}: &a{0}\n  <<: [{1}]") + "\ndate: 2026-03-02") is None


@pytest.mark.parametrize("deep", ["[" * 9_000, "{" * 9_000, "? " * 9_000, "- " * 9_000])
def test_deep_nesting_is_no_front_matter(deep: str) -> None:
    assert of(f"a: {deep}") is None


def test_front_matter_of_ten_megabytes_is_no_front_matter(tmp_path: Path) -> None:
    front = "date: 2026-03-02\n" + "a: b\n" * 2_000_000
    (tmp_path / "n.md").write_text(f"---\n{front}---\nHi.", encoding="utf-8")
    (found,) = read_journal(tmp_path)
    assert found.note == BY_TIME, "the day that stands there was not looked for"


@given(st.text(max_size=200))
def test_any_front_matter_is_a_day_or_none(front: str) -> None:
    assert of(front) is None or isinstance(of(front), dt.date)
