"""Where the shipped files are, in a checkout and in an installed wheel; nothing else."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content_dir() -> Path:
    """The folder of the TOML files with labels and wordings."""
    return _PACKAGE / "content"


def models_dir() -> Path:
    """The folder of the shipped models.

    A wheel carries it inside the package; an editable checkout has it at the top level.
    """
    installed = _PACKAGE / "models"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "models"
