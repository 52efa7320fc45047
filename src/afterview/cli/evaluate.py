"""`afterview evaluate`: how right the program is about annotated texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from afterview.errors import InputError
from afterview.reader.files import shown


def evaluate(
    files: Annotated[
        list[Path], typer.Argument(help="Annotated texts: notes (.txt) or JSON Lines.")
    ],
    model: Annotated[str | None, typer.Option(help="A model folder; ours without it.")] = None,
    by: Annotated[
        str | None, typer.Option(help="A key of the rows to split the table by, such as voice.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print how right the program is about texts that people have annotated.

    What nobody looked for is not scored. `docs/annotating.md` says how to annotate.

    \b
    Examples:
      afterview evaluate notes.txt
      afterview evaluate data/corpus/r10.jsonl --model my-model --by voice
    """
    from afterview.training.annotated import annotated
    from afterview.training.evaluate import predictions
    from afterview.training.scoring import score

    for file in files:
        if file.is_dir():
            raise InputError(f"{shown(file)} is a folder; give the files in it.")
    rows = [row for file in files for row in annotated(file)]
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
