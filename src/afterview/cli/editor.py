"""Writing in the user's own editor, on a short prompt."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from afterview.errors import InputError

FOLDER = "afterview-editor-"
PROMPT = """\
# How was the interview? Write as you would to a friend; lines with # are left out.
# What happened, in order? What did they do and say? What went well? What do you keep thinking?
# When will they decide? Save and close when you are done; nothing is kept.

"""


def editor() -> list[str]:
    """The user's editor with its arguments.

    Raises:
        InputError: none is set and none of the usual ones is there.
    """
    for variable in ("VISUAL", "EDITOR"):
        if command := os.environ.get(variable, "").strip():
            try:
                return shlex.split(command)
            except ValueError:
                raise InputError(f"${variable} has an open quote; mend it or unset it.") from None
    for name in ("sensible-editor", "nano", "vim", "vi", "notepad"):
        if found := shutil.which(name):
            return [found]
    raise InputError("No editor was found; set $EDITOR, or give a file: afterview interview.txt")


def written() -> str:
    """What the user wrote; the file it was written in is gone afterwards, however this ends.

    Only a process that is killed outright leaves it; `left_behind` finds it then.

    Raises:
        InputError: the editor can't be run, failed, or nothing was written; or there is no place for its file.
    """
    command = editor()
    try:
        with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
            path = Path(folder) / "interview.txt"
            path.write_text(PROMPT, encoding="utf-8")
            path.chmod(0o600)
            _edited(command, path)
            text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(
            f"The editor's file can't be used ({error.strerror or 'unknown reason'}); set TMPDIR to a "
            "folder with room, or give a file: afterview interview.txt"
        ) from None
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("#")).strip()
    if not kept:
        raise InputError("Nothing was written, so there is nothing to read.")
    return kept + "\n"


def _edited(command: list[str], path: Path) -> None:
    try:
        status = subprocess.run([*command, str(path)], check=False).returncode
    except OSError:
        raise InputError(f"The editor {command[0]!r} can't be run; set $EDITOR.") from None
    if status:
        raise InputError(f"The editor ended with status {status}, so nothing was read.")


def left_behind() -> list[Path]:
    """The folders of the user's own that sessions of the editor left in the temporary folder."""
    mine = Path(tempfile.gettempdir()).glob(f"{FOLDER}*")
    return sorted(path for path in mine if _is_own_folder(path))


def _is_own_folder(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == getattr(os, "getuid", lambda: 0)()
