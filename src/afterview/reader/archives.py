"""Zip archives and Word documents, read in memory and never unpacked to disk; bombs are refused."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from afterview.errors import InputError
from afterview.reader.entries import Unreadable
from afterview.reader.files import shown
from afterview.reader.folders import KNOWN, names_of

MAX_MEMBERS = 200_000
MAX_TOTAL = 2_000_000_000  # bytes of all texts in an archive
MAX_DOCUMENT = 200_000_000  # bytes of a Word document, pictures and all
MAX_RATIO = 250  # plain text shrinks to a tenth; a bomb to a thousandth
# What these two pack can be unpacked in small steps; the other methods unpack all at once.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path there, the name it goes by, and how to read it."""

    path: PurePosixPath
    name: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo

    def open(self) -> io.BufferedReader:
        """A stream that never gives more than the size that the archive tells."""
        packed: Any = self.archive.open(self.info)
        return io.BufferedReader(packed)


def opened(stream: BinaryIO, label: str) -> zipfile.ZipFile:
    """An archive whose members can be read.

    Raises:
        InputError: it is no archive, or has more members than a journal could.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (*DAMAGE, OSError, ValueError):
        raise InputError(f"{label} is damaged or no zip archive; pack it again.") from None
    if len(archive.infolist()) > MAX_MEMBERS:
        raise InputError(f"{label} holds more files than a journal could; it was not opened.")
    return archive


def refuse_bombs(
    members: list[zipfile.ZipInfo], size: int, label: str, most: int = MAX_TOTAL
) -> None:
    """Refuse members that would unpack to more than `most` bytes, or far more than the archive's size.

    Raises:
        InputError: they are too much, or shrank as no text does.
    """
    total = sum(member.file_size for member in members)
    if total > most or total > MAX_RATIO * max(size, 1_000):
        raise InputError(
            f"{label} unpacks to more than a journal could hold, so it was not opened."
        )


def members_of(stream: BinaryIO, size: int, name: str, label: str) -> Iterator[Member | Unreadable]:
    """The files to read in an archive; what is hidden, or no text by its name, is skipped.

    Args:
        stream: of the archive's bytes.
        size: how many they are.
        name: what the archive goes by.
        label: how messages call it.

    Raises:
        InputError: the archive is damaged or a bomb.
    """
    archive = opened(stream, label)
    found = {}
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        hidden = any(p.startswith((".", "__MACOSX")) and p != ".." for p in path.parts)
        known = path.name.lower().endswith(KNOWN)  # what has no name at all is no file either
        if known and not info.is_dir() and not hidden:
            found[str(path)] = info  # where a path is there twice, the later one holds
    refuse_bombs([*found.values()], size, label)
    names = names_of(found)
    for file, info in sorted(found.items()):
        path = PurePosixPath(file)
        own = shown(f"{name}/{names[file]}")
        if path.is_absolute() or ".." in path.parts:
            own = shown(f"{name}/{path.name}")
            yield Unreadable(own, "Its path leads out of the archive, so it was not read.")
        elif path.suffix.lower() == ".zip":
            yield Unreadable(own, "It is an archive in an archive; unpack it first.")
        elif info.flag_bits & 1:
            yield Unreadable(own, "It is encrypted; unpack it first.")
        elif info.compress_type not in _METHODS:
            yield Unreadable(own, "It is packed in a rare way; pack it again as a plain zip.")
        else:
            yield Member(path, own, archive, info)


def text_of_docx(data: bytes, label: str) -> str:
    """The paragraphs of a Word document in their order, those in tables included, one a line.

    Raises:
        InputError: it is damaged, a bomb, or no Word document.
    """
    parts = opened(io.BytesIO(data), label).infolist()
    refuse_bombs(parts, len(data), label, MAX_DOCUMENT)
    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    try:
        document = Document(_repacked(data))
        # Paragraph by paragraph: a cell that claims to span a billion columns is still one cell.
        paragraphs = document.element.body.iter(qn("w:p"))
        return "\n".join(Paragraph(one, document).text for one in paragraphs)
    except Exception:  # python-docx and lxml raise whatever a broken file makes them raise
        raise InputError(f"{label} is no readable Word document; save it as .docx again.") from None


def _repacked(data: bytes) -> BinaryIO:
    """The same archive without compression.

    The sizes in an archive can lie, and who reads a member as a whole unpacks all that is there; here
    each is cut at the size that it tells.
    """
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(plain, "w") as out:
        for info in packed.infolist():
            if info.compress_type not in _METHODS:
                raise zipfile.BadZipFile("packed in a rare way")
            with packed.open(info) as member:
                out.writestr(info.filename, member.read(info.file_size))
    plain.seek(0)
    return plain
