"""Expressions over words: every example fires or stays silent, and a wrong entry is named."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from afterview.advice.barred import BarredWords
from afterview.advice.circumstances import CircumstanceWords
from afterview.advice.deeds import DeedWords
from afterview.advice.evidence import EvidenceWords
from afterview.advice.lessons import LessonWords
from afterview.advice.open_points import OpenWords
from afterview.advice.people import PeopleWords
from afterview.advice.person import PersonWords
from afterview.advice.phrases import PhraseWords
from afterview.advice.questions import QuestionWords
from afterview.advice.second_chance import ChanceWords
from afterview.advice.sore import SoreWords
from afterview.advice.supposed import ThoughtWords
from afterview.advice.theirs import TheirWords
from afterview.advice.topics import TopicWords
from afterview.advice.unanswered import UnansweredWords
from afterview.content.expressions import Expression, compiled, entries
from afterview.cutting import CuttingWords
from afterview.doubtful import Doubts
from afterview.errors import ContentError
from afterview.nlp.signals import SignalWords
from afterview.nlp.stumble import OrderWords
from afterview.quoting import QuotingWords
from afterview.reflection import InterviewWords
from afterview.resources import words_dir
from afterview.role import RoleWords
from afterview.whose import WhoseWords

KINDS: dict[str, type[NamedTuple]] = {
    "barred": BarredWords,
    "circumstances": CircumstanceWords,
    "cutting": CuttingWords,
    "deeds": DeedWords,
    "doubtful": Doubts,
    "evidence": EvidenceWords,
    "interview": InterviewWords,
    "lessons": LessonWords,
    "open_points": OpenWords,
    "order": OrderWords,
    "people": PeopleWords,
    "person": PersonWords,
    "phrases": PhraseWords,
    "questions": QuestionWords,
    "quoting": QuotingWords,
    "role": RoleWords,
    "second_chance": ChanceWords,
    "signals": SignalWords,
    "sore": SoreWords,
    "theirs": TheirWords,
    "thoughts": ThoughtWords,
    "topics": TopicWords,
    "unanswered": UnansweredWords,
    "whose": WhoseWords,
}
ENTRIES = [(path.stem, e) for path in sorted(words_dir().glob("*.toml")) for e in entries(path)]


def test_every_file_is_used() -> None:
    assert {name for name, _ in ENTRIES} == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_the_fields_are_the_compiled_entries(name: str) -> None:
    found = compiled(name, KINDS[name])
    for entry in entries(words_dir() / f"{name}.toml"):
        assert getattr(found, entry.id) == entry.compiled()


@pytest.mark.parametrize("entry", [pytest.param(e, id=f"{name}-{e.id}") for name, e in ENTRIES])
def test_every_example_fires_or_stays_silent(entry: Expression) -> None:
    assert [text for text in entry.fires if not entry.found(text)] == []
    assert [text for text in entry.silent if entry.found(text)] == []


def test_words_and_flags_stand_in_the_expression() -> None:
    entry = Expression(
        id="x", why="To see how it is built.", any=(r"\b{word}.end", "{word}{2}"),
        words={"word": ("a", "b")}, cased=True, lines=True, fires=("a", "b"), silent=("c", "d"),
    )  # fmt: skip
    assert entry.compiled() == re.compile(r"\ba|b.end|a|b{2}", re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(words_dir(), tmp_path / "words"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('why = "What only', 'reason = "What only', r"terms\.why: Field required"),
        ('why = "What only', 'colour = 1\nwhy = "What only', r"terms\.colour.*legal keys"),
        (r"\b(?:{term})\b", r"\b(?:{term}\b", "terms.*no regular expression"),
        (r"\b(?:{term})\b", r"\b(?:{terms})\b", r"terms.*\{term\} has to stand both"),
        (r"expression = '\b(?:{term})\b'", "", "terms.*either an expression or any"),
        ('id = "terms"', 'id = "turns"', "'turns' is there twice"),
        ('id = "terms"', 'id = "pay"', "'pay' is no expression here; legal ids: .*terms"),
        ('silent = ["Nine years, no accident", ', "silent = [", "terms.silent.*2 items"),
        (
            "# Words that",
            "pay = 1\n# Words that",
            "pay is no key here; legal keys: expression, words",
        ),
        ("[[expression]]", "[[expression]", "doubtful.toml: "),
    ],
)
def test_a_wrong_entry_is_named(folder: Path, old: str, new: str, says: str) -> None:
    path = folder / "doubtful.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=says) as caught:
        compiled("doubtful", Doubts, folder)
    assert str(caught.value).startswith("doubtful.toml")


def test_what_is_missing_is_named(folder: Path) -> None:
    path = folder / "doubtful.toml"
    head, _, last = path.read_text(encoding="utf-8").rpartition("\n\n[[expression]]")
    assert 'id = "kin_names"' in last
    path.write_text(head, encoding="utf-8")
    with pytest.raises(ContentError, match=r"doubtful\.toml lacks the expression 'kin_names'"):
        compiled("doubtful", Doubts, folder)
    path.unlink()
    with pytest.raises(ContentError, match=r"doubtful\.toml is missing"):
        compiled("doubtful", Doubts, folder)
