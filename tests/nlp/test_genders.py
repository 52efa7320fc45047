"""A text and the same text about the other sex are one text to the encoder."""

from pathlib import Path

import pytest

from afterview.errors import ContentError
from afterview.nlp import genders as genders_module
from afterview.nlp.genders import genders, one_gender
from afterview.nlp.model import model
from afterview.nlp.words import words

PAIRS = [
    ("She smiled and walked me out herself.", "He smiled and walked me out himself."),
    ("I gave her the form and she read it.", "I gave him the form and he read it."),
    ("Her face fell. My sister says it's nothing.", "His face fell. My brother says it's nothing."),
    ("The woman from HR told her that.", "The man from HR told him that."),
    ("Mum rang. Mrs Byrne’s wife did too.", "Dad rang. Mr Byrne’s husband did too."),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_both_are_read_alike(one: str, other: str) -> None:
    reader = model().vocabulary
    read = [reader.encode(words(text), text, {})[0] for text in (one, other)]
    assert read[0] == read[1]


def test_nothing_else_is_changed() -> None:
    plain = ["they", "told", "me", "that", "the", "manager", "had", "asked", "the", "nurse"]
    assert list(one_gender(plain)) == plain


@pytest.mark.parametrize(
    ("text", "words_in_the_message"),
    [
        ('[read_as]\nhe = ["she"]\nshe = ["her"]\n[her]\nis_object_before = []\n', "'she'"),
        ('[read_as]\nhe = ["she"]\n', "is_object_before"),
        ("[read_as]\n[her]\nis_object_before = []\nis_owner_before = []\n", "no more"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(
    text: str, words_in_the_message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "genders.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(genders_module, "content_dir", lambda: tmp_path)
    with pytest.raises(ContentError, match=rf"genders\.toml.*{words_in_the_message}"):
        genders.__wrapped__()
