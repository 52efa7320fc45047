"""The file in which the user's corrections are kept, in their own data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from afterview.beside import beside
from afterview.corrections import Answer, Corrections
from afterview.errors import InputError, NoHomeError
from afterview.reader.files import shown
from afterview.resources import data_folder
from afterview.sketch import BITS

VERSION = 2  # 1 held sketches that could be read back


def corrections_file() -> Path:
    """Where the corrections are; the file need not exist.

    Raises:
        NoHomeError: the system names no home folder.
    """
    return data_folder() / "corrections.json"


def read_corrections(path: Path | None = None) -> Corrections:
    """The user's corrections; none where there is no file.

    Raises:
        InputError: the file can't be read, is damaged, or from an earlier or a newer version.
    """
    try:
        place = path or corrections_file()
        whole = json.loads(place.read_text(encoding="utf-8"))
        version = whole["version"]
        if version == VERSION:
            return Corrections(tuple(map(_answer, whole["answers"])))
    except (FileNotFoundError, NotADirectoryError, NoHomeError):
        return Corrections()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(f"{shown(place)} can't be read ({reason}); check the file.") from None
    except (ValueError, KeyError, TypeError):
        raise InputError(
            f"{shown(place)} can't be read as corrections; `afterview correct --forget` starts anew."
        ) from None
    if version == 1:
        raise InputError(
            f"{shown(place)} holds your answers in an earlier form, from which quotes could be read back; "
            "`afterview correct --forget` removes them."
        )
    raise InputError(
        f"{shown(place)} was written by another version of afterview; update this one, or start anew "
        "with `afterview correct --forget`."
    )


def _answer(kept: dict[str, Any]) -> Answer:
    bits = int(kept["sketch"], 16)
    if not 0 <= bits < 1 << BITS:
        raise ValueError
    return Answer(bits, str(kept["verdict"]), float(kept["confidence"]), str(kept["model"]))


def _kept(answer: Answer) -> dict[str, Any]:
    return {
        "sketch": f"{answer.sketch:0{BITS // 4}x}",
        "verdict": answer.verdict,
        "confidence": answer.confidence,
        "model": answer.model,
    }


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
        whole = {"version": VERSION, "answers": [_kept(a) for a in corrections.answers]}
        with beside(place) as made:
            made.write_text(json.dumps(whole), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(
            f"{shown(place)} can't be written ({reason}); make room there, or its folder writable."
        ) from None
