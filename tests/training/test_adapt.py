"""A coach's own texts move the heads, a little, and the folder that comes out is a model."""

from pathlib import Path

import pytest

from afterview.analysis import analyze
from afterview.errors import InputError
from afterview.nlp.manifest import folder_of
from afterview.nlp.model import load_model
from afterview.training.adapt import adapt
from afterview.training.card import Fitted
from afterview.training.corpus import read_rows
from afterview.training.held_out import Figure
from afterview.training.sentence_files import sentence_row

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
ODD = "The badger danced again in there."


def test_it_learns_what_it_is_shown(tmp_path: Path) -> None:
    assert not analyze(ODD).self_talk
    lines = [
        f"+ all_or_nothing 3 | The badger danced {tail}."
        for tail in ("again", "all hour", "in there", "once more", "the whole time", "as ever")
    ]
    rows = [sentence_row(line, f"c-{i}") for i, line in enumerate(lines)] * 8
    source = folder_of(None)
    adapt(rows, load_model(source), source, tmp_path / "mine")
    assert analyze(ODD, model=tmp_path / "mine").self_talk
    assert (tmp_path / "mine" / "manifest.json").is_file()


def test_near_the_shipped_heads_ordinary_texts_read_the_same(tmp_path: Path) -> None:
    rows = list(read_rows([CORPUS / "t1.jsonl"]))[:40]
    source = folder_of(None)
    fitted = adapt(rows, load_model(source), source, tmp_path / "mine")
    assert (fitted.texts, fitted.held) == (33, 7)
    text = "She smiled all through my interview. I'm such an idiot. The bus was late."
    ours, theirs = analyze(text), analyze(text, model=tmp_path / "mine")
    assert [t.quote for t in ours.self_talk] == [t.quote for t in theirs.self_talk]


def test_too_few_texts_and_a_folder_that_exists_are_refused(tmp_path: Path) -> None:
    rows = list(read_rows([CORPUS / "t1.jsonl"]))[:40]
    source = folder_of(None)
    shipped = load_model(source)
    with pytest.raises(InputError, match="at least 5"):
        adapt(rows[:3], shipped, source, tmp_path / "few")
    with pytest.raises(InputError, match="exists already"):
        adapt(rows, shipped, source, tmp_path)
    assert not (tmp_path / "few").exists()


def test_the_card_says_what_it_is_worth(tmp_path: Path) -> None:
    rows = list(read_rows([CORPUS / "t1.jsonl"]))[:40]
    source = folder_of(None)
    fitted = adapt(rows, load_model(source), source, tmp_path / "mine")
    card = (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    assert f"with heads fitted to {fitted.texts} annotated texts" in card
    assert fitted.worth in card
    assert "sentences right on self-talk" in fitted.worth
    assert load_model(tmp_path / "mine").version == f"{load_model(source).version}+{fitted.texts}"
    few = adapt(rows[:20], load_model(source), source, tmp_path / "few")
    assert few.held == 0
    assert "Nobody has measured it." in (tmp_path / "few" / "README.md").read_text("utf-8")
    assert not [row["text"] for row in rows if row["text"] in card]


def test_a_model_that_is_no_better_says_so() -> None:
    same, risen = Figure("self-talk F1", 0.5, 0.5, 9), Figure("signals F1", 0.5, 0.6, 9)
    assert Fitted("reader-10", 24, 6, (same,)).worth.endswith("or annotate more texts.")
    assert Fitted("reader-10", 24, 6, (same, risen)).worth.endswith("| 9 |")


def test_nothing_is_left_where_it_cant_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = list(read_rows([CORPUS / "t1.jsonl"]))[:10]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("afterview.training.adapt.write_manifest", full)
    with pytest.raises(OSError, match="No space"):
        adapt(rows, load_model(folder_of(None)), folder_of(None), tmp_path / "mine")
    assert not [*tmp_path.iterdir()]
