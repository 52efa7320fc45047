import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.errors import InputError
from afterview.reader.guided import Guided, new, read_guided


@pytest.mark.parametrize(
    ("line", "joins", "body"),
    [
        ("about nights", False, "I asked about nights"),
        ("About nights.", False, "About nights."),
        ("About nights.", True, "I asked about nights."),
        ("Nights and pay.", True, "I asked: Nights and pay."),
        ("I asked two things.", True, "I asked two things."),
        ("i asked two things", False, "i asked two things"),
        ("It was fine.", True, "It was fine."),
    ],
)
def test_answers_go_on_from_the_lead(line: str, joins: bool, body: str) -> None:
    assert Guided("", "", "asked").with_line(line, "I asked", joins=joins).body == body


def test_an_edited_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(
        "---\ntitle: Mine\nguided: faces+\ndate: 2026-03-02\n---\n\nOne.\n\n\nTwo.\n",
        encoding="utf-8",
    )
    found = read_guided(path)
    assert found == Guided("title: Mine\ndate: 2026-03-02\n", "One.\n\n\nTwo.", "faces", True)
    assert found.with_line("Three.").at("").text == (
        "---\ntitle: Mine\ndate: 2026-03-02\n---\n\nOne.\n\n\nTwo.\nThree.\n"
    )


def test_no_file_is_no_session(tmp_path: Path) -> None:
    assert read_guided(tmp_path / "none.md") is None


@pytest.mark.parametrize(
    "text", ["", "Words.", "---\ndate: 2026-03-02\n---\nx", "---\nguided:\n---\n"]
)
def test_other_files_are_no_session(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no unfinished session"):
        read_guided(path)


@given(
    lines=st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
            lambda line: line.strip() != ""
        ),
        max_size=5,
    )
)
def test_what_is_saved_comes_back(
    lines: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    session = new(dt.date(2026, 3, 2), "what")
    for line in lines:
        session = session.with_line(line)
    path = tmp_path_factory.mktemp("g") / "x.md"
    path.write_text(session.text, encoding="utf-8", newline="")
    assert read_guided(path) == session
