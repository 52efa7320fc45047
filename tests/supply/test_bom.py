"""The bill of materials: valid, complete, the same each time, and in what is shipped."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import bom
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FILES = ("pyproject.toml", "constraints.txt", "supply/components.toml", "src/afterview/__init__.py")


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return bom.bom(ROOT)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What a bill is made of, to be changed."""
    for name in (*FILES, "models/reader/manifest.json", "models/tone/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def libraries(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {c["name"]: c for c in made["components"] if c["type"] == "library"}


def reason(component: dict[str, Any]) -> str:
    (told,) = [p["value"] for p in component["properties"] if p["name"] == "afterview:reason"]
    return str(told)


def test_it_is_valid_by_the_schema(made: dict[str, Any]) -> None:
    check = JsonStrictValidator(SchemaVersion.V1_6)
    assert check.validate_str(bom.as_json(made)) is None
    broken = made | {"components": [{"name": "without a type"}]}
    assert check.validate_str(json.dumps(broken)) is not None


def test_every_dependency_is_in_it_with_its_reason(made: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(one) for one in project["dependencies"]]
    found = libraries(made)
    for one in wanted:
        component = found[canonicalize_name(one.name)]
        assert component["version"] in one.specifier
        assert len(reason(component)) > 5
        assert not reason(component).startswith("needed by")
    (own,) = [d for d in made["dependencies"] if d["ref"].startswith("pkg:pypi/afterview@")]
    assert len(own["dependsOn"]) == len(wanted)
    assert "reports to its maker" in reason(found["onnxruntime"])


def test_what_they_need_is_in_it_and_nothing_of_the_tests(made: dict[str, Any]) -> None:
    found = libraries(made)
    assert {"thinc", "pyyaml", "pydantic-core"} <= set(found)
    assert not {"pytest", "ruff", "pandas", "dask", "hatchling"} & set(found)
    refs = {c["bom-ref"] for c in made["components"]} | {made["metadata"]["component"]["bom-ref"]}
    for edge in made["dependencies"]:
        assert edge["ref"] in refs
        assert set(edge["dependsOn"]) <= refs
    assert all(reason(component) for component in found.values())


def test_versions_and_hashes_are_those_that_are_pinned(made: dict[str, Any]) -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for name, component in libraries(made).items():
        assert f"{name}=={component['version']} \\" in text
        assert component["purl"] == f"pkg:pypi/{name}@{component['version']}"
        assert component["licenses"]
        assert all(f"sha256:{one['content']}" in text for one in component["hashes"])


def test_the_models_are_in_it_with_their_licences(made: dict[str, Any]) -> None:
    models = [c for c in made["components"] if c["type"] == "machine-learning-model"]
    assert {c["name"] for c in models} == {
        path.parent.name for path in (ROOT / "models").glob("*/manifest.json")
    }
    told = (ROOT / "models" / "LICENSES.md").read_text(encoding="utf-8")
    for one in models:
        assert f"| `{one['name']}` |" in told
        for licence in one["licenses"][0]["expression"].split(" AND "):
            assert licence.replace("CC-BY-", "CC BY ") in told


def test_it_speaks_of_no_machine_and_no_day(made: dict[str, Any]) -> None:
    text = bom.as_json(made)
    assert bom.as_json(bom.bom(ROOT)) == text
    assert str(ROOT) not in text
    assert "timestamp" not in text


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("pyproject.toml", "# pipeline, tokens, span groups, DocBin", "", "no reason"),
        ("pyproject.toml", '"spacy>=3.8,<3.9"', '"unheard>=1"', "unheard isn't in components"),
        ("constraints.txt", "\nspacy==", "\nspacious==", "spacy has no"),
        ("supply/components.toml", 'licence = "ISC"', 'licence = ""', "shellingham has no licence"),
    ],
)
def test_what_lacks_a_part_stops_the_build(
    copy: Path, file: str, old: str, new: str, says: str
) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=says):
        bom.bom(copy)


def test_it_can_be_printed(made: dict[str, Any]) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "supply" / "bom.py"], capture_output=True, check=True
    )
    assert json.loads(done.stdout) == made
