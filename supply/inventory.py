"""What is installed, as its own metadata tell: who needs whom, and under which licence.

`python supply/inventory.py` writes `components.toml` for `bom.py`, which runs where nothing is
installed. The tests compare it, `pyproject.toml` and `constraints.txt` with what is installed.
"""

from __future__ import annotations

import importlib.metadata
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
# The Pythons on which the pins hold; the system is Linux, as where the tests run.
PYTHONS = ("3.11", "3.12", "3.13")
# Extras that are installed for one task and are not pinned.
LOOSE = ("train", "fuzz")
# How licences are written in older metadata, and their SPDX identifiers.
_SPDX = {
    "MIT License": "MIT",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
}
# Their metadata say "BSD"; the text of the licence beside them has three clauses.
_BY_TEXT = {"blis": "BSD-3-Clause", "jinja2": "BSD-3-Clause"}

Edges = dict[str, set[str]]


def project() -> dict[str, Any]:
    """`pyproject.toml` as data."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned_requirements() -> list[str]:
    """What `constraints.txt` is there for: to run, to build, and the extras that are pinned."""
    whole = project()
    extras: dict[str, list[str]] = whole["project"]["optional-dependencies"]
    kept = [one for name, listed in extras.items() if name not in LOOSE for one in listed]
    return [*whole["project"]["dependencies"], *whole["build-system"]["requires"], *kept]


def closure(wanted: Iterable[str], python: str) -> Edges:
    """All that some requirements need under a version of Python, and what each of it needs itself.

    Raises:
        importlib.metadata.PackageNotFoundError: something of it is not installed.
    """
    found: Edges = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(_needed(wanted, python))
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if (name, frozenset(one.extras)) in seen:
            continue
        seen.add((name, frozenset(one.extras)))
        needs = [*_needed(importlib.metadata.requires(name) or (), python, one.extras)]
        found.setdefault(name, set()).update(canonicalize_name(need.name) for need in needs)
        waiting += needs
    return found


def _needed(
    listed: Iterable[str], python: str, extras: Iterable[str] = ()
) -> Iterator[Requirement]:
    """The requirements whose markers hold."""
    version = {"python_version": python, "python_full_version": f"{python}.0"}
    here: Mapping[str, str] = {**default_environment(), **version}  # type: ignore[dict-item]
    for one in map(Requirement, listed):
        markers = [{**here, "extra": extra} for extra in ("", *extras)]
        if one.marker is None or any(map(one.marker.evaluate, markers)):
            yield one


def runtime() -> Edges:
    """What runs, under any of the Pythons."""
    found: Edges = {}
    for python in PYTHONS:
        for name, needs in closure(project()["project"]["dependencies"], python).items():
            found.setdefault(name, set()).update(needs)
    return found


def licence_of(name: str) -> str:
    """The SPDX licence expression of something installed; empty where it tells none.

    >>> licence_of("spacy")
    'MIT'
    """
    told = importlib.metadata.metadata(name)
    if expression := told.get("License-Expression"):
        return expression
    if name in _BY_TEXT:
        return _BY_TEXT[name]
    classes = [c for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    field = (told.get("License") or "").strip()
    words = [field] if field and "\n" not in field else [c.rpartition(" :: ")[2] for c in classes]
    return " AND ".join(_SPDX.get(word, word) for word in words)


def components() -> str:
    """The text of `components.toml`."""
    lines = ["# Written by `python supply/inventory.py` from the metadata of what is installed."]
    for name, needs in sorted(runtime().items()):
        listed = ", ".join(f'"{need}"' for need in sorted(needs))
        lines += ["", f"[{name}]", f'licence = "{licence_of(name)}"', f"needs = [{listed}]"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "supply" / "components.toml").write_text(components(), encoding="utf-8")
