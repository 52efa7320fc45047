"""Reproduces the figures that the pages hold: runs the command above each table and compares.

`python docs/figures.py [WANTS ...]` runs the commands of `figures.toml` that want nothing but the
repository, or those that want what is named (`idle`, `gold`, `goemotions`); it prints each cell that
differs by more than the command's tolerance, names what it didn't run, and ends with 1 if anything
differs. A table is found by its head line, or in what is printed without one, and its rows by their
words. A row that stands on one side alone is a difference too.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/*.md", "models/**/README.md", "data/README.md")
_COMMAND = re.compile(
    r"`((?:python (?:-m afterview\.training|benchmarks/)|make (?:score|bench|nightly|fuzz|audit|train))[^`]*)`"
)
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A command, what it wants, and by how much its numbers may differ."""

    command: str
    wants: str = ""
    within: float = 0.0


@dataclass(slots=True)
class Claim:
    """What a page says that a command prints: the rows of the table below it, if there is one."""

    page: str
    command: str
    rows: list[Row] = field(default_factory=list)
    head: Row = ()


def figures() -> dict[str, Figure]:
    """The known commands by themselves."""
    listed = tomllib.loads((ROOT / "docs" / "figures.toml").read_text(encoding="utf-8"))["figures"]
    return {one["command"]: Figure(**one) for one in listed}


def pages() -> Iterator[Path]:
    """The pages with figures in them."""
    for pattern in PAGES:
        yield from map(Path, sorted(glob(str(ROOT / pattern), recursive=True)))  # noqa: PTH207


def claims_in(text: str, page: str = "") -> list[Claim]:
    """The commands of a page in their order, each with the rows of the table that follows it.

    >>> claims_in("`make bench` prints\\n\\n| a | b |\\n|---|---|\\n| x | 1.5 |\\n")[0].rows
    [('x', '1.5')]
    """
    found: list[Claim] = []
    own: list[Claim] = []  # of the paragraph above the table
    for block in re.split(r"\n\s*\n", text):
        if block.lstrip().startswith("|"):
            head, rows = next(iter(tables_in(block).items()))
            for claim in own:
                claim.head, claim.rows = head, rows
            own = []
        elif block.startswith("#"):
            own = []
        elif commands := _COMMAND.findall(block):
            own = [Claim(page, command) for command in commands]
            found += own
    return found


def tables_in(text: str) -> dict[Row, list[Row]]:
    """The rows of the Markdown tables in a text by the heads of these; `()` for rows without a head.

    >>> tables_in("| x | 1 |\\n\\n| a | b |\\n|---|---|\\n| `y` | 2 |\\n")
    {(): [('x', '1')], ('a', 'b'): [('y', '2')]}
    """
    found: dict[Row, list[Row]] = {}
    head: Row = ()
    lines = [line.strip() for line in text.splitlines()]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if not line.startswith("|"):
            head = ()
        elif below.startswith("|--"):
            head = _cells(line)
        elif not line.startswith("|--"):
            found.setdefault(head, []).append(_cells(line))
    return found


def _cells(line: str) -> Row:
    return tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))


def numbers(text: str) -> list[float]:
    """The numbers in a text.

    >>> numbers("2,948 of 0.5 %")
    [2948.0, 0.5]
    """
    return [float(one.replace(",", "")) for one in _NUMBER.findall(text)]


def _name(row: Row) -> str:
    """What a row is known by: its first cell, and the others that are words alone."""
    words = [cell for cell in row[1:] if re.fullmatch(r"[^\d]*[A-Za-z][^\d]*", cell)]
    return " ".join([row[0], *(cell for cell in words if not cell.startswith("not measured"))])


def differences(claim: Claim, output: str, within: float) -> list[str]:
    """What a page says otherwise than the command's output does.

    >>> claim = Claim("page", "command", [("x", "1.5"), ("y", "2")])
    >>> differences(claim, "| x | 1.52 |\\n| z | 3 |", 0.05)
    ['y: not printed any more', 'z: not on the page']
    >>> differences(claim, "| x | 1.7 |\\n| y | 2 |", 0.05)
    ['x: 1.5 on the page, 1.7 now']
    """
    if not claim.rows:
        return []
    tables = tables_in(output)
    headed = claim.head in tables
    printed = {_name(row): row for row in tables.get(claim.head if headed else (), ())}
    found = []
    for row in claim.rows:
        name = _name(row)
        if any(cell.startswith("not measured") for cell in row):
            continue
        if name not in printed:
            found.append(f"{name}: not printed any more")
            continue
        # Where no head is printed, the page may have columns of its own behind what is.
        columns = len(row) if headed else max(2, len(printed[name]))
        found += _differing(name, row[:columns], printed[name], within)
    told = {_name(row) for row in claim.rows}
    return found + [f"{name}: not on the page" for name in printed if name not in told]


def _differing(name: str, told: Row, printed: Row, within: float) -> list[str]:
    """What two rows of one name have different."""
    before, now = (numbers(" ".join(row[1:])) for row in (told, printed))
    if len(before) != len(now):
        return [f"{name}: {len(before)} numbers on the page, {len(now)} now"]
    return [
        f"{name}: {was:g} on the page, {value:g} now"
        for was, value in zip(before, now, strict=True)
        if abs(was - value) > max(within, within * abs(was))
    ]


def run(command: str) -> str:
    """What a command prints, run at the top of the repository with this Python.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    words = [part for word in shlex.split(command) for part in sorted(glob(word)) or [word]]  # noqa: PTH207
    given = {
        "GOLD=FOLDER": f"GOLD={os.environ.get('GOLD')}",
        "GOEMOTIONS": os.environ.get("GOEMOTIONS", ""),
    }
    words = [given.get(word, word) for word in words]
    words = [sys.executable if word == "python" else word for word in words]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def main(wanted: list[str]) -> int:
    """Run what is wanted and compare; 1 if something differs or can't be run."""
    os.chdir(ROOT)
    texts = {page: page.read_text(encoding="utf-8") for page in pages()}
    claims = [
        claim
        for page, text in texts.items()
        for claim in claims_in(text, page.relative_to(ROOT).as_posix())
    ]
    wrong, skipped = 0, []
    for figure in figures().values():
        if figure.wants not in (wanted or [""]):
            skipped.append(f"  {figure.command} ({figure.wants or 'nothing'})")
            continue
        print(f"{figure.command}", flush=True)
        try:
            output = run(figure.command)
        except (subprocess.CalledProcessError, OSError) as error:
            wrong += 1
            print(f"  failed: {error}")
            continue
        for claim in claims:
            if claim.command == figure.command:
                said = differences(claim, output, figure.within)
                wrong += len(said)
                print(f"  {claim.page}: {len(claim.rows)} rows, {len(said)} differences")
                print("".join(f"    {line}\n" for line in said), end="", flush=True)
    if skipped:
        print("Not run, with what they want:", *skipped, sep="\n")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
