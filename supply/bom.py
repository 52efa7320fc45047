"""The software bill of materials (CycloneDX 1.6) of what runs, made by the build.

Names and reasons come from `pyproject.toml`, versions and hashes from `constraints.txt`, licences and
who needs whom from `components.toml` (`inventory.py` writes it), the models from `models/`. Nothing is
looked up and nothing depends on the machine or the day, so two builds give the same bytes.

`python supply/bom.py` prints it. The build puts it into the wheel (`.dist-info/sboms`, PEP 770) and the
source archive.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "afterview.cdx.json"
# What `models/LICENSES.md` says.
MODELS = {"reader": "MIT AND Apache-2.0", "tone": "MIT AND CC-BY-4.0"}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LISTED = re.compile(r'^\s*"(?P<listed>[^"]+)",?\s*(?:#\s*(?P<reason>.*))?$|^\s*#\s*(?P<more>.*)$')


class Pin(NamedTuple):
    """A line of `constraints.txt`: one version and the hashes of its files."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(constraints: str) -> list[Pin]:
    """The pinned versions in their order, doubles and all.

    >>> pins("a==1 --hash=sha256:" + "0" * 64)[0].version
    '1'
    """
    lines = constraints.replace("\\\n", " ").splitlines()
    found = ((_PIN.match(line), line) for line in lines)
    return [Pin(canonicalize_name(m[1]), m[2], (*_HASH.findall(line),)) for m, line in found if m]


def reasons(pyproject: str) -> dict[str, str]:
    """Why each run-time dependency is there: the comments beside `dependencies`.

    >>> reasons('dependencies = [\\n  "spacy>=3",  # tokens,\\n  # and spans\\n]')
    {'spacy': 'tokens, and spans'}
    """
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.MULTILINE | re.DOTALL)
    found: dict[str, str] = {}
    name = ""
    for line in (listed[1] if listed else "").splitlines():
        parts = _LISTED.match(line)
        if parts and parts["listed"]:
            name = canonicalize_name(Requirement(parts["listed"]).name)
            found[name] = parts["reason"] or ""
        elif parts and name:
            found[name] = f"{found[name]} {parts['more']}".strip()
    return found


def bom(root: Path) -> dict[str, Any]:
    """The bill of materials of the project in a folder.

    Raises:
        ValueError: a dependency without a reason, a licence, a version or a hash.
    """
    own = re.search(
        r'__version__ = "(.+)"', (root / "src/afterview/__init__.py").read_text("utf-8")
    )
    known = tomllib.loads((root / "supply/components.toml").read_text("utf-8"))
    why = reasons((root / "pyproject.toml").read_text("utf-8"))
    pinned = {pin.name: pin for pin in pins((root / "constraints.txt").read_text("utf-8"))}
    if own is None or not why:
        raise ValueError("the version or the dependencies can't be read")
    names = sorted(_reached(why, known))
    for name in names:
        if not (known[name]["licence"] and name in pinned and pinned[name].hashes):
            raise ValueError(f"{name} has no licence, version or hash")
        if not why.get(name, "needed"):
            raise ValueError(f"{name} has no reason in pyproject.toml")
    self = _component("afterview", own[1], "MIT") | {"type": "application"}
    refs = {name: _purl(name, pinned[name].version) for name in names}
    parts = [
        _library(pinned[name], known[name]["licence"], why.get(name) or _needed_by(name, known))
        for name in names
    ]
    edges = {self["bom-ref"]: [refs[name] for name in sorted(why)]}
    edges |= {refs[name]: [refs[need] for need in known[name]["needs"]] for name in names}
    whole: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": self},
        "components": [*parts, *_models(root)],
        "dependencies": [{"ref": ref, "dependsOn": needs} for ref, needs in edges.items()],
    }
    content = hashlib.sha256(json.dumps(whole).encode()).hexdigest()
    return whole | {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}"}


def _reached(why: dict[str, str], known: dict[str, Any]) -> set[str]:
    """The names of all that runs: the dependencies and what they need."""
    found: set[str] = set()
    waiting = [*why]
    while waiting:
        name = waiting.pop()
        if name not in known:
            raise ValueError(f"{name} isn't in components.toml; run supply/inventory.py")
        if name not in found:
            found.add(name)
            waiting += known[name]["needs"]
    return found


def _needed_by(name: str, known: dict[str, Any]) -> str:
    return "needed by " + ", ".join(one for one in sorted(known) if name in known[one]["needs"])


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _component(name: str, version: str, licence: str) -> dict[str, Any]:
    told = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    purl = _purl(name, version)
    base = {"type": "library", "bom-ref": purl, "name": name, "version": version}
    return base | {"licenses": [told], "purl": purl}


def _library(pin: Pin, licence: str, why: str) -> dict[str, Any]:
    return _component(pin.name, pin.version, licence) | {
        "scope": "required",
        "hashes": [{"alg": "SHA-256", "content": one} for one in pin.hashes],
        "properties": [{"name": "afterview:reason", "value": why}],
    }


def _models(root: Path) -> Iterator[dict[str, Any]]:
    """The models, each by the hash of its manifest, which holds those of its files."""
    for name, licence in MODELS.items():
        manifest = (root / "models" / name / "manifest.json").read_bytes()
        yield {
            "type": "machine-learning-model",
            "bom-ref": f"model:{name}",
            "name": name,
            "version": str(json.loads(manifest)["version"]),
            "licenses": [{"expression": licence}],
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(manifest).hexdigest()}],
        }


def as_json(whole: dict[str, Any]) -> str:
    """The bill of materials as it is shipped."""
    return json.dumps(whole, indent=1, sort_keys=True) + "\n"


class Hook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """What hatchling runs before it packs a wheel or a source archive."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bill of materials and have it packed."""
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name, NAME)
        path.write_text(as_json(bom(Path(self.root))), encoding="utf-8")
        if self.target_name == "wheel":
            build_data["sbom_files"].append(str(path))
        else:
            build_data["force_include"][str(path)] = NAME

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        self.folder.cleanup()


if __name__ == "__main__":
    print(as_json(bom(Path(__file__).resolve().parents[1])), end="")
