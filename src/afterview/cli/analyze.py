"""`afterview analyze`: one or several texts, one report each."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import (
    Format,
    ModelOption,
    date_of,
    print_whole,
    region_of,
    say,
    sections_of,
    write_whole,
)
from afterview.errors import InputError
from afterview.reader.files import shown

if TYPE_CHECKING:
    from afterview.records import Analysis, Recollection


def _inputs(files: list[str], day: dt.date | None, failed: list[str]) -> Iterator[Recollection]:
    from afterview.reader.files import checked, read_bytes, read_file
    from afterview.records import Recollection

    if not files:
        if not sys.stdin.isatty():
            yield read_bytes(sys.stdin.buffer.read(), day)
            return
        from afterview.cli.editor import written

        yield Recollection.of(checked(written(), "The text"), id="editor", written_on=day)
        return
    for name in files:
        try:
            if name == "-":
                yield read_bytes(sys.stdin.buffer.read(), day)
            else:
                yield read_file(Path(name), day)
        except InputError as error:
            failed.append(str(error))


def analyze(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Texts to read; - is standard input.", metavar="[FILE...|-]"),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="What to print.")
    ] = Format.terminal,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to a file instead of the terminal.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(help="The day the plan counts from (YYYY-MM-DD).")
    ] = None,
    written_on: Annotated[
        str | None, typer.Option(help="The day the text was written; 'by Friday' counts from it.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Your own name, for lines that speak to you by name.")
    ] = None,
    region: Annotated[
        str | None, typer.Option(help="Country code for helplines, such as GB or IN.")
    ] = None,
    journal: Annotated[
        str | None,
        typer.Option(help="Earlier entries: results of `afterview batch`, or a folder of texts."),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(help="Sections: self-talk,signals,verdict,questions,plan,coping."),
    ] = None,
    brief: Annotated[bool, typer.Option("--brief", help="Ten lines.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each flag which words weighed most.")
    ] = False,
    redact: Annotated[
        bool, typer.Option("--redact", help="Take names, places and addresses out, for sharing.")
    ] = False,
    model: ModelOption = None,
    config: Annotated[Path | None, typer.Option(help="Another settings file.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr.")] = False,
) -> None:
    """Read a recollection and print the reflection.

    \b
    Examples:
      afterview analyze interview.txt
      afterview analyze interview.txt --brief
      afterview analyze interview.txt --journal journal/
      cat interview.txt | afterview analyze - --format markdown > reflection.md
    """
    chosen = sections_of(only)
    day, base = date_of(today, "--today"), date_of(written_on, "--written-on")
    failed: list[str] = []
    texts = list(_inputs(files or [], base, failed))
    if texts:
        from afterview.analysis import analyze_many
        from afterview.reader.config import read_config
        from afterview.reader.corrections import read_corrections

        known, settings = read_corrections(), read_config(config)
        place = region_of(region, settings.region, quiet=quiet)
        reader = model or settings.model
        earlier = _earlier(journal, reader)

        def analyzed(these: list[Recollection]) -> list[Analysis]:
            return list(
                analyze_many(
                    these,
                    today=day,
                    name=name or settings.name,
                    region=place,
                    model=reader,
                    corrections=known,
                    lines=settings.lines,
                    person=settings.person,
                    earlier=earlier,
                )
            )

        found = analyzed(texts)
        if redact:
            from afterview.redaction import without_names

            found = analyzed(
                [
                    without_names(one, analysis, f"text-{number}")
                    for number, (one, analysis) in enumerate(zip(texts, found, strict=True), 1)
                ]
            )
        whole = render(
            found, format, chosen, brief=brief, explain=explain, to_file=output is not None
        )
        if output is not None:
            write_whole(output, whole)
            if not quiet:
                say(f"Written to {shown(output)}", to=sys.stderr)
        else:
            print_whole(whole, data=format is not Format.terminal)
    for sentence in failed:
        say(f"afterview: {shown(sentence)}", to=sys.stderr)
    if failed:
        raise typer.Exit(2)


def _earlier(journal: str | None, model: str | None) -> list[Analysis]:
    """The entries of a journal that this text is held against."""
    if journal is None:
        return []
    from afterview.cli.trends import analyses_of

    return list(analyses_of(journal, model=model))


def render(
    found: list[Analysis],
    format: Format,
    sections: tuple[str, ...],
    *,
    brief: bool = False,
    explain: bool = False,
    to_file: bool = False,
) -> str:
    """The analyses in one of the formats, as text."""
    if format is Format.json:
        from afterview.report.export import json_text, to_json

        if len(found) == 1:
            return to_json(found[0]) + "\n"
        return json_text([one.to_dict() for one in found]) + "\n"
    if format is Format.html:
        from afterview.report.page import page

        return page(found, sections, brief=brief, explain=explain)
    if format is Format.markdown:
        from afterview.report.markdown import markdown

        return "\n".join(markdown(one, sections, brief=brief, explain=explain) for one in found)
    from afterview.report.look import Look
    from afterview.report.terminal import report

    look = Look.plain() if to_file else Look.of_stdout()
    return "\n".join(report(one, look, sections, brief=brief, explain=explain) for one in found)
