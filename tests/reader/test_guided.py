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
        ("None, really.", True, "None, really."),
        ("When they turned to pay.", True, "I asked when they turned to pay."),
    ],
)
def test_answers_go_on_from_the_lead(line: str, joins: bool, body: str) -> None:
    assert Guided("", "", "asked").with_line(line, "I asked", joins=joins).body == body


@pytest.mark.parametrize(
    ("lead", "line", "body"),
    [
        ("They", "they nodded twice", "They nodded twice"),
        ("They", "they're all kind", "They're all kind"),
        ("They", "both smiled", "They both smiled"),
        ("They", "the man yawned", "The man yawned"),
        ("After that they", "she laughed", "After that she laughed"),
        ("After that they", "it went quiet", "After that it went quiet"),
        ("After that they", "went on", "After that they went on"),
        (
            "I would say that",
            "that anyone can spill water",
            "I would say that anyone can spill water",
        ),
        ("I would say that", "that's not true", "I would say that's not true"),
        (
            "They said that I would hear",
            "that I would hear by Friday",
            "They said that I would hear by Friday",
        ),
        ("It was easy", "it was easy when we laughed", "It was easy when we laughed"),
        ("They said that I would hear", "they said friday", "they said friday"),
        ("They", "they", "They"),
    ],
)
def test_nothing_is_said_twice(lead: str, line: str, body: str) -> None:
    assert Guided("", "", "x").with_line(line, lead).body == body


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("last Thursday", "The interview was last Thursday"),
        ("Yesterday", "The interview was yesterday"),
        ("3 March", "The interview was: 3 March"),
        ("It was last Thursday.", "The interview was last Thursday."),
        ("The interview was on Friday", "The interview was on Friday"),
    ],
)
def test_a_day_goes_on_from_the_lead(line: str, body: str) -> None:
    assert Guided("", "", "x").with_line(line, "The interview was", joins=True).body == body


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("I spilled water on her notes", "Then it went wrong: I spilled water on her notes"),
        ("Dawn asked about pay.", "Then it went wrong: Dawn asked about pay."),
        ("it went wrong when he sighed", "Then it went wrong: when he sighed"),
        ("No, not really.", "No, not really."),
        ("I don't think so", "I don't think so"),
        ("I didn't know the answer", "Then it went wrong: I didn't know the answer"),
    ],
)
def test_a_lead_with_a_colon_takes_every_answer_but_a_no(line: str, body: str) -> None:
    assert Guided("", "", "x").with_line(line, "Then it went wrong:").body == body


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
