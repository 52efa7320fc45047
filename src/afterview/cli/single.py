"""One text with the user's settings: what `plan`, `cards` and `reflect` begin with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from afterview.errors import InputError

if TYPE_CHECKING:
    from afterview.answer import Wishes
    from afterview.reader.config import Config
    from afterview.records import Analysis, Recollection


def one_text(file: str, day: dt.date | None) -> Recollection:
    """The text of a file, or of standard input for ``-``.

    Raises:
        InputError: it can't be read.
    """
    from afterview.cli.analyze import _inputs

    failed: list[str] = []
    texts = list(_inputs([file], day, failed))
    if failed:
        raise InputError(failed[0])
    return texts[0]


def wishes_of(
    config: Config,
    today: dt.date,
    name: str | None = None,
    region: str | None = None,
    *,
    quiet: bool = False,
) -> Wishes:
    """What the user wants: an option first, then the setting."""
    from afterview.answer import Wishes
    from afterview.cli.options import region_of
    from afterview.reader.corrections import read_corrections

    return Wishes(
        today,
        name or config.name,
        region_of(region, config.region, quiet=quiet),
        read_corrections(),
        config.lines,
        config.person,
    )


def analyzed(one: Recollection, wishes: Wishes, model: str | Path | None = None) -> Analysis:
    """The analysis of one text."""
    from afterview.analysis import load, reflect
    from afterview.answer import answer
    from afterview.fingerprint import model_info

    info = model_info(str(model) if model is not None else None)
    (reflection,) = reflect([one], load(model))
    return answer(reflection, one, wishes, info)
