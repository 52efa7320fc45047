"""The manifest of a model folder, and files that are what it vouches for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from afterview.errors import ModelError
from afterview.resources import models_dir

FORMAT = 2  # from here on a reader was trained with windows of up to 382 pieces, of 126 before
SHIPPED = ("reader",)  # what comes with the program; the first is the default
FILE = "manifest.json"
LARGEST = 1_000.0  # no weight, slope or shift of ours comes near it


def folder_of(name: str | None) -> Path:
    """Where the model of a name or a folder lies; None is the default one."""
    known = name or SHIPPED[0]
    return models_dir() / known if known in SHIPPED else Path(known)


def damaged(folder: Path, what: str) -> ModelError:
    """The error of a folder that isn't what it was when it was written.

    >>> str(damaged(Path("mine"), "its manifest has no thresholds"))
    'The model in mine is damaged (its manifest has no thresholds); install afterview again or train the model anew.'
    """
    return ModelError(
        f"The model in {folder} is damaged ({what}); install afterview again or train the model anew."
    )


@contextmanager
def reading(folder: Path, name: str) -> Iterator[None]:
    """Say of whatever goes wrong inside that a file of the folder is damaged.

    What NumPy, zipfile and onnxruntime raise of a damaged file shares no base but `Exception`.

    Raises:
        ModelError: anything went wrong.
    """
    try:
        yield
    except (ModelError, MemoryError):
        raise
    except Exception:
        raise damaged(folder, f"{name} can't be read") from None


def verified_bytes(folder: Path, name: str, digest: str) -> bytes:
    """The bytes of a model file, if they are the ones that the manifest vouches for.

    Raises:
        ModelError: the file is missing or its sha256 is another.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError:
        raise ModelError(
            f"The model folder {folder} has no readable {name}; install afterview again or train the "
            "model anew."
        ) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(
            f"{folder / name} is not the file its manifest describes (the sha256 differs), so it "
            "was not loaded; install afterview again or train the model anew."
        )
    return data


def is_number(value: object, least: float = -LARGEST, most: float = LARGEST) -> bool:
    """Whether a value of a manifest is a number within bounds; NaN is within none.

    >>> is_number(0.4, 0, 1), is_number(True), is_number(float("nan")), is_number("1")
    (True, False, False, False)
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and least <= value <= most  # type: ignore[operator]


def table(
    manifest: dict[str, Any],
    folder: Path,
    key: str,
    names: Iterable[str],
    fits: Callable[[Any], bool],
) -> dict[str, Any]:
    """What a manifest says of some names under a key.

    Args:
        manifest: as `read_manifest` gives it, and `folder` where it lies.
        key: such as ``thresholds``.
        names: that have to be there.
        fits: whether a value can be used.

    Raises:
        ModelError: a name isn't there, or its value can't be used.
    """
    found = manifest.get(key)
    if not isinstance(found, dict):
        raise damaged(folder, f"its manifest has no {key}")
    for name in names:
        if name not in found:
            raise damaged(folder, f"its manifest has no {key} of {name}")
        if not fits(found[name]):
            raise damaged(folder, f"the {key} of {name} in its manifest can't be used")
    return found


def _missing(folder: Path) -> ModelError:
    if folder.parent == models_dir():
        return ModelError(f"{folder} has no {FILE}; install afterview again.")
    if folder.is_dir():
        return ModelError(
            f"There is no model in {folder} (no {FILE}); give a folder that `afterview train` "
            "wrote, or name none to use ours."
        )
    return ModelError(
        f"There is no model {folder}: no folder has that name, and afterview brings only "
        f"{', '.join(SHIPPED)}; give a folder that `afterview train` wrote, or name none to use ours."
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder; it has a name, a version and files.

    Raises:
        ModelError: there is none, it isn't one of ours, it lacks one of these, or its format is newer than
            this program.
    """
    manifest: Any = None
    try:
        manifest = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except OSError:
        raise _missing(folder) from None
    except (ValueError, RecursionError):
        pass
    if not isinstance(manifest, dict) or manifest.get("kind") != "afterview-model":
        raise ModelError(f"{folder} holds no afterview model; name none to use ours.")
    if not isinstance(manifest.get("format"), int):
        raise damaged(folder, "its manifest has no format")
    if manifest["format"] != FORMAT:
        raise ModelError(
            f"The model in {folder} has format {manifest['format']}, and this version of "
            f"afterview reads format {FORMAT}; update afterview or train the model anew."
        )
    for key in ("name", "version"):
        if not isinstance(manifest.get(key), str):
            raise damaged(folder, f"its manifest has no {key}")
    table(manifest, folder, "files", (), bool)  # there are some; which ones, their readers know
    return manifest
