"""On the path of every process that a test starts: Python makes no socket of the internet there.

It is run at the start of each Python, those included that a process starts in its turn; what a
native library would do by itself, `tests/test_private.py` looks at from outside.
"""

from __future__ import annotations

import _socket
import sys

INTERNET = (_socket.AF_INET, _socket.AF_INET6)
LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in LOOKUPS or (event == "socket.__new__" and arguments[1] in INTERNET):
        raise PermissionError("no network in a test")


sys.addaudithook(_refuse)
