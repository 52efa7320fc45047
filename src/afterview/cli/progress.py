"""How far a batch is, on stderr: a bar on a terminal, a line a minute anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from afterview.journal.batch import Tally

EVERY = 60.0  # seconds between two lines where there is no terminal


@contextmanager
def progress(total: int | None, *, quiet: bool = False) -> Iterator[Callable[[Tally], None]]:
    """What to call with the tally of a batch; `total` is the number of files, if it is known."""
    if quiet:
        yield lambda tally: None
    elif sys.stderr.isatty():
        with _bar(total) as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Callable[[Tally], None]:
    last = started = time.monotonic()

    def tell(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            speed = tally.seen / (now - started)
            print(f"{tally.seen} read, {speed:.1f} a second", file=sys.stderr)

    return tell


@contextmanager
def _bar(total: int | None) -> Iterator[Callable[[Tally], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:>6.1f}/s"),
        TimeRemainingColumn(),
    )
    console = Console(file=sys.stderr)
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=total, rate=0.0)
        started = time.monotonic()

        def tell(tally: Tally) -> None:
            spent = max(time.monotonic() - started, 1e-6)
            shown.update(task, completed=tally.seen, rate=tally.seen / spent)

        yield tell
