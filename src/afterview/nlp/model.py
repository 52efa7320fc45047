"""A model folder as a frozen value: its encoder, heads, thresholds and vocabulary.

The files are an ONNX graph, plain arrays and text; their sha256 is checked before anything is
read, so a damaged or foreign folder gives one clear sentence and never runs code.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from afterview.errors import ModelError
from afterview.nlp.encoder import Floats, session
from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.nlp.manifest import folder_of, read_manifest, verified_bytes
from afterview.nlp.wordpiece import ALIKE, WordPieces

HEADS = ("heads", "bias")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Everything that reading needs. Compared and hashed by identity.

    `heads` has shape (width, labels and then tags), `bias` one value for each of these.
    """

    name: str
    version: str
    sha256: str
    vocabulary: WordPieces
    encoder: Any
    heads: Floats
    bias: Floats
    thresholds: Mapping[str, float]
    calibration: Mapping[str, tuple[float, float]]


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
        vocabulary=WordPieces({piece: number for number, piece in enumerate(pieces)}, ALIKE),
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
