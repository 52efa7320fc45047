"""`afterview trends`: what a journal shows over time."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from afterview.cli.options import print_whole, write_whole
from afterview.errors import InputError
from afterview.reader.files import shown

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
) -> None:
    """Show what many entries have in common: over time, by company or role, feeling and evidence.

    \b
    Examples:
      afterview trends journal/
      afterview trends results.jsonl --by company
      afterview trends journal/ --format markdown --output trends.md
      afterview trends journal/ --format html --output trends.html
    """
    from afterview.journal.entries import entry_of
    from afterview.journal.trends import trends as found_in

    if format is TrendFormat.html:
        _pages(journal, by, output)
        return
    found = found_in(map(entry_of, analyses_of(journal)), by.value)
    whole = render(found, format)
    if output is not None:
        write_whole(output, whole)
        print(f"Written to {output}", file=sys.stderr)
    else:
        print_whole(whole, data=format is not TrendFormat.terminal)


def _pages(journal: str, by: Grouping, output: Path | None) -> None:
    """The page of the journal, and one of each entry in a folder beside it."""
    from afterview.journal.journal import Journal
    from afterview.report.journal_page import journal_page, names_of
    from afterview.report.page import page

    whole = Journal.of(analyses_of(journal))
    if output is None:
        print_whole(journal_page(whole, by.value))
        return
    folder = output.with_name(f"{output.stem}-entries")
    names = names_of(whole)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputError(
            f"{shown(folder)} can't be made ({reason}); choose another place with --output."
        ) from None
    back = quote(f"../{output.name}")
    for name, one in zip(names, whole, strict=True):
        write_whole(folder / name, page([one], back=back))
    links = [quote(f"{folder.name}/{name}") for name in names]
    write_whole(output, journal_page(whole, by.value, links))
    print(f"Written to {output}, and {len(names)} pages to {folder}", file=sys.stderr)


def analyses_of(journal: str) -> Iterator[Analysis]:
    """The analyses of a file of results, or of texts that are read now.

    Raises:
        InputError: there is nothing to read.
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
    from afterview.analysis import Wishes, answer, load, reflect
    from afterview.fingerprint import model_info
    from afterview.journal.store import Store, default_store
    from afterview.reader.corrections import read_corrections
    from afterview.reader.entries import Unreadable
    from afterview.reader.journal import read_items

    info = model_info()
    wishes = Wishes(dt.date.today(), corrections=read_corrections())
    with Store(default_store(), info.fingerprint) as store:
        for item in read_items([journal]):
            if isinstance(item, Unreadable):
                print(f"afterview: {item.id}: {item.reason}", file=sys.stderr)
                continue
            known = store.get(item)
            if known is None:
                (known,) = reflect([item], load())
                store.put([(item, known)])
            if known.is_interview:
                yield answer(known, item, wishes, info)


def _results(path: Path) -> list[dict[str, Any]] | None:
    """The rows of a file of results; None where it holds something else."""
    rows = []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if not str(row.get("schema", "")).startswith("afterview."):
                    return None
                rows.append(row)
    except (OSError, ValueError, AttributeError):
        raise InputError(f"{path.name} is no file of results; give a folder of texts.") from None
    return rows


def render(found: Trends, format: TrendFormat) -> str:
    """Trends in one of the formats."""
    from afterview.report import trends as report

    if format is TrendFormat.markdown:
        return report.as_markdown(found)
    if format is TrendFormat.json:
        return report.as_json(found)
    if format is TrendFormat.csv:
        return report.as_csv(found)
    return report.as_text(found, min(shutil.get_terminal_size().columns, 100))
