"""Writes the reference pages from the program itself, and the output under the shown commands.

`python docs/build.py` writes `commands.md`, `labels.md`, `json.md` and `python.md`, and runs every
command of a `console` block in the other pages to put its output there.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import io
import os
import re
import shlex
import shutil
import tempfile
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import afterview
from afterview.cli.app import main
from afterview.cli.reference import reference as commands
from afterview.content import load
from afterview.report.export import schema
from afterview.report.wording import WEIGHT

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
_BLOCK = re.compile(r"```(console|sh)\n(.*?)```", re.DOTALL)


def labels() -> str:
    """All labels with what they mean, how much a signal weighs, and an example of each."""
    known = load().labels.values()
    kinds = dict.fromkeys(label.kind for label in known)
    lines = ["# Labels", "", "Made by `make reference` from `src/afterview/content`.", ""]
    lines += ["`afterview explain LABEL` prints one with all its examples and its source.", ""]
    for kind in kinds:
        mine = [label for label in known if label.kind == kind]
        weighed = kind == "signal"
        lines += [f"## {kind.capitalize()}", ""]
        lines += ["| label | name | what it is | for example |" + (" says |" if weighed else "")]
        lines += ["|---" * (5 if weighed else 4) + "|"]
        for one in mine:
            cells = [f"`{one.name}`", one.title, one.definition]
            cells.append(_cell(f"“{one.fires[0]}”") if one.fires else "")
            if weighed:
                cells.append(f"{one.polarity}, {WEIGHT[one.strength]}. {one.means}")
            lines.append("| " + " | ".join(map(_cell, cells)) + " |")
        lines.append("")
    return "\n".join(lines)


def json_page() -> str:
    """The fields of the JSON output, record by record."""
    whole = schema()
    lines = [
        "# JSON",
        "",
        "Made by `make reference` from the JSON Schema that `afterview schema` prints.",
    ]
    lines += [
        "",
        "Offsets are half-open code points: `text[start:end]` is the quote. Fields may be",
    ]
    lines += ["added; none is renamed while `schema` stays `afterview.reflection/1`.", ""]
    records = {"Analysis": whole, **whole["$defs"]}
    for name, record in records.items():
        lines += [f"## {name}", "", record["description"], "", "| field | value |", "|---|---|"]
        for field, kind in record["properties"].items():
            lines.append(f"| `{field}` | {_cell(_kind(kind))} |")
        lines.append("")
    return "\n".join(lines)


def _kind(kind: dict[str, Any]) -> str:
    if "const" in kind:
        return f"`{kind['const']}`"
    if "enum" in kind:
        return ", ".join(f"`{value}`" for value in kind["enum"])
    if "anyOf" in kind:
        return " or ".join(_kind(one) for one in kind["anyOf"])
    if "$ref" in kind:
        name = kind["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if kind["type"] == "array":
        return f"list of {_kind(kind['items'])}"
    return f"{kind['type']}, a {kind['format']}" if "format" in kind else str(kind["type"])


def python_page() -> str:
    """What `import afterview` gives, with signatures and docstrings."""
    lines = ["# Python", "", "Made by `make reference` from the docstrings.", ""]
    for name in sorted(set(afterview.__all__) - {"__version__"}, key=str.lower):
        thing = getattr(afterview, name)
        lines += [f"## {name}", ""]
        if inspect.isclass(thing):
            lines += [_doc(thing), ""]
            if dataclasses.is_dataclass(thing):
                lines += ["| field | type |", "|---|---|"]
                lines += [
                    f"| `{field.name}` | `{_cell(str(field.type))}` |"
                    for field in dataclasses.fields(thing)
                ]
                lines.append("")
            for method, call in _methods(thing):
                lines += [f"### {name}.{method}", "", *_signature(method, call), _doc(call), ""]
        else:
            lines += [*_signature(name, thing), _doc(thing), ""]
    return "\n".join(lines)


def _methods(kind: type) -> Iterator[tuple[str, Any]]:
    for name in vars(kind):
        if not name.startswith("_") and callable(call := getattr(kind, name)):
            yield name, call


class _Bare(str):
    """An annotation that is shown without quotation marks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _signature(name: str, call: Any) -> list[str]:
    found = inspect.signature(call)
    bare = [p.replace(annotation=_bare(p.annotation)) for p in found.parameters.values()]
    given = found.replace(parameters=bare, return_annotation=_bare(found.return_annotation))
    return ["```python", f"{name}{given}", "```", ""]


def _bare(annotation: Any) -> Any:
    return _Bare(annotation.strip("'")) if isinstance(annotation, str) else annotation


def _doc(thing: Any) -> str:
    """A docstring as Markdown: examples in a block of their own."""
    text = inspect.getdoc(thing) or ""
    text, _, example = text.partition(">>> ")
    parts = [re.sub(r"^(Args|Raises|Returns):$", r"\1:\n", text.strip(), flags=re.MULTILINE)]
    parts[0] = re.sub(r"^    (\w+): ", r"- `\1`: ", parts[0], flags=re.MULTILINE)
    if example:
        parts.append(f"```pycon\n>>> {example.strip()}\n```")
    return "\n\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    made = {
        "commands.md": commands(),
        "labels.md": labels(),
        "json.md": json_page(),
        "python.md": python_page(),
    }
    return {name: text.strip() + "\n" for name, text in made.items()}


def commands_in(text: str) -> Iterator[list[str]]:
    """The commands of a page's blocks, in order, without those that only a person can run."""
    for kind, block in _BLOCK.findall(text):
        for line in block.splitlines():
            if kind == "console" and not line.startswith("$ "):
                continue
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words:
                yield words


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder with the examples, and `interview.txt`, `mail.txt` and `journal/` as people have."""
    before, kept = Path.cwd(), dict(os.environ)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        examples = ROOT / "data" / "examples"
        shutil.copytree(examples, place / "data" / "examples")
        shutil.copytree(examples / "journal", place / "journal")
        shutil.copy(examples / "2026-03-02-harbour-freight.txt", place / "interview.txt")
        shutil.copy(examples / "messages" / "draft.txt", place / "mail.txt")
        for folder in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{folder}_HOME"] = str(place / "home" / folder.lower())
        os.environ |= {"HOME": str(place / "home"), "USERPROFILE": str(place / "home")}
        os.environ |= {"COLUMNS": "80", "NO_COLOR": "1"}
        os.chdir(place)
        try:
            yield place
        finally:
            os.chdir(before)
            os.environ.clear()
            os.environ.update(kept)


def output_of(words: list[str]) -> tuple[int, str]:
    """The exit status and the output of one `afterview` command, run in this process."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main(words[1:])
            status = 0
        except SystemExit as ended:
            status = typing.cast(int, ended.code or 0)
    return status, out.buffer.getvalue().decode("utf-8")


def with_output(text: str) -> str:
    """A page with the output of its commands under them."""

    def shown(found: re.Match[str]) -> str:
        lines = []
        for words in commands_in(found[0]):
            said = output_of(words)[1] if words[0] == "afterview" and words[1:] else ""
            lines += ["$ " + shlex.join(words), *said.splitlines()]
        return found[0] if found[1] == "sh" else "\n".join(["```console", *lines, "```"])

    with workplace():
        return _BLOCK.sub(shown, text)


if __name__ == "__main__":
    for file, text in pages().items():
        (DOCS / file).write_text(text, encoding="utf-8")
    for file in ("tutorial.md", "coaches.md"):
        path = DOCS / file
        path.write_text(with_output(path.read_text(encoding="utf-8")), encoding="utf-8")
