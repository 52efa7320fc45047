"""A model folder as a frozen value: its encoder, heads, thresholds and vocabulary.

The files are an ONNX graph, plain arrays and text; their sha256 is checked before anything is
read, so a damaged or foreign folder gives one clear sentence and never runs code.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from afterview.errors import ModelError
from afterview.nlp.encoder import Floats, session
from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.nlp.wordpiece import WordPieces
from afterview.resources import models_dir

FORMAT = 1
DEFAULT = "reader"
HEADS = ("head", "head_bias", "tag_head", "tag_head_bias")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Everything that reading needs. Compared and hashed by identity."""

    name: str
    version: str
    sha256: str
    vocabulary: WordPieces
    encoder: Any
    head: Floats
    head_bias: Floats
    tag_head: Floats
    tag_head_bias: Floats
    thresholds: Mapping[str, float]
    calibration: Mapping[str, tuple[float, float]]


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


def load_model(folder: Path) -> Model:
    """Read a model folder.

    Raises:
        ModelError: the folder is missing, damaged, foreign or of another format.
    """
    manifest = read_manifest(folder)
    if tuple(manifest.get("labels", ())) != OUTPUTS or tuple(manifest.get("tags", ())) != TAGS:
        raise ModelError(
            f"The model in {folder} knows other labels than this version of afterview; train it anew."
        )
    files = {name: verified_bytes(folder, name, sha) for name, sha in manifest["files"].items()}
    with np.load(io.BytesIO(files["heads.npz"]), allow_pickle=False) as arrays:
        heads = {name: arrays[name].astype(np.float32) for name in HEADS}
    pieces = files["vocabulary.txt"].decode("utf-8").split("\n")
    return Model(
        name=manifest["name"],
        version=manifest["version"],
        sha256=hashlib.sha256("".join(manifest["files"].values()).encode()).hexdigest(),
        vocabulary=WordPieces({piece: number for number, piece in enumerate(pieces)}),
        encoder=session(files["encoder.onnx"]),
        **heads,
        thresholds=manifest["thresholds"],
        calibration={name: (a, b) for name, (a, b) in manifest["calibration"].items()},
    )


@lru_cache(maxsize=4)
def model(name: str | None = None) -> Model:
    """The model of a name or a folder, loaded once a process; None is the default one.

    Raises:
        ModelError: the model can't be used.
    """
    return load_model(folder_of(name))


def folder_of(name: str | None) -> Path:
    """Where the model of a name or a folder lies; None is the default one."""
    shipped = models_dir() / (name or DEFAULT)
    return shipped if shipped.is_dir() else Path(name or DEFAULT)
