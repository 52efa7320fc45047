"""`afterview cards`: lines to put up, as a page to print and cut, or as plain text."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from afterview.cli.options import ModelOption
from afterview.errors import InputError

NAMES = {
    "mirror": "bathroom mirror",
    "steering-wheel": "steering wheel",
    "sink": "kitchen sink",
    "ceiling": "ceiling above the bed",
}
MOST = 12


class CardFormat(StrEnum):
    """What comes out."""

    terminal = "terminal"
    html = "html"


class Speaks(StrEnum):
    """Who a card speaks of."""

    I = "I"  # noqa: E741 - the word itself
    you = "you"
    name = "name"


def cards(
    file: Annotated[str, typer.Argument(help="The text; - is standard input.")],
    places: Annotated[
        str, typer.Option("--for", help="Where they go, separated by commas.")
    ] = ",".join(NAMES),
    each: Annotated[int, typer.Option(help="Cards for a place.", min=1, max=MOST)] = 2,
    person: Annotated[
        Speaks | None, typer.Option(help="I, you or name; your own lines stay as they are without.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Your own name.")] = None,
    format: Annotated[
        CardFormat | None,
        typer.Option("--format", "-f", help="What to print; html where the output ends in .html."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file instead of the terminal.")
    ] = None,
    today: Annotated[str | None, typer.Option(help="The day it is (YYYY-MM-DD).")] = None,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
    config: Annotated[Path | None, typer.Option(help="Another settings file.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr.")] = False,
) -> None:
    """Make cards with short lines that answer the negative thoughts of a text.

    Your own lines come first: one a line in a file that the settings name under [focus], matched to
    each thought by meaning. Where one drives there are short ones only.

    \b
    Examples:
      afterview cards interview.txt --for mirror,sink
      afterview cards interview.txt --output cards.html
    """
    from afterview.advice.focus import Wanted
    from afterview.cli.options import date_of, print_whole, say, write_whole
    from afterview.cli.single import analyzed, one_text, wishes_of
    from afterview.reader.config import read_config
    from afterview.reader.files import shown
    from afterview.report import cards as report
    from afterview.report.look import Look
    from afterview.report.page import page as whole_page
    from afterview.report.terminal import report as whole_report

    where = places_of(places)
    settings = read_config(config)
    day = date_of(today, "--today") or dt.date.today()
    wishes = wishes_of(settings, day, name, region, quiet=quiet)
    wanted = person.value if person else settings.person
    if wanted == "name" and not wishes.name:
        raise InputError("--person name wants your name; add --name or set it in the settings.")
    wishes = replace(wishes, person=wanted, cards=Wanted(where, each, wanted))
    found = analyzed(one_text(file, None), wishes, model or settings.model)
    page = (format is CardFormat.html) if format else (output and output.suffix == ".html")
    if found.distress == "crisis" or not found.is_interview:  # no cards, and no file of them
        page = bool(page and output is None)
        print_whole(
            whole_page([found]) if page else whole_report(found, Look.of_stdout()), data=page
        )
        return
    if output is None:
        made = report.page(found) if page else report.as_text(found, Look.of_stdout())
        print_whole(made, data=bool(page))
        return
    write_whole(output, report.page(found) if page else report.as_text(found, Look.plain()))
    if not quiet:
        say(f"Written to {shown(output)}", to=sys.stderr)


def places_of(value: str) -> tuple[str, ...]:
    """The places that `--for` names, in its order.

    Raises:
        InputError: a name that is no place.

    >>> places_of("sink,mirror")
    ('kitchen sink', 'bathroom mirror')
    """
    from afterview.reader.files import shown

    given = [part.strip() for part in value.split(",") if part.strip()]
    unknown = [part for part in given if part not in NAMES]
    if unknown or not given:
        raise InputError(
            f"--for wants one or more of {', '.join(NAMES)}, separated by commas"
            + (f", not {shown(unknown[0])!r}." if unknown else ".")
        )
    return tuple(dict.fromkeys(NAMES[part] for part in given))
