"""The files of a model folder that need nothing but NumPy: arrays and the manifest."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.nlp.manifest import FORMAT

_EPOCH = (1980, 1, 1, 0, 0, 0)


def npz_bytes(arrays: Mapping[str, np.ndarray]) -> bytes:
    """An `.npz` that is the same byte for byte for the same arrays."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, array in sorted(arrays.items()):
            part = io.BytesIO()
            np.lib.format.write_array(part, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), part.getvalue())
    return whole.getvalue()


def write_manifest(folder: Path, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    """Write `manifest.json`, with the sha256 of every file."""
    whole = {
        "kind": "afterview-model",
        "format": FORMAT,
        **manifest,
        "labels": list(OUTPUTS),
        "tags": list(TAGS),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    text = json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")
