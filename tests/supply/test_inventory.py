"""The audit that needs no network: `pyproject.toml`, `constraints.txt` and what is installed agree."""

import importlib.metadata
import re
from pathlib import Path

import bom
import inventory
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PINS = bom.pins(CONSTRAINTS)
PINNED = {pin.name: pin for pin in PINS}


def test_every_line_is_a_pin_with_hashes() -> None:
    lines = CONSTRAINTS.replace("\\\n", " ").splitlines()
    assert [*filter(None, lines)] == lines
    assert len(PINS) == len(lines)
    for pin in PINS:
        assert pin.hashes, pin.name
        assert len(set(pin.hashes)) == len(pin.hashes), pin.name


def test_no_name_is_pinned_twice() -> None:
    assert sorted(PINNED) == sorted(pin.name for pin in PINS)


def test_what_is_installed_is_what_is_pinned() -> None:
    for pin in PINS:
        assert importlib.metadata.version(pin.name) == pin.version, pin.name


@pytest.fixture(scope="module", params=inventory.PYTHONS)
def needed(request: pytest.FixtureRequest) -> inventory.Edges:
    return inventory.closure(inventory.pinned_requirements(), request.param)


def test_nothing_is_needed_that_is_not_pinned(needed: inventory.Edges) -> None:
    assert not set(needed) - set(PINNED)


def test_nothing_is_pinned_that_is_not_needed() -> None:
    wanted = inventory.pinned_requirements()
    needed = set().union(*(inventory.closure(wanted, python) for python in inventory.PYTHONS))
    assert not set(PINNED) - needed


def test_every_pin_suits_all_who_need_it() -> None:
    wanted = [*map(Requirement, inventory.pinned_requirements())]
    for pin in PINS:
        wanted += map(Requirement, importlib.metadata.requires(pin.name) or ())
    environments = [{"extra": "", "python_version": python} for python in inventory.PYTHONS]
    checked = 0
    for one in wanted:
        holds = one.marker is None or any(map(one.marker.evaluate, environments))
        name = canonicalize_name(one.name)
        if holds and name in PINNED:
            checked += 1
            assert one.specifier.contains(PINNED[name].version, prereleases=True), str(one)
    assert checked > len(PINS)


@pytest.mark.parametrize("version", ["1.29.0", "1.30.1", "2.0.0"])
def test_no_onnxruntime_that_reports_to_its_maker(version: str) -> None:
    listed = map(Requirement, inventory.project()["project"]["dependencies"])
    (wanted,) = [one.specifier for one in listed if one.name == "onnxruntime"]
    assert PINNED["onnxruntime"].version in wanted
    assert version not in wanted


def test_every_pin_tells_a_licence() -> None:
    for name in PINNED:
        told = importlib.metadata.metadata(name)
        classes = [c for c in told.get_all("Classifier") or () if c.startswith("License ::")]
        files = [
            path
            for path in importlib.metadata.files(name) or ()
            if re.match(r"(LICEN[CS]E|COPYING)", path.name)
        ]
        assert told.get("License-Expression") or told.get("License") or classes or files, name


def test_what_runs_is_under_a_licence_that_lets_it_be_passed_on() -> None:
    free = {"MIT", "ISC", "0BSD", "Zlib", "CC0-1.0", "PSF-2.0", "MPL-2.0", "Apache-2.0"}
    free |= {"BSD-2-Clause", "BSD-3-Clause"}
    for name in inventory.runtime():
        assert set(re.split(r" AND | OR ", inventory.licence_of(name))) <= free, name


def test_nothing_more_is_needed_than_was_decided() -> None:
    """Whoever adds a dependency changes this test, and so decides that it is worth it."""
    direct = {
        "spacy", "numpy", "threadpoolctl", "onnxruntime", "typer", "rich", "joblib", "jinja2",
        "pydantic", "python-frontmatter", "python-docx", "platformdirs", "icalendar",
    }  # fmt: skip
    listed = inventory.project()["project"]["dependencies"]
    assert sorted(canonicalize_name(Requirement(one).name) for one in listed) == sorted(direct)
    assert len(inventory.runtime()) == 58
    assert "the 58 packages that run" in (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")


def test_the_components_are_current() -> None:
    written = (ROOT / "supply" / "components.toml").read_text(encoding="utf-8")
    assert written == inventory.components(), "run `python supply/inventory.py`"


def test_every_extra_is_pinned_or_known_as_loose() -> None:
    extras = inventory.project()["project"]["optional-dependencies"]
    assert set(inventory.LOOSE) < set(extras)


def test_a_hole_would_be_found() -> None:
    python = inventory.PYTHONS[0]
    assert "thinc" in inventory.closure(["spacy"], python)
    assert "sniffio" not in inventory.closure(["rich"], python)
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        inventory.closure(["a-name-that-nobody-took"], python)
