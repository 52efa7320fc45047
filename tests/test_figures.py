"""Every command that a page names for its figures is known to `make figures`, and it compares them."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _figures() -> Any:
    spec = importlib.util.spec_from_file_location("docs_figures", ROOT / "docs" / "figures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


FIGURES = _figures()
KNOWN = FIGURES.figures()
CLAIMS = [
    claim
    for page in FIGURES.pages()
    for claim in FIGURES.claims_in(page.read_text(encoding="utf-8"), page.name)
]


def test_every_command_of_the_pages_is_known() -> None:
    assert {claim.command for claim in CLAIMS} <= set(KNOWN)


def test_every_known_command_stands_on_a_page_and_exists() -> None:
    assert set(KNOWN) == {claim.command for claim in CLAIMS}
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for command in KNOWN:
        kind, name, *_ = command.replace("python -m", "module").split()
        if kind == "make":
            assert name in targets
        elif kind == "module":
            assert (ROOT / "src" / name.replace(".", "/")).with_suffix(".py").exists()
        else:
            assert (ROOT / name).exists()


def test_no_script_that_prints_figures_is_forgotten() -> None:
    told = " ".join(path.read_text(encoding="utf-8") for path in FIGURES.pages())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for script in (ROOT / "benchmarks").glob("*.py"):
        assert f"benchmarks/{script.name}" in told or script.stem in makefile, script.name


def test_the_tables_are_found_under_their_commands() -> None:
    rows = {claim.command: len(claim.rows) for claim in CLAIMS if claim.rows}
    assert rows["make score GOLD=FOLDER"] >= 20
    assert rows["make bench"] >= 8
    assert rows["python -m afterview.training.count data/corpus"] >= 20
    changed = [count for name, count in rows.items() if "training.invariance" in name]
    assert changed == [13]
    assert rows["python benchmarks/linear.py 5000"] == 3
    assert "make audit" not in rows
    assert "python benchmarks/against_stock.py" not in rows  # it prints no table of its own


PAGE = "`make bench` prints:\n\n| a | b |\n|---|---|\n| two, of them | 1.50 |\n| all | 2,000 |\n"


@pytest.mark.parametrize(
    ("output", "within", "said"),
    [
        ("| a | b |\n|---|---|\n| two, of them | 1.5 |\n| all | 2000 |", 0.0, []),
        ("| two, of them | 1.55 |\n| all | 2,050 |", 0.05, []),
        ("| two, of them | 1.7 |\n| all | 2,050 |", 0.05, ["two, of them: 1.5 on the page, 1.7 now"]),
        ("| two, of them | 1.5 | warm |\n| all | 2,000 |", 0.0, ["two, of them: not printed any more", "two, of them warm: not on the page"]),
        ("| all | 2,000 |", 0.0, ["two, of them: not printed any more"]),
        ("| two, of them | 1.5 |\n| all | |", 0.0, ["all: 1 numbers on the page, 0 now"]),
        ("| two, of them | 1.5 |\n| all | 2,000 | 3 |", 0.0, ["all: 1 numbers on the page, 2 now"]),
        ("| a | b |\n|---|---|\n| two, of them | 1.5 |\n| all | 2,000 |\n| c | 1 |", 0.0,
         ["c: not on the page"]),
        ("| a | c |\n|---|---|\n| two, of them | 1.5 |\n| all | 2,000 |", 0.0,
         ["two, of them: not printed any more", "all: not printed any more"]),
        ("| a | b |\n|---|---|\n| two, of them | 1.5 |\n| all | 2,000 |\n"
         "\n| c | b |\n|---|---|\n| all | 7 |", 0.0, []),
    ],
)  # fmt: skip
def test_differences_are_told(output: str, within: float, said: list[str]) -> None:
    (claim,) = FIGURES.claims_in(PAGE)
    assert FIGURES.differences(claim, output, within) == said


def test_all_numbers_under_a_head_are_compared_and_columns_of_the_page_alone_are_not() -> None:
    page = "`make bench` prints:\n\n| a | b | must |\n|---|---|---|\n| all | 2,000 | 5 |\n"
    (claim,) = FIGURES.claims_in(page)
    assert FIGURES.differences(claim, "| all | 2,000 |", 0.0) == []
    headed = "| a | b | must |\n|---|---|---|\n| all | 2,000 |"
    assert FIGURES.differences(claim, headed, 0.0) == ["all: 2 numbers on the page, 1 now"]


def test_a_row_that_was_not_measured_is_no_difference() -> None:
    page = "`make bench` prints:\n\n| a | b |\n|---|---|\n| all | not measured: no time |\n"
    (claim,) = FIGURES.claims_in(page)
    assert FIGURES.differences(claim, "| all | 2,000 |", 0.0) == []


def test_the_names_of_the_rows_of_a_table_are_its_own() -> None:
    for claim in CLAIMS:
        names = [FIGURES._name(row) for row in claim.rows]
        assert len(set(names)) == len(names), (claim.page, claim.head)


def test_a_table_belongs_to_the_paragraph_above_it_alone() -> None:
    text = f"`make audit` and `make train` are others.\n\n# Title\n\n{PAGE}\n| c |\n|---|\n| z |\n"
    rows = {claim.command: claim.rows for claim in FIGURES.claims_in(text)}
    assert rows["make audit"] == []
    assert rows["make bench"] == [("two, of them", "1.50"), ("all", "2,000")]


def test_the_count_of_the_corpus_is_reproduced() -> None:
    """The quickest of them, as `make figures` runs it."""
    command = "python -m afterview.training.count data/corpus"
    output = FIGURES.run(command)
    (claim,) = [claim for claim in CLAIMS if claim.command == command]
    assert FIGURES.differences(claim, output, KNOWN[command].within) == []


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        FIGURES.run("python benchmarks/nothing.py")
