"""The reference is what the program says of itself, and every command in the docs runs."""

import contextlib
import importlib.util
import io
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from afterview.advice.focus import own_lines, person_slots
from afterview.reader.config import read_config

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
WRITTEN = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
each = pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.stem)


def _build() -> Any:
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _build()


@pytest.mark.parametrize("name", sorted(BUILD.pages()))
def test_the_reference_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == BUILD.pages()[name], "run `make reference`"


@each
def test_every_command_runs(page: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    with BUILD.workplace():
        for words in BUILD.commands_in(page.read_text(encoding="utf-8")):
            if words[0] == "make":
                assert words[1] in targets
            elif words == ["afterview"] or "--scheduler" in words:
                continue  # opens the editor; wants a cluster, which tests/journal starts
            elif words[:2] == ["pip", "install"]:
                assert words[2].removeprefix("afterview")[1:-1] in EXTRAS
            else:
                assert words[0] == "afterview", f"{words[0]} isn't run by any test"
                status, said = BUILD.output_of(words)
                findings = words[1] == "check-message"
                assert status in ((0, 1) if findings else (0,)), (words, said)
                if "--output" in words:
                    assert Path(words[words.index("--output") + 1]).exists()


@pytest.mark.parametrize(
    "page", [p for p in WRITTEN if p.name != "python.md"], ids=lambda page: page.stem
)
def test_every_python_example_runs(page: Path) -> None:
    """Those of `python.md` are doctests of the source."""
    code = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    with BUILD.workplace(), contextlib.redirect_stdout(io.StringIO()):
        names: dict[str, object] = {}
        for block in code:
            exec(compile(block, page.name, "exec"), names)


def test_the_functions_for_engines_do_what_they_say() -> None:
    import pandas as pd

    page = (DOCS / "journals.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(code, "journals.md", "exec"), names)
    frame = pd.DataFrame([{"id": "a", "text": "She smiled all through my interview."}])
    found = names["with_ray"](frame)  # type: ignore[operator]
    assert list(found["id"]) == ["a"]
    assert "smiled" in found["analysis"][0]


@each
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link, part in re.findall(r"\]\(([^)#:\s]*)(#[^)\s]*)?\)", text):
        goal = page.parent / link if link else page
        assert goal.exists(), (page.name, link)
        if part and goal.suffix == ".md":
            titles = re.findall(r"^#+ (.+)$", goal.read_text(encoding="utf-8"), re.M)
            anchors = {re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles}
            assert part[1:] in anchors, (page.name, part)


def test_the_shown_commands_leave_this_machine_alone(tmp_path: Path) -> None:
    before = dict(os.environ), Path.cwd()
    with BUILD.workplace() as place:
        assert str(place) in os.environ["XDG_DATA_HOME"]
    assert (dict(os.environ), Path.cwd()) == before


def test_the_settings_of_the_tutorial_are_read(tmp_path: Path) -> None:
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    settings, line, shown = (
        re.search(pattern, page, re.S)[1]  # type: ignore[index]
        for pattern in (r"```toml\n(.*?)```", r"filled in: `(.*?)`", r'becomes "(.*?)"')
    )
    (tmp_path / "config.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "my-lines.txt").write_text(f"# not this\n{line}\n", encoding="utf-8")
    found = read_config(tmp_path / "config.toml")
    put = own_lines((), found.lines, lambda _, __: [], name=found.name, person=found.person)
    assert [one.text for one in put] == [shown]
    slots = set(re.findall(r"`\{(\w+)\}`", page))
    assert slots == {*person_slots("Ruth"), "name"}
