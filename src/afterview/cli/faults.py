"""What is said when something goes wrong that nobody foresaw: where it was, and no word of a text.

Python's own tracebacks end in the message of the exception, which may quote what was read (a
`ValueError` of a number, a `KeyError` of a word). So none is printed: not of an exception that
reaches the top, nor of one in a thread or while something is thrown away.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from afterview import __version__

STATUS = 3
DEEPEST = 3  # places of our own code that are named
_OWN = Path(__file__).resolve().parents[1]


def sentence(error: BaseException) -> str:
    """One sentence on a fault of the program: the kind of exception and where in our code it came up.

    >>> sentence(ValueError("what somebody wrote")).startswith("This is a fault of afterview")
    True
    >>> "somebody" in sentence(ValueError("what somebody wrote"))
    False
    """
    places = [
        f"{Path(frame.filename).relative_to(_OWN).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_OWN)
    ]
    where = f" at {' < '.join(places[: -DEEPEST - 1 : -1])}" if places else ""
    return (
        f"This is a fault of afterview {__version__}, not of your text: "
        f"{type(error).__name__}{where}; no word of yours is in this line, so please report it."
    )


@contextmanager
def silent() -> Iterator[None]:
    """Have Python say no more of exceptions that nobody catches than `sentence` does."""
    kept = sys.unraisablehook, threading.excepthook
    sys.unraisablehook = lambda what: _say(what.exc_value)
    threading.excepthook = lambda what: _say(what.exc_value)
    try:
        yield
    finally:
        sys.unraisablehook, threading.excepthook = kept


def _say(error: BaseException | None) -> None:
    if error is not None and sys.stderr is not None:
        print(f"afterview: {sentence(error)}", file=sys.stderr)
