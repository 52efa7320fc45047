from pathlib import Path

import pytest

from afterview.errors import InputError
from afterview.nlp.tone import tone_model, value
from afterview.training.tone import write_tone
from afterview.training.tone_data import Toned, corpus_tones, goemotions
from afterview.training.tone_scores import folders, table

GOOD, BAD = (
    ["lovely kind room", "kind lovely people", "a lovely day"],
    ["awful cold room", "cold awful people"],
)


def toned(times: int = 4) -> Toned:
    return Toned.of(
        [(t, (False, True)) for t in GOOD * times] + [(t, (True, False)) for t in BAD * times]
    )


def test_a_model_learns_which_words_are_bright(tmp_path: Path) -> None:
    write_tone(tmp_path, toned(), toned(), toned())
    model = tone_model(tmp_path)
    assert value(model, "lovely and kind") > value(model, "awful and cold")
    assert "| small | tone | 1.000 |" in table({"small": (toned(), toned())}, tmp_path)
    tone_model.cache_clear()


def test_goemotions_is_read_by_its_sides(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("joy\nanger\nneutral\n")
    (tmp_path / "train.tsv").write_text('text\tlabels\tid\nso glad\t0\ta\n"mad\t1,0\tb\nhm\t2\tc\n')
    found = goemotions(tmp_path, "train")
    assert found.texts == ["so glad", '"mad', "hm"]
    assert found.sides.tolist() == [[0, 1], [1, 1], [0, 0]]


def test_a_folder_without_its_files_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"labels\.txt"):
        goemotions(tmp_path, "train")
    with pytest.raises(InputError, match="give 2 folders"):
        folders(["a"], "GOEMOTIONS CORPUS")


def test_the_sentences_of_a_recollection_take_the_side_of_their_marks(
    recollection_rows: list[dict[str, object]],
) -> None:
    found = corpus_tones(recollection_rows)
    assert found.sides.max(0).tolist() == [1, 1]
    assert (found.sides.sum(1) == 0).any()


def test_a_line_takes_the_side_of_its_label() -> None:
    line = {
        "text": "x",
        "self_talk": False,
        "patterns": [],
        "severity": 0,
        "signal": None,
        "polarity": None,
    }
    sides = [
        {**line, "self_talk": True},
        {**line, "polarity": "positive"},
        {**line, "field": "drawbacks"},
        {**line, "distress": "crisis"},
        line,
    ]
    assert corpus_tones(sides).sides.tolist() == [[1, 0], [0, 1], [1, 0], [1, 0], [0, 0]]
