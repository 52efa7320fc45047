"""`afterview trends`: what a journal shows over time."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from afterview.cli.options import ModelOption, print_whole, region_of, say, write_whole
from afterview.errors import InputError
from afterview.reader.files import opened, shown

if TYPE_CHECKING:
    from afterview.journal.trends import Trends
    from afterview.records import Analysis


class TrendFormat(StrEnum):
    """How trends are printed."""

    terminal = "terminal"
    markdown = "markdown"
    json = "json"
    csv = "csv"
    html = "html"


class Grouping(StrEnum):
    """What entries are added up by."""

    week = "week"
    month = "month"
    company = "company"
    role = "role"


def trends(
    journal: Annotated[
        str, typer.Argument(help="Results of `afterview batch`, or a folder or file of texts.")
    ],
    by: Annotated[Grouping, typer.Option(help="What to add up by.")] = Grouping.month,
    format: Annotated[
        TrendFormat, typer.Option("--format", "-f", help="What to print.")
    ] = TrendFormat.terminal,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file.")] = None,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
) -> None:
    """Show what many entries have in common: over time, by company or role, feeling and evidence.

    An entry that speaks of not wanting to live is no figure: where to find help stands first then.

    \b
    Examples:
      afterview trends journal/
      afterview trends results.jsonl --by company
      afterview trends journal/ --format markdown --output trends.md
      afterview trends journal/ --format html --output trends.html
    """
    from afterview.journal.entries import entry_of
    from afterview.journal.trends import trends as found_in
    from afterview.reader.config import read_config
    from afterview.report.look import Look, printed
    from afterview.report.sections import support
    from afterview.report.width import columns

    settings = read_config(None)
    read = analyses_of(journal, region_of(region, settings.region), model or settings.model)
    if format is TrendFormat.html:
        _pages(read, by, output)
        return
    found = found_in(map(entry_of, read), by.value)
    whole = render(found, format)
    if format is TrendFormat.csv and found.support:  # a program reads the table, and a person this
        look = Look.plain(columns(sys.stderr))
        print(printed(support(found.support, found.distress), look), file=sys.stderr)
    if output is not None:
        write_whole(output, whole)
        say(f"Written to {shown(output)}", to=sys.stderr)
    else:
        print_whole(whole, data=format is not TrendFormat.terminal)


def _pages(read: Iterable[Analysis], by: Grouping, output: Path | None) -> None:
    """The page of the journal, and one of each entry in a folder beside it."""
    from afterview.journal.journal import Journal
    from afterview.report.journal_page import journal_page, names_of
    from afterview.report.page import page

    whole = Journal.of(read)
    if output is None:
        print_whole(journal_page(whole, by.value))
        return
    if whole.trends(by.value).in_crisis:
        write_whole(output, journal_page(whole, by.value))
        say(f"Written to {shown(output)}", to=sys.stderr)
        return
    folder = output.with_name(f"{output.stem}-entries")
    names = names_of(whole)
    back = quote(f"../{output.name}")
    links = [quote(f"{folder.name}/{name}") for name in names]
    with _folder(folder):
        for name, one in zip(names, whole, strict=True):
            write_whole(folder / name, page([one], back=back))
        write_whole(output, journal_page(whole, by.value, links))
    say(f"Written to {shown(output)}, and {len(names)} pages to {shown(folder)}", to=sys.stderr)


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """A folder to write into; one that had to be made goes again where not all could be written."""
    new = not folder.exists()
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(
            f"{shown(folder)} can't be made ({reason}); choose another place with --output."
        ) from None
    try:
        yield
    except BaseException:
        if new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def analyses_of(
    journal: str, region: str | None = None, model: str | None = None
) -> Iterator[Analysis]:
    """The analyses of a file of results, or of texts that are read now.

    Args:
        journal: the file or folder.
        region: a country code for helplines of texts that are read now.
        model: a shipped model's name or a model folder, for these; None is the default.

    Raises:
        InputError: there is nothing to read.
        ModelError: the model can't be used.
    """
    from afterview.records import Analysis

    path = Path(journal)
    if path.suffix == ".jsonl" and path.is_file() and (rows := _results(path)) is not None:
        for number, row in enumerate(rows, 1):
            try:
                found = None if "error" in row else Analysis.from_dict(row)
            except (KeyError, TypeError, ValueError, AttributeError):
                raise InputError(
                    f"{shown(path.name)}, line {number}, is no whole result; run `afterview batch` anew."
                ) from None
            if found:
                yield found
        return
    from afterview.analysis import load, reflect
    from afterview.answer import Wishes, answer
    from afterview.fingerprint import model_info
    from afterview.journal.place import default_store
    from afterview.journal.store import Store
    from afterview.reader.corrections import read_corrections
    from afterview.reader.entries import Unreadable
    from afterview.reader.journal import read_items

    info = model_info(model)
    wishes = Wishes(dt.date.today(), region=region, corrections=read_corrections())
    with Store(default_store(), info.fingerprint) as store:
        for item in read_items([journal]):
            if isinstance(item, Unreadable):
                say(f"afterview: {shown(item.id)}: {shown(item.reason)}", to=sys.stderr)
                continue
            known = store.get(item)
            if known is None:
                (known,) = reflect([item], load(model))
                store.put([(item, known)])
            if known.is_interview or known.distress == "crisis":
                yield answer(known, item, wishes, info)


def _results(path: Path) -> list[dict[str, Any]] | None:
    """The rows of a file of results; None where it holds something else."""
    rows = []
    try:
        with opened(path, found=True) as lines:
            for line in lines:
                row = json.loads(line)
                if not str(row.get("schema", "")).startswith("afterview."):
                    return None
                rows.append(row)
    except (OSError, ValueError, AttributeError, RecursionError):
        raise InputError(
            f"{shown(path.name)} is no file of results; give a folder of texts."
        ) from None
    return rows


def render(found: Trends, format: TrendFormat) -> str:
    """Trends in one of the formats."""
    from afterview.report import trends as report
    from afterview.report.width import columns

    if format is TrendFormat.markdown:
        return report.as_markdown(found)
    if format is TrendFormat.json:
        return report.as_json(found)
    if format is TrendFormat.csv:
        return report.as_csv(found)
    return report.as_text(found, columns(sys.stdout))
