"""A file of results, a JSON object a line: whole at every moment, and taken up where it stopped.

New lines go to ``NAME.part`` beside the file, each batch in a single write; at the end the part takes
the file's name. A run that was killed leaves its part, and the next one goes on from there.
"""

from __future__ import annotations

import json
import os
import sys
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from afterview.errors import InputError

if sys.platform != "win32":
    import fcntl

ERROR = "afterview.error/1"
MAX_LINE = 1 << 28  # bytes; a text of 20 MB leaves a line of less
Key = tuple[str, ...]  # id, day, hash of the text, fingerprint; or id and reason


def key_of(row: dict[str, Any]) -> Key:
    """What a line is known by."""
    source = row["source"]
    if row.get("schema") == ERROR:
        return (source["id"], row["error"])
    day = source.get("written_on") or ""
    return (source["id"], day, source["sha256"], row["model"]["fingerprint"])


class Results:
    """An open file of results; use it as a context manager and call `finish` when all is written.

    Args:
        path: the file to write in the end.
        reuse: whether lines of an earlier run may be kept.

    Raises:
        InputError: the place can't be written, or another run is writing there.
    """

    def __init__(self, path: Path, *, reuse: bool = True) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._held = _opened(self.part) if self.part.exists() else None
            self._from_part = reuse and self._held is not None
            old = self.part if self._from_part else path
            self._old: BinaryIO | None = old.open("rb") if reuse and old.exists() else None
        except OSError as error:
            raise _unwritable(path, error) from None
        self._end = 0  # bytes of the old file that still hold
        self._next: Key | None = None
        self._out: FileIO | None = None
        self._advance()

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream in (self._old, self._held, self._out):
            if stream is not None:
                stream.close()

    @property
    def reusing(self) -> bool:
        """Whether the next line may still come from the earlier run."""
        return self._next is not None

    def holds(self, key: Key) -> bool:
        """Whether the next line of the earlier run is this one; if so it is kept."""
        if self._next is None or self._next != key:
            return False
        assert self._old is not None
        self._end = self._old.tell()
        self._advance()
        return True

    def _advance(self) -> None:
        self._next = None
        if self._old is None:
            return
        line = self._old.readline(MAX_LINE)
        if line.endswith(b"\n"):  # else it is half a line, or the end
            try:
                self._next = key_of(json.loads(line))
            except (ValueError, KeyError, TypeError):
                return

    def write(self, lines: list[str]) -> None:
        """Write lines, all in one go; what the earlier run had from here on is let go.

        Raises:
            InputError: there is no room, or the place can't be written.
        """
        try:
            out = self._out or self._begin()
            _append(out, "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise _unwritable(self.path, error) from None

    def _begin(self) -> FileIO:
        out = self._held or _opened(self.part, os.O_CREAT | os.O_EXCL)
        if not self._from_part:
            out.truncate(0)
        if self._old is not None and not self._from_part:
            self._old.seek(0)  # of the file that was read, whatever has its name by now
            left = self._end
            while left and (block := self._old.read(min(left, 1 << 20))):
                _append(out, block)
                left -= len(block)
        else:
            out.truncate(self._end)
            out.seek(self._end)
        self._next = None
        self._out = out
        return out

    def finish(self) -> Path:
        """Give the finished file its name; one that needed no change is left as it is.

        Raises:
            InputError: the place can't be written.
        """
        try:
            kept = self._out is None and self._old is not None and not self._from_part
            if kept and self._end == self.path.stat().st_size:
                return self.path
            if self._out is None:
                self._out = self._begin()
            os.fsync(self._out.fileno())
            if sys.platform == "win32":  # which lets nobody rename what is open
                self._out.close()
            # The name comes before the lock is let go, or the next run would take the part.
            self.part.replace(self.path)
            self._out.close()
        except OSError as error:
            raise _unwritable(self.path, error) from None
        return self.path


def _opened(part: Path, flags: int = 0) -> FileIO:
    """A part, for this run alone as long as it is open; a run that is killed lets it go.

    Raises:
        InputError: another run has it, or had it a moment ago.
        OSError: it can't be written.
    """
    try:
        stream = FileIO(os.open(part, os.O_RDWR | flags, 0o600), "r+")
    except FileExistsError:
        raise _in_use(part) from None
    if _locked(stream) and part.exists() and part.stat().st_ino == os.fstat(stream.fileno()).st_ino:
        return stream
    stream.close()
    raise _in_use(part)


def _locked(stream: FileIO) -> bool:
    """Whether nobody else has the lock of a file; where there are no locks nobody has."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _in_use(part: Path) -> InputError:
    from afterview.reader.files import shown

    return InputError(
        f"Another run writes {shown(part)}; wait for its end, or give another --output."
    )


def _append(out: FileIO, data: bytes) -> None:
    """Write all of it, or take back what was written of it."""
    begin, left = out.tell(), memoryview(data)
    try:
        while left:
            left = left[out.write(left) or 0 :]
    except OSError:
        out.truncate(begin)
        raise


def _unwritable(path: Path, error: OSError) -> InputError:
    from afterview.reader.files import shown

    reason = error.strerror or "unknown reason"
    return InputError(
        f"{shown(path)} can't be written ({reason}); choose another place with --output or make room; "
        "what was written stays, and the same command goes on from there."
    )
