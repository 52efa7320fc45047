"""`afterview store` and `afterview forget`: what is kept, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Place = Annotated[Path | None, typer.Option("--store", help="Another place than your data folder.")]
app = typer.Typer(
    help="What is kept of texts that were read: offsets and labels, never the text.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def _place(path: Path | None) -> Path:
    from afterview.journal.store import default_store

    return path or default_store()


@app.command()
def info(store: Place = None) -> None:
    """Say where the store is and how much it holds."""
    from afterview.journal.store import facts

    place = _place(store)
    found = facts(place)
    if found is None:
        print(f"There is no store at {place}; nothing is kept.")
        return
    print(f"{place}\n{found.results} results, {found.with_quotes} of them with quotes")
    print(f"{found.size / 1e6:.1f} MB, by {found.fingerprints} version(s) of program and model")


@app.command("forget")
def forget_store(store: Place = None) -> None:
    """Remove the store."""
    from afterview.journal.store import forget

    place = _place(store)
    print(f"Removed {place}." if forget(place) else "There was no store.")


@app.command()
def vacuum(store: Place = None) -> None:
    """Drop what older versions read, and give the room back."""
    from afterview.fingerprint import model_info
    from afterview.journal.store import vacuum as shrink

    print(f"{shrink(_place(store), model_info().fingerprint)} results of other versions dropped.")


def forget() -> None:
    """Remove everything that afterview keeps in your folders: the store, corrections, settings.

    Files that you named yourself, such as --output, stay where they are.

    \b
    Example:
      afterview forget
    """
    import shutil

    from afterview.resources import own_folders

    there = [folder for folder in own_folders() if folder.exists()]
    for folder in there:
        shutil.rmtree(folder)
        print(f"Removed {folder}.")
    if not there:
        print("There was nothing to remove.")
