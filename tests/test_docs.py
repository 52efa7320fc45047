"""What the pages in docs/ tell to type works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "console")], ids=lambda p: p.stem)
def test_every_console_command_runs(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "examples", tmp_path / "data" / "examples")
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    for line in lines:
        if not line.startswith("$ afterview"):
            continue
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(line.removeprefix("$ "))],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=os.environ,
        )
        assert done.returncode == 0, (line, done.stderr.decode())


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.stem)
def test_every_python_block_runs(page: Path) -> None:
    names: dict[str, object] = {}
    for code in blocks(page, "python"):
        exec(compile(code, page.name, "exec"), names)


def test_the_functions_for_engines_do_what_they_say() -> None:
    import pandas as pd

    names: dict[str, object] = {}
    for code in blocks(ROOT / "docs" / "journals.md", "python"):
        exec(compile(code, "journals.md", "exec"), names)
    frame = pd.DataFrame([{"id": "a", "text": "She smiled all through my interview."}])
    found = names["with_ray"](frame)  # type: ignore[operator]
    assert list(found["id"]) == ["a"]
    assert "smiled" in found["analysis"][0]
