"""A file is made beside its place, readable by its owner alone, and takes its name when it is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file that takes the place of another at the end; where that isn't reached, nothing is left.

    Raises:
        OSError: it can't be made or can't take the place; what was there before is untouched.

    >>> with tempfile.TemporaryDirectory() as folder, beside(Path(folder) / "page.html") as made:
    ...     made.write_text("They smiled.")
    12
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    made = Path(name)
    try:
        os.close(handle)
        yield made
        made.replace(path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what is said
            made.unlink(missing_ok=True)
        raise
