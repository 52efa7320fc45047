"""`afterview evaluate`: how right the program is about annotated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from afterview.errors import InputError


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
    from afterview.training.corpus import read_rows
    from afterview.training.evaluate import predictions
    from afterview.training.scoring import score

    try:
        rows = list(read_rows(files))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{getattr(error, 'filename', None) or files[0]} can't be read as annotated JSON Lines; "
            "data/README.md describes them."
        ) from None
    groups: dict[str, list[int]] = {"all": list(range(len(rows)))}
    if by:
        for number, row in enumerate(rows):
            groups.setdefault(str(row.get(by)), []).append(number)
    found = list(predictions(rows, model))
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
