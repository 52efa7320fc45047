"""Which program and which model read a text, known without loading either."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from afterview import __version__
from afterview.nlp.manifest import FILE, folder_of, read_manifest
from afterview.records import ModelInfo
from afterview.resources import content_dir, models_dir


@lru_cache(maxsize=4)
def model_info(model: str | None = None) -> ModelInfo:
    """Version and fingerprint: the fingerprint covers the models, the content and the version.

    Raises:
        ModelError: the model, or the one of the tone, is missing, damaged, foreign or of another format.
    """
    folder, tone = folder_of(model), models_dir() / "tone"
    manifest, _ = read_manifest(folder), read_manifest(tone)
    digest = hashlib.sha256(__version__.encode())
    for known in (folder, tone):
        digest.update((known / FILE).read_bytes())
    for path in sorted(content_dir().rglob("*.toml")):
        digest.update(path.read_bytes())
    return ModelInfo(f"{manifest['name']}-{manifest['version']}", digest.hexdigest()[:16])
