"""Nothing that was found to be a name is left, and the same name is the same everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.analysis import analyze
from afterview.redaction import Name, names_in, redact, redacted
from afterview.training.corpus import read_rows

CORPUS = Path(__file__).resolve().parents[1] / "data" / "corpus"
TEXT = (
    "Interview at Corran Mills in Athlone on Monday. Priya Nair smiled. Then priya wrote to "
    "jo.murphy+hr@corran-mills.example, call her on +353 86 123 4567 or see www.corran.ie/jobs. "
    "My brother Declan drove. Declan's car is old. I'm tired."
)


def strings(value: Any) -> Iterator[str]:
    """Every string in plain data, keys and labels of the contract apart."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key not in ("schema", "model", "sha256", "strategy", "kind", "signal", "pattern"):
                yield from strings(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from strings(inside)
    elif isinstance(value, str):
        yield value


def left_over(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def test_every_kind_of_name_goes_and_the_rest_stays() -> None:
    clean = redact(TEXT, analyze(TEXT))
    for name in ("Corran", "Athlone", "Priya", "Nair", "Declan", "murphy", "353", "www"):
        assert not left_over(name, clean), (name, clean)
    for word in ("Interview", "Monday", "smiled", "I'm tired", "My brother"):
        assert word in clean


def test_one_person_has_one_number() -> None:
    names = [Name("PERSON", "Priya Nair"), Name("PERSON", "Declan"), Name("PERSON", "Priya")]
    clean = redacted("Priya Nair, Declan, priya, Nair's desk, PRIYA\nNAIR", names)
    assert clean == "PERSON_1, PERSON_2, PERSON_1, PERSON_1's desk, PERSON_1"


@pytest.mark.parametrize("file", ["recollections.jsonl", "r8.jsonl"])
def test_none_of_the_originals_is_left_anywhere_in_the_output(file: str) -> None:
    for row in list(read_rows([CORPUS / file]))[::9]:
        first = analyze(row["text"])
        clean = redact(row["text"], first)
        whole = "\n".join(strings(analyze(clean).to_dict()))
        for name in names_in(row["text"], first):
            assert not left_over(name.original, clean), (row["id"], name)
            assert not left_over(name.original, whole), (row["id"], name)


@given(
    st.text(max_size=60), st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), max_size=4)
)
def test_any_text_and_any_names(text: str, names: list[str]) -> None:
    known = [Name("PERSON", name) for name in names]
    clean = redacted(text + " " + " ".join(names), known)
    assert not [n for n in names if left_over(n, clean) and n.casefold() != "person"]
