"""A text and the same text with another name in it are one text to the encoder."""

from pathlib import Path

import pytest

from afterview.errors import ContentError
from afterview.nlp import names_alike as names_module
from afterview.nlp.model import model
from afterview.nlp.names_alike import STAND_INS, names, names_alike
from afterview.nlp.windows import windows
from afterview.nlp.words import normal_form, words

GROUP = "[names]\nwomen = []\nmen = []\neither = "


def pieces(text: str) -> tuple[int, ...]:
    return windows(text, model().vocabulary).pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Priya frowned.", "Tom frowned."),
        ("I rang Agnieszka. Agnieszka’s kettle was on.", "I rang Dave. Dave’s kettle was on."),
        ("My sister Ngozi says it's fine.", "My sister Aoife says it's fine."),
        ("told ciarán about it", "told susan about it"),
        ("Dr. Okonkwo wrote it down.", "Dr. Hargreaves wrote it down."),
        ("told mrs okonkwo twice", "told mrs hargreaves twice"),
        ("I told Grace. Grace laughed.", "I told Lakshmi. Lakshmi laughed."),
    ],
)
def test_both_are_read_alike(one: str, other: str) -> None:
    assert pieces(one) == pieces(other)


def test_two_people_stay_two_through_the_text() -> None:
    assert pieces("Tom sat down. Priya smiled at Tom.") == pieces(
        "Kate sat down. Ana smiled at Kate."
    )
    assert pieces("Tom sat down. Priya smiled at Tom.") != pieces(
        "Tom sat down. Tom smiled at Tom."
    )


@pytest.mark.parametrize(
    "text",
    [
        "I will mark the hope in it, with grace.",
        "Will they ring?",
        "i miss the place",
        "Mark my words.",
        "MARK WILL HOPE",
        "He said Don't on a Monday in May, in London.",
        "The doctor was kind. Python and Excel came up.",
    ],
)
def test_words_that_are_no_names_stay(text: str) -> None:
    norms = [word.norm for word in words(text)]
    assert list(names_alike(text, words(text), {})) == norms


def test_more_names_than_stand_ins_begin_anew() -> None:
    text = "Tom, Priya, Ngozi, Aoife, Agnieszka, Lakshmi, Emeka, Niamh, Declan"
    read = [norm for norm in names_alike(text, words(text), {}) if norm != ","]
    assert read == [*STAND_INS, STAND_INS[0]]


def test_every_name_is_in_normal_form() -> None:
    listed = names()
    every = listed.only_names | listed.also_words | listed.titles
    assert {name for name in every if normal_form(name) != name} == set()


def test_every_stand_in_is_one_piece() -> None:
    assert all(len(model().vocabulary.of(name)) == 1 for name in (*STAND_INS, "smith"))


@pytest.mark.parametrize(
    ("text", "words_in_the_message"),
    [
        ("[names]\n[also_words]\n", "titles"),
        (
            f'{GROUP}["mark"]\n[also_words]\nwomen = []\nmen = ["mark"]\neither = []\n[titles]\n',
            "'mark'",
        ),
        (f'{GROUP}["kim", "kim"]\n[also_words]\n[titles]\n', "'kim' is there twice"),
        ("[names]\nenglish = []\n[also_words]\n[titles]\n", "women, men, either"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    text: str, words_in_the_message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "names.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(names_module, "content_dir", lambda: tmp_path)
    with pytest.raises(ContentError, match=rf"names\.toml.*{words_in_the_message}"):
        names.__wrapped__()
