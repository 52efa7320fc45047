"""`afterview store` and `afterview forget`: what is kept, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from afterview.cli.options import say
from afterview.reader.files import shown

Place = Annotated[Path | None, typer.Option("--store", help="Another place than your data folder.")]
app = typer.Typer(
    help="What is kept of texts that were read: offsets and labels, never the text.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def _place(path: Path | None) -> Path:
    from afterview.journal.place import default_store

    return path or default_store()


@app.command()
def info(store: Place = None) -> None:
    """Say where the store is and how much it holds."""
    from afterview.journal.store import facts

    place = _place(store)
    found = facts(place)
    if found is None:
        say(f"There is no store at {shown(place)}; nothing is kept.")
        return
    say(f"{shown(place)}\n{found.results} results, {found.with_quotes} of them with quotes")
    say(f"{found.size / 1e6:.1f} MB, by {found.fingerprints} version(s) of program and model")


@app.command("forget")
def forget_store(store: Place = None) -> None:
    """Remove the store."""
    from afterview.journal.place import forget

    place = _place(store)
    say(f"Removed {shown(place)}." if forget(place) else "There was no store.")


@app.command()
def vacuum(store: Place = None) -> None:
    """Drop what older versions read, and give the room back."""
    from afterview.fingerprint import model_info
    from afterview.journal.store import vacuum as shrink
    from afterview.reader.config import read_config

    kept = model_info(read_config().model).fingerprint
    say(f"{shrink(_place(store), kept)} results of other versions dropped.")


def forget() -> None:
    """Remove all that afterview wrote unasked into your folders.

    That is the store, your answers of `correct`, and the text of an editor session that was killed.
    Settings, which you wrote yourself, stay where they are, and so do files that you named, such as
    --output or --store.

    \b
    Example:
      afterview forget
    """
    from afterview.cli.editor import left_behind
    from afterview.errors import InputError
    from afterview.journal.place import default_store, files_of, remove
    from afterview.reader.corrections import corrections_file
    from afterview.resources import config_folder, data_folder

    answers, data = corrections_file(), data_folder()
    written = [
        *left_behind(),
        *files_of(default_store()),
        *data.glob(answers.name),
        *data.glob(f".{answers.stem}.*"),
    ]
    failed: list[InputError] = []

    def removed(path: Path) -> None:
        try:
            remove(path)
            say(f"Removed {shown(path)}.")
        except InputError as error:  # the others go all the same
            failed.append(error)

    for path in written:
        removed(path)
    empty = data.is_dir() and not data.is_symlink() and not any(data.iterdir())
    if empty:
        removed(data)
    if failed:
        raise failed[0]
    if not (written or empty):
        say("There was nothing to remove.")
    if config_folder().is_dir():
        say(f"Your settings in {shown(config_folder())} stay; afterview only reads them.")
