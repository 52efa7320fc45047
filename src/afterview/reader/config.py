"""The user's settings: a TOML file in their config folder, and the lines of their own that it names.

name = "Sam"            # for lines that speak to you by name
region = "GB"           # for helplines
model = "my-model"      # what reads, from `afterview train`; beside this file, or a whole path

[focus]
file = "my-lines.txt"   # your own quotes, one a line; beside this file, or a whole path
person = "name"         # I, you or name; without it your lines stay as you wrote them
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from afterview.errors import InputError, NoHomeError
from afterview.nlp.manifest import SHIPPED
from afterview.reader.files import decode, file_bytes, shown
from afterview.resources import config_folder

Person = Literal["I", "you", "name"]
PERSONS: tuple[Person, ...] = get_args(Person)
_KEYS = {"name": str, "region": str, "model": str, "focus": dict}
_FOCUS_KEYS = ("file", "person")


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has set; `lines` are their own quotes, in their order, `model` a name or a folder."""

    name: str | None = None
    region: str | None = None
    lines: tuple[str, ...] = ()
    person: Person | None = None
    model: str | None = None


def config_file() -> Path:
    """Where the settings are; the file need not exist.

    Raises:
        NoHomeError: the system names no home folder.
    """
    return config_folder() / "config.toml"


def read_config(path: Path | None = None) -> Config:
    """The settings in a file; none where the user's own file isn't there.

    Args:
        path: a file that has to be there; None is `config_file()`.

    Raises:
        InputError: it can't be read, is no TOML, or holds a key or value that isn't known.
    """
    try:
        place = path or config_file()
    except NoHomeError:
        return Config()
    if path is None and not place.is_file():
        return Config()
    name = shown(place)
    try:
        data = tomllib.loads(decode(file_bytes(place), name))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name} is no TOML: {error}.") from None
    _check(data, name)
    focus: dict[str, Any] = data.get("focus", {})
    lines = _lines(place, focus["file"]) if "file" in focus else ()
    model = data.get("model")
    if model and model not in SHIPPED:
        model = str(_beside(place, model))
    return Config(data.get("name"), data.get("region"), lines, focus.get("person"), model)


def _check(data: dict[str, Any], name: str) -> None:
    for key, value in data.items():
        if key not in _KEYS:
            raise InputError(f"{name}: {key} is no setting; settings: {', '.join(_KEYS)}.")
        if not isinstance(value, _KEYS[key]):
            kind = "a table, [focus]" if _KEYS[key] is dict else "text in quotation marks"
            raise InputError(f"{name}: {key} wants {kind}.")
    for key, value in data.get("focus", {}).items():
        if key not in _FOCUS_KEYS:
            raise InputError(
                f"{name}: focus.{key} is no setting; settings: {', '.join(_FOCUS_KEYS)}."
            )
        if not isinstance(value, str) or (key == "person" and value not in PERSONS):
            wanted = f"one of {', '.join(PERSONS)}" if key == "person" else "a file name"
            raise InputError(f"{name}: focus.{key} wants {wanted}.")


def _beside(config: Path, name: str) -> Path:
    """What a setting names; beside the settings where it is no whole path. A ~ that stands for nobody's
    home is a letter of the name."""
    try:
        return config.parent / Path(name).expanduser()
    except RuntimeError:
        return config.parent / name


def _lines(config: Path, file: str) -> tuple[str, ...]:
    """The lines of a file, without blank ones and those that begin with #."""
    path = _beside(config, file)
    text = decode(file_bytes(path), shown(path))
    kept = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in kept if line and not line.startswith("#")))
