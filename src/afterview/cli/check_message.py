"""`afterview check-message`: looks through a draft to the employer before it is sent."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
) -> None:
    """Check a thank-you note, a mail or a call script; exits with 1 when there are findings.

    \b
    Examples:
      afterview check-message mail.txt
      afterview check-message mail.txt --about interview.txt
    """
    import dataclasses
    import json

    from afterview.cli.options import print_whole
    from afterview.message import check
    from afterview.reader.files import read_bytes, read_file
    from afterview.report.marked_text import harmless

    text = (read_bytes(sys.stdin.buffer.read()) if draft == "-" else read_file(Path(draft))).text
    analysis = None
    if about is not None:
        from afterview.analysis import analyze_many

        analysis = next(analyze_many([read_file(about)]))
    found = check(text, analysis)
    if format is FindingFormat.json:
        rows = [dataclasses.asdict(one) for one in found]
        print_whole(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        for one in found:
            print(f"{one.line}:{one.column} {one.rule}: {harmless(one.why)}")
            print(f"    {harmless(one.better)}")
    if found:
        raise typer.Exit(1)
