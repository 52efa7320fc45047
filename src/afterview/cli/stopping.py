"""Being asked to end: a terminal that is closed and `kill` are heard as Ctrl-C is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard() -> Iterator[None]:
    """Have SIGHUP and SIGTERM raise `KeyboardInterrupt`, so that whatever is open is put away.

    Only the first is heard, or the second would come into the putting away. What the program was
    started deaf to, as by nohup, it stays deaf to.
    """
    kinds = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        kinds = []  # Python lets no other thread ask for signals
    kinds = [kind for kind in kinds if signal.getsignal(kind) is signal.SIG_DFL]

    def stop(number: int, frame: FrameType | None) -> None:
        for kind in kinds:
            signal.signal(kind, signal.SIG_IGN)
        raise KeyboardInterrupt

    for kind in kinds:
        signal.signal(kind, stop)
    try:
        yield
    finally:
        for kind in kinds:
            signal.signal(kind, signal.SIG_DFL)
