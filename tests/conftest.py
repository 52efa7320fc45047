"""Shared fixtures: the texts that invariants are checked on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "data" / "corpus"
NO_NETWORK = Path(__file__).parent / "no_network"
collect_ignore = ["no_network"]  # it is for the processes that tests start

# `make nightly` asks for the second.
settings.register_profile("quick", max_examples=200, deadline=None)
settings.register_profile(
    "nightly", max_examples=int(os.environ.get("AFTERVIEW_EXAMPLES", "10000")), deadline=None
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def recollection_rows() -> list[dict[str, Any]]:
    """The annotated recollections of the corpus."""
    files = ("recollections", "r7", "r8", "r12")
    texts = ((CORPUS / f"{name}.jsonl").read_text(encoding="utf-8") for name in files)
    return [json.loads(line) for text in texts for line in text.splitlines()]


@pytest.fixture(scope="session")
def all_recollection_rows() -> list[dict[str, Any]]:
    """Every annotated recollection that there is, of the corpus and of the batches that wait."""
    folders = (CORPUS, CORPUS.parent / "waiting")
    files = [file for folder in folders for file in sorted(folder.glob("r*.jsonl"))]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    known: dict[str, dict[str, Any]] = {row["id"]: row for row in rows}
    return list(known.values())


@pytest.fixture(autouse=True)
def _folders_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches what the user of this machine keeps."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A file is open to everybody, unless who makes it says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture(autouse=True, scope="session")
def _no_network_in_processes() -> Iterator[None]:
    """pytest-socket blocks this process; this blocks every one that it starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(NO_NETWORK), prepend=os.pathsep)
        yield


@pytest.fixture(autouse=True)
def _network_where_it_is_marked(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if request.node.get_closest_marker("enable_socket"):
        paths = os.environ["PYTHONPATH"].split(os.pathsep)
        kept = os.pathsep.join(path for path in paths if path != str(NO_NETWORK))
        monkeypatch.setenv("PYTHONPATH", kept)
