"""`afterview plan`: the second chance or the thank-you note, as text to use."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def plan(
    file: Annotated[str, typer.Argument(help="The text; - is standard input.")],
    today: Annotated[str | None, typer.Option(help="The day it counts from (YYYY-MM-DD).")] = None,
    written_on: Annotated[str | None, typer.Option(help="The day the text was written.")] = None,
) -> None:
    """Print what to do next: when to call, what to say, and what to write.

    \b
    Examples:
      afterview plan interview.txt
      afterview plan interview.txt --today 2026-03-03
    """
    from afterview.analysis import analyze_many
    from afterview.cli.analyze import _inputs
    from afterview.cli.options import date_of
    from afterview.errors import InputError
    from afterview.report.look import Look
    from afterview.report.terminal import plan_text

    failed: list[str] = []
    texts = list(_inputs([file], date_of(written_on, "--written-on"), failed))
    if failed:
        raise InputError(failed[0])
    for found in analyze_many(texts, today=date_of(today, "--today")):
        sys.stdout.write(plan_text(found, Look.of_stdout()))
