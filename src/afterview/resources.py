"""Where the shipped files are, in a checkout and in an installed wheel, and the user's own folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from afterview.errors import NoHomeError

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


def data_folder() -> Path:
    """The user's folder in which this program keeps what it keeps; it need not exist.

    Raises:
        NoHomeError: the system names no home folder.
    """
    from platformdirs import user_data_path

    return _own(user_data_path)


def config_folder() -> Path:
    """The user's folder for settings, in which this program only reads; it need not exist.

    Raises:
        NoHomeError: the system names no home folder.
    """
    from platformdirs import user_config_path

    return _own(user_config_path)


def _own(place: Callable[..., Path]) -> Path:
    try:
        return place("afterview", appauthor=False)
    except RuntimeError:  # no HOME, and no entry of this user in the system's list
        raise NoHomeError(
            "The system names no home folder of yours; set HOME (`batch` also takes --no-store)."
        ) from None
