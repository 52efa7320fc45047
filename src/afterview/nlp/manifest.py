"""The manifest of a model folder, and files that are what it vouches for."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from afterview.errors import ModelError
from afterview.resources import models_dir

FORMAT = 1
DEFAULT = "reader"


def folder_of(name: str | None) -> Path:
    """Where the model of a name or a folder lies; None is the default one."""
    shipped = models_dir() / (name or DEFAULT)
    return shipped if shipped.is_dir() else Path(name or DEFAULT)


def verified_bytes(folder: Path, name: str, digest: str) -> bytes:
    """The bytes of a model file, if they are the ones that the manifest vouches for.

    Raises:
        ModelError: the file is missing or its sha256 is another.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError:
        raise ModelError(
            f"The model folder {folder} has no readable {name}; install afterview again or choose "
            "another model with --model."
        ) from None
    if hashlib.sha256(data).hexdigest() != digest:
        raise ModelError(
            f"{folder / name} is not the file its manifest describes (the sha256 differs), so it "
            "was not loaded; install afterview again or train the model anew."
        )
    return data


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder.

    Raises:
        ModelError: there is none, it isn't one of ours, or its format is newer than this program.
    """
    manifest: Any = None
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except OSError:
        raise ModelError(
            f"There is no model in {folder} (no manifest.json); give a folder that "
            "`afterview train` wrote, or leave --model away."
        ) from None
    except ValueError:
        pass
    if not isinstance(manifest, dict) or manifest.get("kind") != "afterview-model":
        raise ModelError(f"{folder} holds no afterview model; leave --model away to use ours.")
    if manifest.get("format") != FORMAT:
        raise ModelError(
            f"The model in {folder} has format {manifest.get('format')}, and this version of "
            f"afterview reads format {FORMAT}; update afterview or train the model anew."
        )
    return manifest
