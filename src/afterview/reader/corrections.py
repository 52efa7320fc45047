"""The file in which the user's corrections are kept, in their own data folder."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

from afterview.corrections import Answer, Corrections
from afterview.errors import InputError

VERSION = 1


def corrections_file() -> Path:
    """Where the corrections are; the file need not exist."""
    from platformdirs import user_data_path

    return user_data_path("afterview", appauthor=False) / "corrections.json"


def read_corrections(path: Path | None = None) -> Corrections:
    """The user's corrections; none where there is no file.

    Raises:
        InputError: the file is damaged or from a newer version.
    """
    place = path or corrections_file()
    try:
        whole = json.loads(place.read_text(encoding="utf-8"))
        if whole["version"] != VERSION:
            raise ValueError
        return Corrections(
            tuple(
                Answer(tuple(map(int, a["sketch"])), str(a["verdict"]), float(a["confidence"]))
                for a in whole["answers"]
            )
        )
    except (FileNotFoundError, NotADirectoryError):
        return Corrections()
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(
            f"{place} can't be read as corrections; `afterview correct --forget` starts anew."
        ) from None


def write_corrections(corrections: Corrections, path: Path | None = None) -> None:
    """Keep corrections, readable by the user only; none at all removes the file.

    Raises:
        InputError: the folder can't be written; what was there is untouched.
    """
    place = path or corrections_file()
    try:
        if not corrections.answers:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        whole = {"version": VERSION, "answers": [asdict(a) for a in corrections.answers]}
        handle, beside = tempfile.mkstemp(prefix=".corrections.", dir=place.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(whole, stream)
        Path(beside).replace(place)
    except OSError as error:
        raise InputError(
            f"{place} can't be written ({error.strerror}); make its folder writable."
        ) from None
