"""`afterview correct` as a user meets it."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from afterview.cli.app import main

STORY = (
    "Interview at Corran with Priya. She smiled all through it. I forgot the name of the tool. "
    "I'm such an idiot. They ring by Friday. I should have known that. Then I drove home.\n"
)
Typing = Callable[..., str]


@pytest.fixture
def correct(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typing:
    """What the command says to what is typed."""

    def run(*arguments: str | Path, typed: str = "") -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        with pytest.raises(SystemExit) as ended:
            main(["correct", *map(str, arguments)])
        assert not ended.value.code
        return capsys.readouterr().out

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_thought_stands_among_its_sentences_with_the_names_of_the_report(
    correct: Typing, story: Path
) -> None:
    shown = correct(story, typed="\n\n")
    assert "I forgot the name of the tool. “I'm such an idiot.” They ring by Friday.\n" in shown
    assert "They ring by Friday. “I should have known that.” Then I drove home.\n" in shown
    assert "berating with should" in shown
    assert "should_statement" not in shown
    assert "Enter (skip)" in shown
    assert shown.endswith("No answers are kept.\n")


def test_what_cant_be_an_answer_is_asked_again_and_said_so(correct: Typing, story: Path) -> None:
    shown = correct(story, typed="maybe\np\n99\n9\nq\n")
    assert shown.count("Type y, n, p, s or q.") == 1
    assert shown.count("Type a number from 1 to 14.") == 1
    assert "1 answer is kept. `afterview correct --undo` takes the last one back." in shown
    assert "Taken back: your last answer (berating with should)." in correct("--undo")


@pytest.mark.parametrize("typed", ["9", "berating with should", "should_statement"])
def test_a_pattern_by_number_title_or_name(correct: Typing, story: Path, typed: str) -> None:
    correct(story, typed=f"p\n{typed}\nq\n")
    assert "You said “berating with should” to this one" in correct(story, typed="q\n")


def test_a_pattern_list_is_left_with_enter(correct: Typing, story: Path) -> None:
    assert "You said “no” to" not in correct(story, typed="p\n\nn\nq\n")
    assert "You said “no” to this one or one like it." in correct(story, typed="q\n")


def test_what_was_taken_back_is_said(correct: Typing, story: Path) -> None:
    correct(story, typed="n\ny\n")
    assert correct("--undo") == "Taken back: your last answer (yes). 1 answer is kept.\n"
    assert correct("--undo") == "Taken back: your last answer (no). No answers are kept.\n"
    assert correct("--undo") == "There is no answer to take back.\n"


def test_a_text_without_such_thoughts(correct: Typing, story: Path) -> None:
    story.write_text("I went to the interview at Corran. Priya smiled.", encoding="utf-8")
    assert correct(story) == "No negative thought was found in this text.\n"


def test_in_a_crisis_there_is_only_whom_to_reach(correct: Typing, story: Path) -> None:
    story.write_text(f"{STORY} I want to kill myself, I mean it.", encoding="utf-8")
    shown = correct(story)
    assert "findahelpline.com" in shown
    assert "[y/n/p/s/q]" not in shown
