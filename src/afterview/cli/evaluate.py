"""`afterview evaluate`: how right the program is about annotated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from afterview.errors import InputError
from afterview.reader.files import shown

_UNFIT = (KeyError, TypeError, ValueError, AttributeError)


def annotated(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of annotated texts.

    Raises:
        InputError: it can't be read, or a line of it is no row with a text.
    """
    from afterview.reader.entries import day_of
    from afterview.training.corpus import read_rows

    try:
        rows = list(read_rows([file]))
        for row in rows:
            if not isinstance(row["id"], str) or not isinstance(row["text"], str):
                raise TypeError
            if row.get("written_on") and not day_of(row["written_on"]):
                raise ValueError
    except (OSError, *_UNFIT):
        raise InputError(
            f"{shown(file)} can't be read as annotated JSON Lines; data/README.md describes them."
        ) from None
    return rows


def evaluate(
    files: Annotated[list[Path], typer.Argument(help="Annotated texts, JSON Lines.")],
    model: Annotated[str | None, typer.Option(help="A model folder; ours without it.")] = None,
    by: Annotated[
        str | None, typer.Option(help="A key of the rows to split the table by, such as voice.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print how right the program is about texts that people have annotated.

    \b
    Examples:
      afterview evaluate data/corpus/r11.jsonl
      afterview evaluate mine.jsonl --model my-model --by voice
    """
    from afterview.training.evaluate import predictions
    from afterview.training.scoring import score

    rows = [row for file in files for row in annotated(file)]
    groups: dict[str, list[int]] = {"all": list(range(len(rows)))}
    if by:
        for number, row in enumerate(rows):
            groups.setdefault(str(row.get(by)), []).append(number)
    found = list(predictions(rows, model))
    for row, one in zip(rows, found, strict=True):
        try:
            score([row], [one])
        except _UNFIT:
            raise InputError(
                f"The row {shown(str(row['id']))!r} isn't annotated as data/README.md describes."
            ) from None
    tables = {
        name: score([rows[i] for i in chosen], [found[i] for i in chosen]).table()
        for name, chosen in groups.items()
    }
    if as_json:
        print(json.dumps(tables, indent=1))
        return
    for name, table in tables.items():
        print(f"\n{name} ({len(groups[name])} texts)\n" if by else "", end="")
        print("| figure | score | of |\n|---|---|---|")
        for figure, (value, count) in table.items():
            print(f"| {figure} | {value:.3f} | {count} |")
