"""`afterview batch`: a whole journal, or a million of them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import ModelOption, date_of, region_of, say
from afterview.errors import InputError

if TYPE_CHECKING:
    from afterview.corrections import Corrections
    from afterview.journal.batch import Tally, Write
    from afterview.journal.store import Store
    from afterview.records import Recollection, Reflection

KINDS = (".jsonl", ".csv", ".parquet", ".sqlite")
FEW_FILES = 200_000  # more are not counted before the work begins


class Engine(StrEnum):
    """Where the work is done."""

    here = "here"
    dask = "dask"


def batch(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, globs or zip archives.", metavar="PATHS...")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="What to write: .jsonl, .csv, .parquet, .sqlite.")
    ],
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Processes; 0 is one a core.")] = 1,
    columns: Annotated[
        str | None, typer.Option(help="Columns of tables, such as text=Body,date=Day.")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="Where the work is done.")] = Engine.here,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler, such as tcp://10.0.0.5:8786.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="Where to keep what was read; your data folder without it.")
    ] = None,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
    keep_quotes: Annotated[
        bool, typer.Option("--keep-quotes", help="Let the store hold quotes, not offsets alone.")
    ] = False,
    today: Annotated[str | None, typer.Option(help="The day plans count from.")] = None,
    name: Annotated[str | None, typer.Option(help="The writer's own name.")] = None,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
    redact: Annotated[
        bool, typer.Option("--redact", help="Take names, places and addresses out, for sharing.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No messages on stderr.")] = False,
) -> None:
    """Read many texts into one file of results.

    What is unchanged since the last time is not read again, and a run that was stopped goes on where
    it stopped when the same command is given again. Texts that aren't about an interview are
    counted and left out. What can't be read is a record of its own; the exit status is then 2.

    \b
    Examples:
      afterview batch journal/ --output results.jsonl
      afterview batch journal/ --output results.csv --jobs 4
      afterview batch clients.csv --columns text=Notes,date=Day --output results.sqlite
    """
    from afterview.fingerprint import model_info
    from afterview.journal.batch import run
    from afterview.journal.place import default_store
    from afterview.journal.reading import Workers
    from afterview.journal.results import Results
    from afterview.journal.store import Store
    from afterview.journal.tables import write_table
    from afterview.reader.config import read_config
    from afterview.reader.corrections import read_corrections
    from afterview.reader.journal import read_items
    from afterview.reader.tables import Columns

    if output.suffix not in KINDS:
        raise InputError(f"--output wants a name that ends in {', '.join(KINDS)}.")
    if engine is Engine.dask and not scheduler:
        raise InputError("--engine dask wants --scheduler with the address of a running scheduler.")
    if jobs < 0:
        raise InputError("--jobs wants 0 or more.")
    if output.is_dir():
        raise InputError(f"{output.name} is a folder; give --output the name of a file.")
    day, wanted = date_of(today, "--today"), Columns.of(columns)
    region = region_of(region, None, quiet=quiet)
    known = read_corrections()
    model = model or read_config().model
    info = model_info(model)
    lines = output if output.suffix == ".jsonl" else output.with_name(f"{output.name}.lines")
    workers = Workers(jobs or os.cpu_count() or 1, scheduler if engine is Engine.dask else None)
    plain = not (day or name or region or known.answers or redact)
    kept: Store | None = None
    if not no_store:
        kept = Store(store or default_store(), info.fingerprint, keep_quotes=keep_quotes)
        if kept.warning and not quiet:
            say(f"afterview: {kept.warning}", to=sys.stderr)
    from afterview.cli.progress import progress

    write = _writer(day, name, region, model, known, redact=redact)
    try:
        with Results(lines, reuse=plain) as results, progress(_count(paths), quiet=quiet) as tell:
            tally = run(
                read_items(paths, wanted),
                results,
                kept,
                workers,
                write,
                info,
                model=model,
                tell=tell,
            )
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on from here.", to=sys.stderr)
        raise typer.Exit(130) from None
    finally:
        if kept is not None:
            kept.__exit__(None, None, None)
    if lines != output:
        write_table(lines, output)
        lines.unlink(missing_ok=True)
    _report(tally, output, quiet=quiet)


def _writer(
    day: dt.date | None,
    name: str | None,
    region: str | None,
    model: str | None,
    known: Corrections,
    *,
    redact: bool,
) -> Write:
    """A reflection and its text as a line; what that takes is imported with the first line.

    Without names a text is read once more, so that every offset and quote is of the text without.
    """

    def write(reflection: Reflection, one: Recollection) -> str:
        from afterview.answer import Wishes, answer
        from afterview.fingerprint import model_info
        from afterview.journal.reading import read_chunk
        from afterview.redaction import without_names
        from afterview.report.export import to_json

        wishes, info = Wishes(day or dt.date.today(), name, region, known), model_info(model)
        found = answer(reflection, one, wishes, info)
        if redact:
            clean = without_names(one, found, f"text-{one.sha256[:12]}")
            (again,) = read_chunk((clean,), model)
            found = answer(again, clean, wishes, info)
        return to_json(found, indent=None)

    return write


def _count(paths: list[str]) -> int | None:
    """The number of files, for the bar; None where counting would take long."""
    if not sys.stderr.isatty():
        return None
    import itertools

    from afterview.reader.folders import files_in

    number = sum(1 for _ in itertools.islice(files_in(paths), FEW_FILES))
    return number if number < FEW_FILES else None


def _report(tally: Tally, output: Path, *, quiet: bool) -> None:
    from afterview.reader.files import shown

    for one in tally.examples:
        say(f"afterview: {shown(one.id)}: {shown(one.reason)}", to=sys.stderr)
    if tally.unreadable > len(tally.examples):
        more = tally.unreadable - len(tally.examples)
        say(f"afterview: and {more} more that can't be read", to=sys.stderr)
    if not quiet:
        say(
            f"{tally.written} written to {shown(output)} ({tally.kept} of them unchanged), "
            f"{tally.left_out} not about an interview, {tally.unreadable} unreadable",
            to=sys.stderr,
        )
    if tally.unreadable:
        raise typer.Exit(2)
