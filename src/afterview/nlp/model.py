"""A model folder as a frozen value: its encoder, heads, thresholds and vocabulary.

The files are an ONNX graph, plain arrays and text; their sha256 is checked before anything is
read, then whether they fit together and the manifest says all that reading asks for: a damaged or
foreign folder gives one clear sentence and never runs code.
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
from afterview.nlp.encoder import Floats, encode, session
from afterview.nlp.labels import DISTRESS, EVENTS, FIELDS, OUTPUTS, SHARED, TAGS, WHOLE
from afterview.nlp.manifest import (
    damaged,
    folder_of,
    is_number,
    read_manifest,
    reading,
    table,
    verified_bytes,
)
from afterview.nlp.wordpiece import ALIKE, END, START, UNKNOWN, WordPieces

GRAPH, ARRAYS, PIECES = FILES = ("encoder.onnx", "heads.npz", "vocabulary.txt")
# What a probability has to reach; the labels of whole texts have a weight instead.
LEAST = (
    *("self_talk", "pattern", "severity_3", "signal", *FIELDS, *DISTRESS, *EVENTS),
    *("company", "role", "topic", "person", "interviewer"),
)
CALIBRATED = (
    *("self_talk", "signal", *FIELDS, *DISTRESS, *EVENTS, "person"),
    *(f"{parent}_share" for parent in SHARED),
)


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


def _thresholds(manifest: dict[str, Any], folder: Path) -> dict[str, float]:
    table(manifest, folder, "thresholds", WHOLE, lambda weight: is_number(weight, 0))
    return table(manifest, folder, "thresholds", LEAST, lambda least: is_number(least, 0, 1))


def _calibration(manifest: dict[str, Any], folder: Path) -> dict[str, tuple[float, float]]:
    """A slope and a shift for each label; none at all in a model that isn't calibrated yet."""
    names = () if manifest.get("calibration") == {} else CALIBRATED
    found = table(manifest, folder, "calibration", names, _is_pair)
    return {name: (found[name][0], found[name][1]) for name in names}


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(is_number, value))


def _arrays(data: bytes) -> tuple[Floats, Floats]:
    """Heads and biases; that they are numbers and not infinite is checked as well."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        heads, bias = (arrays[name].astype(np.float32) for name in ("heads", "bias"))
    if heads.ndim != 2 or bias.ndim != 1 or not np.isfinite(heads).all() & np.isfinite(bias).all():
        raise ValueError
    return heads, bias


def load_model(folder: Path) -> Model:
    """Read a model folder.

    Raises:
        ModelError: the folder is missing, damaged, foreign or of another format.
    """
    manifest = read_manifest(folder)
    for key, names in (("labels", OUTPUTS), ("tags", TAGS)):
        if key not in manifest:
            raise damaged(folder, f"its manifest has no {key}")
        if manifest[key] != list(names):
            raise ModelError(
                f"The model in {folder} knows other {key} than this version of afterview; train it anew."
            )
    thresholds = _thresholds(manifest, folder)
    calibration = _calibration(manifest, folder)
    hashes = table(manifest, folder, "files", FILES, lambda sha: isinstance(sha, str))
    files = {name: verified_bytes(folder, name, hashes[name]) for name in FILES}
    with reading(folder, PIECES):
        pieces = files[PIECES].decode("utf-8").split("\n")
        numbers = {piece: number for number, piece in enumerate(pieces)}
        _ = [numbers[marker] for marker in (UNKNOWN, START, END)]
    with reading(folder, ARRAYS):
        heads, bias = _arrays(files[ARRAYS])
    with reading(folder, GRAPH):
        encoder = session(files[GRAPH])
        (vectors,) = encode(encoder, [len(pieces) - 1], [1])
    if heads.shape != (vectors.shape[-1], len(bias)) or len(bias) != len(OUTPUTS) + len(TAGS):
        raise damaged(folder, f"{ARRAYS} doesn't fit {GRAPH} and the labels")
    return Model(
        name=manifest["name"],
        version=manifest["version"],
        sha256=hashlib.sha256("".join(hashes[name] for name in FILES).encode()).hexdigest(),
        vocabulary=WordPieces(numbers, ALIKE),
        encoder=encoder,
        heads=heads,
        bias=bias,
        thresholds=thresholds,
        calibration=calibration,
    )


@lru_cache(maxsize=4)
def model(name: str | None = None) -> Model:
    """The model of a name or a folder, loaded once a process; None is the default one.

    Raises:
        ModelError: the model can't be used.
    """
    return load_model(folder_of(name))
