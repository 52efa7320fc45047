"""The notebooks run from start to end, hold no output, and stand rendered in docs/."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_in(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_there_are_three() -> None:
    names = ["01-one-recollection", "02-a-journal", "03-where-it-errs"]
    assert [path.stem for path in NOTEBOOKS] == names


@each
def test_it_runs(path: Path, tmp_path: Path) -> None:
    script = ROOT / "notebooks" / "render.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    charts = [one.read_text(encoding="utf-8") for one in (tmp_path / path.stem).glob("*.svg")]
    assert charts
    assert not any("NaN" in chart for chart in charts)
    assert "Traceback" not in (tmp_path / f"{path.stem}.md").read_text(encoding="utf-8")


@each
def test_it_holds_no_output(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@each
def test_the_rendered_page_is_of_this_notebook(path: Path) -> None:
    page = (ROOT / "docs" / "notebooks" / f"{path.stem}.md").read_text(encoding="utf-8")
    shown = [code.strip() for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL)]
    assert shown == code_in(path), "`make notebooks` renders them anew"
    for link in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page):
        assert (ROOT / "docs" / "notebooks" / link).exists()
