"""Zip archives and Word documents, read in memory and never unpacked; bombs are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from afterview.errors import InputError
from afterview.reader.entries import Unreadable

MAX_MEMBERS = 100_000
MAX_MEMBER = 20_000_000
MAX_TOTAL = 2_000_000_000
MAX_RATIO = 250  # plain text shrinks to a tenth; a bomb to a thousandth


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise InputError(f"{name} is damaged or no zip archive; pack it again.") from None


def refuse_bombs(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that would unpack to far more than it holds.

    Raises:
        InputError: too many members, too much in all, or a ratio that no text has.
    """
    members = archive.infolist()
    total = sum(m.file_size for m in members)
    packed = sum(m.compress_size for m in members)
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL or total > MAX_RATIO * max(packed, 1_000):
        raise InputError(f"{name} unpacks to more than a journal could hold, so it was not opened.")


def members_of(data: bytes, name: str) -> Iterator[tuple[str, bytes] | Unreadable]:
    """The files of an archive by name; what is hidden, and what macOS adds, is skipped.

    Raises:
        InputError: the archive is damaged or a bomb.
    """
    archive = _opened(data, name)
    refuse_bombs(archive, name)
    for member in sorted(archive.infolist(), key=lambda m: m.filename):
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if member.is_dir() or any(
            part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts
        ):
            continue
        if path.is_absolute() or ".." in path.parts:
            yield Unreadable(
                f"{name}/{path.name}", "Its path leads out of the archive; it was skipped."
            )
        elif member.file_size > MAX_MEMBER:
            yield Unreadable(f"{name}/{path}", "It is larger than 20 MB; split it.")
        elif member.flag_bits & 1:
            yield Unreadable(f"{name}/{path}", "It is encrypted; unpack it first.")
        else:
            try:
                yield str(path), archive.read(member)
            except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
                yield Unreadable(f"{name}/{path}", "It is damaged in the archive; pack it again.")


def text_of_docx(data: bytes, name: str) -> str:
    """The paragraphs of a Word document, one a line, table cells included.

    Raises:
        InputError: it is damaged, a bomb, or no Word document.
    """
    refuse_bombs(_opened(data, name), name)
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        lines = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            lines += [cell.text for row in table.rows for cell in row.cells]
    except Exception:  # python-docx and lxml raise whatever a broken file makes them raise
        raise InputError(f"{name} is no readable Word document; save it as .docx again.") from None
    return "\n".join(lines)
