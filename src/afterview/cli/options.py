"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from afterview.beside import beside
from afterview.errors import InputError
from afterview.reader.files import shown

ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="A model folder, such as one from `afterview train`; without it that of the settings, or ours.",
    ),
]
SECTIONS = ("self-talk", "signals", "verdict", "questions", "plan", "coping")


class Format(StrEnum):
    """What comes out."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    html = "html"


def date_of(value: str | None, option: str) -> dt.date | None:
    """A date option's value.

    Raises:
        InputError: it is no ISO date.
    """
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(
            f"{option} wants a date such as 2026-03-02, not {shown(value)!r}."
        ) from None


def region_of(option: str | None, setting: str | None, *, quiet: bool = False) -> str | None:
    """The country whose helplines are shown: the option first, then the setting.

    Where nothing is known of it, one line on stderr says so, unless it shall be `quiet`.
    """
    from afterview.content import load

    region = option or setting
    if region and not quiet and not load().helplines.knows(region):
        say(
            f"afterview: no helplines for {shown(region)!r} are known here; if any are needed, those for "
            "every country are shown.",
            to=sys.stderr,
        )
    return region


def sections_of(value: str | None) -> tuple[str, ...]:
    """The sections that `--only` names; all of them without it.

    Raises:
        InputError: a name that is no section.
    """
    if value is None:
        return SECTIONS
    names = tuple(part.strip() for part in value.split(",") if part.strip())
    unknown = [n for n in names if n not in SECTIONS]
    if unknown or not names:
        raise InputError(
            f"--only wants one or more of {', '.join(SECTIONS)}, separated by commas"
            + (f", not {shown(unknown[0])!r}." if unknown else ".")
        )
    return names


def say(text: str, *, to: TextIO | None = None, end: str = "\n") -> None:
    """Print for a person, on standard output or `to`: no wider than their terminal, where words allow."""
    from afterview.report.width import broken, columns

    stream = to or sys.stdout
    print(broken(text, columns(stream)) if stream.isatty() else text, file=stream, end=end)


def print_whole(text: str, *, data: bool = True) -> None:
    """Write to standard output; what is no report for the terminal is UTF-8 on every machine."""
    if data and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text)
    sys.stdout.flush()


def write_whole(path: Path, text: str, remedy: str = "choose another place with --output") -> None:
    """Write a file that its owner alone can read, whole or not at all.

    Args:
        path: the file.
        text: all that it shall hold.
        remedy: what the user can do where it can't be written.

    Raises:
        InputError: it can't be written; what was there before is untouched.
    """
    try:
        with beside(path) as made:
            made.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(f"{shown(path)} can't be written ({reason}); {remedy}.") from None
