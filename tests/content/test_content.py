import shutil
from pathlib import Path

import pytest

from afterview.content import filled, load, load_from
from afterview.errors import ContentError
from afterview.nlp.labels import PATTERNS, SIGNALS, polarity_of
from afterview.resources import content_dir


def test_every_label_is_explained() -> None:
    assert set(load().labels) == {*PATTERNS, *SIGNALS}


def test_polarity_agrees_with_the_model() -> None:
    for name in SIGNALS:
        label = load().labels[name]
        assert label.polarity == polarity_of(name)
        assert label.means


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_has_words_of_its_own(pattern: str) -> None:
    reframes = load().reframes
    assert sum(o.pattern == pattern for o in reframes.opening) >= 3
    assert any(b.needs == "finding" and pattern in b.patterns for b in reframes.body)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_dir(), tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("reframes.toml", 'pattern = "all_or_nothing"', 'pattern = "sadness"', "reframes.toml"),
        ("reframes.toml", 'id = "aon-2"', 'id = "aon-1"', "aon-1"),
        ("reframes.toml", 'needs = "nothing"', 'needs = "luck"', "balanced"),
        ("focus.toml", 'place = "kitchen sink"', 'place = "fridge"', "kitchen sink"),
        ("coping.toml", 'kind = "next"', 'kind = "next"\ncolour = "red"', "colour"),
        ("lessons.toml", 'cue = "nerv', 'cue = "(nerv', "lessons.toml"),
        ("questions.toml", "[[topic]]", "[[topic", "questions.toml"),
        ("coping.toml", "Walk to the third bus stop", "Just walk to the third stop", "Just"),
    ],
)
def test_a_wrong_entry_is_named(folder: Path, file: str, old: str, new: str, says: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=says.replace("(", r"\(")):
        load_from(folder)


def test_braces_in_a_value_stay() -> None:
    assert filled("{a}", {"a": "{b}", "b": "no"}) == "{b}"
