"""No voice is on both sides of a split, and nothing is nearly the same across."""

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from afterview.resources import models_dir
from afterview.training.corpus import batch_of
from afterview.training.splits import NEAR, near_duplicates, rows_of, rows_sha256

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"


def row(text: str, name: str = "x-1") -> dict[str, Any]:
    return {"id": name, "text": text}


def test_no_batch_is_in_two_splits() -> None:
    batches = [{batch_of(r) for r in rows_of(CORPUS, name)} for name in ("train", "tune", "test")]
    assert batches[0]
    assert batches[1]
    assert not batches[0] & batches[1]
    assert not batches[0] & batches[2]
    assert not batches[1] & batches[2]


def test_nothing_in_the_corpus_is_nearly_the_same_across_splits() -> None:
    train, tune, test = (rows_of(CORPUS, name) for name in ("train", "tune", "test"))
    assert not list(near_duplicates(train, tune + test))
    assert not list(near_duplicates(tune, test))


def test_the_reader_learned_from_the_training_split_that_is_here() -> None:
    manifest = json.loads((models_dir() / "reader" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["rows_sha256"] == rows_sha256(rows_of(CORPUS, "train"))


def test_a_near_duplicate_is_found_and_a_contrast_is_not() -> None:
    text = "She wrote down every single thing that I said about the night shifts."
    (found,) = near_duplicates([row(text, "a-1")], [row(text.replace("every single", "each"), "b")])
    assert (found.first, found.second) == ("a-1", "b")
    assert found.similarity > NEAR
    assert not list(near_duplicates([row(text)], [row("He read the shifts out, one by one.")]))


def has_grams(text: str) -> bool:
    """Whether five characters are left when runs of white space are one."""
    return len(re.sub(r"\s\s+", " ", text)) >= 5


@given(st.text(min_size=6, max_size=60).filter(has_grams))
def test_every_text_is_its_own_near_duplicate(text: str) -> None:
    (found,) = near_duplicates([row(text)], [row(text)])
    assert found.similarity == 1.0
