"""`afterview train`: a model of one's own, from annotated texts of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afterview.errors import InputError


def train(
    corpus: Annotated[
        Path, typer.Argument(help="Annotated texts: a JSON Lines file or a folder of them.")
    ],
    output: Annotated[Path, typer.Option(help="The model folder to write; must be new.")],
    base: Annotated[
        str | None, typer.Option("--model", help="The model to start from; ours without it.")
    ] = None,
) -> None:
    """Fit the reader to texts that you have annotated yourself.

    The encoder stays, its heads move: a minute for a hundred texts, and the result stays near
    the model that it started from. Use it with --model. `data/README.md` says how to annotate.

    \b
    Examples:
      afterview train annotated/ --output my-model
      afterview interview.txt --model my-model
    """
    from afterview.nlp.manifest import folder_of
    from afterview.nlp.model import load_model
    from afterview.training.adapt import adapt
    from afterview.training.corpus import read_rows

    files = sorted(corpus.glob("*.jsonl")) if corpus.is_dir() else [corpus]
    try:
        rows = list(read_rows(files))
        source = folder_of(base)
        adapt(rows, load_model(source), source, output)
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"{corpus} can't be read as annotated JSON Lines ({type(error).__name__}); "
            "data/README.md describes them."
        ) from None
    print(f"Fitted to {len(rows)} texts: {output}")
