"""Where the shipped files are, in a checkout and in an installed wheel; nothing else."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def content_dir() -> Path:
    """The folder of the TOML files with labels and wordings."""
    return _PACKAGE / "content"


def words_dir() -> Path:
    """The folder of the TOML files with expressions over words."""
    return content_dir() / "words"


def models_dir() -> Path:
    """The folder of the shipped models.

    A wheel carries it inside the package; an editable checkout has it at the top level.
    """
    installed = _PACKAGE / "models"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "models"


def own_folders() -> tuple[Path, ...]:
    """The folders of the user in which this program keeps anything at all."""
    import platformdirs as places

    made = (
        places.user_data_path("afterview", appauthor=False),
        places.user_config_path("afterview", appauthor=False),
        places.user_cache_path("afterview", appauthor=False),
        places.user_state_path("afterview", appauthor=False),
    )
    return tuple(dict.fromkeys(made))
