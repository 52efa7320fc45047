"""No expression of the program blows up: `benchmarks/backtracking.py`, with shorter strings."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_spec = importlib.util.spec_from_file_location(
    "backtracking", ROOT / "benchmarks" / "backtracking.py"
)
assert _spec
assert _spec.loader
SCRIPT = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(SCRIPT)


def test_no_expression_is_slow_on_two_thousand_characters() -> None:
    found = list(SCRIPT.expressions())
    names = " ".join(name for name, _, _ in found)
    for place in ("afterview.nlp.distress._PART", "afterview.doubtful:", "phrases.toml: own"):
        assert place in names
    assert SCRIPT.slow(found, size=2_000, most=0.2) == []


def test_what_blows_up_is_found() -> None:
    found = [(pattern, re.compile(pattern), False) for pattern in (r"(?:a+)+b", r"a+b")]
    assert SCRIPT.slow(found, size=20, most=0.02) == [r"(?:a+)+b"]


def test_expressions_are_found_where_they_are_written() -> None:
    source = """
a = re.search(r"(?:^|[.!?\\n]\\s*)$", text[:start])
def f(b):
    return [re.sub("x" "y", "", b, flags=re.I | re.M), other.search("no"), re.fullmatch(r"z+", b)]
"""
    found = [(one.pattern, one.flags, begins) for _, one, begins in SCRIPT.written(source)]
    plain = re.UNICODE.value
    assert found == [
        (r"(?:^|[.!?\n]\s*)$", plain, False),
        ("xy", plain | re.I | re.M, False),
        (r"(?:z+)\Z", plain, True),
    ]
