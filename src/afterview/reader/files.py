"""One file or stream as a recollection: bytes to text, and the day it was written."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from afterview.errors import InputError
from afterview.reader.entries import Meter
from afterview.reader.front_matter import front_matter_day
from afterview.records import Recollection

MAX_BYTES = 20_000_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


def shown(name: str | os.PathLike[str]) -> str:
    """A file name without control characters, safe to print.

    >>> shown("a\\x1b[31m.txt")
    'a\\\\x1b[31m.txt'
    """
    plain = os.fspath(name)
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in plain)


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes: UTF-8, UTF-16 or UTF-32 with a mark, else Windows-1252.

    Line ends stay as they are, so that offsets hold for the file as it is read; a byte order mark
    is not part of the text.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    head = data[:8_192]
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if b"\x00" in head or strange * 20 > len(head):
        raise InputError(f"{name} is not a text file; save it as plain text (UTF-8) and try again.")
    return _utf8_or_cp1252(data)


def _utf8_or_cp1252(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def typed(line: str, encoding: str) -> str:
    """A line as it was typed, also where the locale's encoding has no character for some byte.

    Args:
        line: with lone surrogates in the place of such bytes, as `surrogateescape` makes them.
        encoding: the one that it was read with.

    >>> typed("caf\\udcc3\\udca9", "ascii"), typed("caf\\udce9", "utf-8"), typed("café", "latin-1")
    ('café', 'café', 'café')
    """
    if not any("\udc80" <= character <= "\udcff" for character in line):
        return line
    return _utf8_or_cp1252(line.encode(encoding, "surrogateescape"))


def checked(text: str, name: str) -> str:
    """The text itself, if there is anything in it.

    Raises:
        InputError: it is empty or blank.
    """
    if not text.strip():
        raise InputError(f"{name} is empty; write a few lines about the interview first.")
    return text


def written_on(text: str, name: str) -> dt.date | None:
    """The day from the front matter, else from the file name, else None.

    >>> written_on("x", "2026-03-02-acme.md")
    datetime.date(2026, 3, 2)
    """
    found = front_matter_day(text)
    candidates = [found.isoformat()] if found else []
    candidates += ["-".join(m.groups()) for m in _FILE_DATE.finditer(name)]
    for candidate in candidates:
        try:
            return dt.date.fromisoformat(candidate)
        except ValueError:
            continue
    return None


@contextmanager
def opened(path: Path, *, found: bool = False) -> Iterator[io.BufferedReader]:
    """A file as a stream of bytes.

    Args:
        path: the file.
        found: it was no pipe when it was found, and shall be none now; one that is named is waited for.

    Raises:
        InputError: it is missing, a folder, or may not be read; one sentence.
    """
    name = shown(path)
    try:
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):
                raise PermissionError
            raise InputError(f"{name} is a folder; `afterview batch` reads folders.")
        stream = _never_waiting(path) if found else path.open("rb")
    except FileNotFoundError:
        raise InputError(f"{name} does not exist; check the name.") from None
    except PermissionError:
        raise InputError(f"{name} may not be read; check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no usable file name"
        raise InputError(f"{name} can't be read ({reason}); check the file.") from None
    with stream:
        yield stream


def _never_waiting(path: Path) -> io.BufferedReader:
    """A file that is opened at once, whatever has taken its place meanwhile."""
    flags = [getattr(os, name, 0) for name in ("O_NONBLOCK", "O_BINARY")]
    handle = os.open(path, os.O_RDONLY | sum(flags))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise InputError(f"{shown(path)} was replaced by something that is no file; check it.")
    return os.fdopen(handle, "rb")


def all_of(stream: BinaryIO, label: str, most: int = MAX_BYTES) -> bytes:
    """All bytes of a stream, as far as they are few enough for one text.

    Raises:
        InputError: there are more, or they can't be read.
    """
    try:
        data = stream.read(most + 1)
    except OSError as error:
        raise InputError(f"{label} can't be read ({error.strerror}); check the file.") from None
    if len(data) > most:
        raise InputError(
            f"{label} is larger than {most // 1_000_000} MB; split it into one file an interview."
        )
    return data


def file_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is missing, a folder, too large or may not be read; one sentence.
    """
    with opened(path) as stream:
        return all_of(stream, shown(path))


def lines_of(stream: io.BufferedReader, label: str, meter: Meter) -> Iterator[str]:
    """The lines of a file of any length, with their ends, decoded like `decode`.

    Raises:
        InputError: it is no text, can't be read, or has a line longer than a text may be.
    """
    try:
        head = stream.peek(4)[:4]
        encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None)
        if encoding in ("utf-16", "utf-32"):
            yield from _wide_lines(stream, encoding, meter)
            return
        if encoding:
            stream.read(3)
        while data := stream.readline(MAX_BYTES + 1):
            if len(data) > MAX_BYTES or b"\x00" in data:
                raise InputError(f"{label} is no table with a text a line; save it as one.")
            meter.read += len(data)
            yield _utf8_or_cp1252(data)
    except UnicodeDecodeError:
        raise InputError(f"{label} is damaged; save it again as plain text (UTF-8).") from None
    except OSError as error:
        raise InputError(f"{label} can't be read ({error.strerror}); check the file.") from None


def _wide_lines(stream: io.BufferedReader, encoding: str, meter: Meter) -> Iterator[str]:
    wide = io.TextIOWrapper(stream, encoding, newline="")
    try:
        while line := wide.readline(MAX_BYTES):
            meter.read += len(line) * (2 if encoding == "utf-16" else 4)
            yield line
    finally:
        if not stream.closed:  # as it is where the lines were left in the middle
            wide.detach()  # the stream is closed by who opened it


def read_file(path: Path, day: dt.date | None = None) -> Recollection:
    """The recollection in one file.

    Args:
        path: the file.
        day: the day it was written; None looks into the front matter and the file name.

    Raises:
        InputError: the file can't be read, is too large, no text or empty; one sentence.
    """
    name = shown(path)
    text = checked(decode(file_bytes(path), name), name)
    return Recollection.of(text, id=path.stem, written_on=day or written_on(text, path.name))


def read_bytes(
    data: bytes, day: dt.date | None = None, name: str = "standard input"
) -> Recollection:
    """The recollection in what came through a pipe.

    Raises:
        InputError: it is too large, no text, or empty.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is larger than 20 MB; split it into one text an interview.")
    text = checked(decode(data, name), name)
    return Recollection.of(text, id="stdin", written_on=day or written_on(text, ""))
