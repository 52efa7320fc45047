"""What tests of several commands ask."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

Contents = Callable[[Path], dict[str, str]]


@pytest.fixture(scope="session")
def contents() -> Contents:
    """The files below a folder with hashes of what they hold, and the folders and links, without."""

    def held(place: Path) -> dict[str, str]:
        return {
            str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
            if path.is_file()
            else ""
            for path in place.rglob("*")
        }

    return held
