"""`afterview train`: a model of one's own, from annotated texts of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afterview.cli.evaluate import annotated
from afterview.errors import InputError
from afterview.reader.files import shown


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

    files = sorted(corpus.glob("*.jsonl")) if corpus.is_dir() else [corpus]
    rows = [row for file in files for row in annotated(file)]
    source = folder_of(base)
    try:
        adapt(rows, load_model(source), source, output)
    except OSError as error:
        raise InputError(
            f"{shown(output)} can't be written ({error.strerror}); give --output another place."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{shown(corpus)} isn't annotated as data/README.md describes ({type(error).__name__})."
        ) from None
    print(f"Fitted to {len(rows)} texts: {output}")
