"""`afterview check-message`: looks through a draft to the employer before it is sent."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import ModelOption

if TYPE_CHECKING:
    from afterview.message import Finding
    from afterview.records import Support

LEVELS = ("none", "elevated", "crisis")


class FindingFormat(StrEnum):
    """How findings are printed."""

    terminal = "terminal"
    json = "json"


def check_message(
    draft: Annotated[str, typer.Argument(help="The draft; - is standard input.")],
    about: Annotated[
        Path | None, typer.Option(help="The recollection of that interview, to check against.")
    ] = None,
    format: Annotated[
        FindingFormat, typer.Option("--format", "-f", help="What to print.")
    ] = FindingFormat.terminal,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
) -> None:
    """Check a thank-you note, a mail or a call script; exits with 1 when there are findings.

    A draft that speaks of not wanting to live isn't checked: where to find help is shown.

    \b
    Examples:
      afterview check-message mail.txt
      afterview check-message mail.txt --about interview.txt
    """
    import dataclasses

    from afterview.analysis import analyze_many
    from afterview.cli.options import print_whole, region_of, say
    from afterview.message import check
    from afterview.reader.config import read_config
    from afterview.reader.files import read_bytes, read_file
    from afterview.report.export import json_text
    from afterview.report.look import Look, printed
    from afterview.report.marked_text import harmless
    from afterview.report.sections import support

    text = read_bytes(sys.stdin.buffer.read()) if draft == "-" else read_file(Path(draft))
    texts = [text] if about is None else [text, read_file(about)]
    settings = read_config(None)
    place = region_of(region, settings.region)
    read = [*analyze_many(texts, region=place, model=model or settings.model)]
    worst = max(read, key=lambda one: LEVELS.index(one.distress))
    crisis, helped = worst.distress == "crisis", worst.advice.support
    found = () if crisis else check(text.text, read[1] if about is not None else None)
    if format is FindingFormat.json:
        first = (_of_support(helped),) if helped else ()
        rows = [dataclasses.asdict(one) for one in (*first, *found)]
        print_whole(json_text(rows) + "\n")
    else:
        for one in found:
            say(f"{one.line}:{one.column} {one.rule}: {harmless(one.why)}")
            say(f"    {harmless(one.better)}")
        if helped:
            sys.stdout.write(printed(support(helped, worst.distress), Look.of_stdout()))
    if found or crisis:
        raise typer.Exit(1)


def _of_support(helped: Support) -> Finding:
    """Whom to reach, as what stands first among the findings."""
    from afterview.message import Finding
    from afterview.report.wording import checked

    lines = f"{'; '.join(helped.helplines)} {checked(helped)}".strip()
    return Finding(1, 1, 0, 0, "", "support", helped.text, lines)
