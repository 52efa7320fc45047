"""Time grows with length as it should: the texts of `benchmarks/linear.py`, shorter."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_spec = importlib.util.spec_from_file_location("linear", ROOT / "benchmarks" / "linear.py")
assert _spec
assert _spec.loader
SCRIPT = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(SCRIPT)


@pytest.mark.parametrize(
    ("kind", "size"), [("wrapped lines", 10_000), ("one sentence", 10_000), ("blank lines", 20_000)]
)
def test_ten_times_as_long_takes_about_ten_times_as_long(kind: str, size: int) -> None:
    text_of = SCRIPT.TEXTS[kind]
    SCRIPT.seconds(text_of(1_000))  # the model is loaded
    short, long = SCRIPT.seconds(text_of(size)), SCRIPT.seconds(text_of(10 * size))
    assert long < 15 * short + 0.1
