"""`afterview plan`: the second chance or the thank-you note, as text to use."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from afterview.cli.options import ModelOption


def plan(
    file: Annotated[str, typer.Argument(help="The text; - is standard input.")],
    ics: Annotated[
        Path | None,
        typer.Option(help="Write the days as calendar entries too.", metavar="FILE.ics"),
    ] = None,
    today: Annotated[str | None, typer.Option(help="The day it counts from (YYYY-MM-DD).")] = None,
    written_on: Annotated[str | None, typer.Option(help="The day the text was written.")] = None,
    name: Annotated[str | None, typer.Option(help="Your own name, for the scripts.")] = None,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
    config: Annotated[Path | None, typer.Option(help="Another settings file.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr.")] = False,
) -> None:
    """Print what to do next: when to call, what to say, and what to write.

    \b
    Examples:
      afterview plan interview.txt
      afterview plan interview.txt --today 2026-03-03
      afterview plan interview.txt --ics call.ics
    """
    from afterview.cli.options import date_of, say, write_whole
    from afterview.cli.single import analyzed, one_text, wishes_of
    from afterview.reader.config import read_config
    from afterview.reader.files import shown
    from afterview.report.calendar import calendar
    from afterview.report.look import Look
    from afterview.report.terminal import plan_text

    day = date_of(today, "--today") or dt.date.today()
    settings = read_config(config)
    wishes = wishes_of(settings, day, name, region, quiet=quiet)
    text = one_text(file, date_of(written_on, "--written-on"))
    found = analyzed(text, wishes, model or settings.model)
    sys.stdout.write(plan_text(found, Look.of_stdout()))
    sys.stdout.flush()
    if ics is None:
        return
    whole = calendar(found, day)
    if whole:
        write_whole(ics, whole, "choose another place with --ics")
    if not quiet:
        said = (
            f"Written to {shown(ics)}" if whole else "Nothing here has a day; no calendar written."
        )
        say(said, to=sys.stderr)
