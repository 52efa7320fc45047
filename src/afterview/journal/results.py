"""A file of results, a JSON object a line: whole at every moment, and taken up where it stopped.

New lines go to ``NAME.part`` beside the file, each batch in a single write; at the end the part takes
the file's name. A run that was killed leaves its part, and the next one goes on from there.
"""

from __future__ import annotations

import json
import os
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from afterview.errors import InputError

ERROR = "afterview.error/1"
MAX_LINE = 1 << 28  # bytes; a text of 20 MB leaves a line of less
Key = tuple[str, str, str]  # id, hash of the text or the reason, fingerprint or nothing


def key_of(row: dict[str, Any]) -> Key:
    """What a line is known by."""
    source = row["source"]
    if row.get("schema") == ERROR:
        return (source["id"], row["error"], "")
    return (source["id"], source["sha256"], row["model"]["fingerprint"])


class Results:
    """An open file of results; use it as a context manager and call `finish` when all is written.

    Args:
        path: the file to write in the end.
        reuse: whether lines of an earlier run may be kept.

    Raises:
        InputError: the place can't be written.
    """

    def __init__(self, path: Path, *, reuse: bool = True) -> None:
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not reuse:
                self.part.unlink(missing_ok=True)
            self._from_part = self.part.exists()
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
        for stream in (self._old, self._out):
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
        handle = os.open(self.part, os.O_RDWR | os.O_CREAT, 0o600)
        out = FileIO(handle, "r+")
        if not self._from_part:
            out.truncate(0)
        if self._old is not None and not self._from_part:
            with self.path.open("rb") as kept:
                left = self._end
                while left and (block := kept.read(min(left, 1 << 20))):
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
            self._out.close()
            self.part.replace(self.path)
        except OSError as error:
            raise _unwritable(self.path, error) from None
        return self.path


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
        f"{shown(path)} can't be written ({reason}); what was written stays, and the same command "
        "goes on from there."
    )
