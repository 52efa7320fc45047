"""`afterview train`: a model of one's own, from annotated texts of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afterview.cli.options import say
from afterview.errors import InputError
from afterview.reader.files import shown


def train(
    corpus: Annotated[
        Path, typer.Argument(help="Annotated texts: notes (.txt), JSON Lines, or a folder.")
    ],
    output: Annotated[Path, typer.Option(help="The model folder to write; must be new.")],
    base: Annotated[
        str | None, typer.Option("--model", help="The model to start from; ours without it.")
    ] = None,
) -> None:
    """Fit the reader to texts that you have annotated yourself.

    The encoder stays, its heads move: a minute for a hundred texts, and the result stays near
    the model that it started from. Of thirty texts and more a fifth is held out, to say what it
    scores on them before and after. Use it with --model.

    `docs/annotating.md` says how to annotate. What nobody looked for stays as it is.

    \b
    Examples:
      afterview train notes.txt --output my-model
      afterview train annotated/ --output my-model
      afterview interview.txt --model my-model
    """
    from afterview.nlp.manifest import folder_of
    from afterview.nlp.model import load_model
    from afterview.training.adapt import adapt
    from afterview.training.annotated import annotated, annotated_files

    rows = [row for file in annotated_files(corpus) for row in annotated(file)]
    source = folder_of(base)
    try:
        fitted = adapt(rows, load_model(source), source, output)
    except OSError as error:
        raise InputError(
            f"{shown(output)} can't be written ({error.strerror}); give --output another place."
        ) from None
    say(f"Fitted to {fitted.texts} texts: {shown(output)}\n\n{fitted.worth}")
