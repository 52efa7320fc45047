"""`afterview reflect`: the questions one by one, a journal file, and the analysis at its end."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import ModelOption, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from afterview.answer import Wishes
    from afterview.content.models import GuideQuestion
    from afterview.reader.guided import Guided

    Save = Callable[[Guided], Guided]


class LeftError(Exception):
    """The input ended."""


def reflect(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="The journal file; today's in this folder without it.", metavar="[FILE]"
        ),
    ] = None,
    today: Annotated[str | None, typer.Option(help="The day it is (YYYY-MM-DD).")] = None,
    name: Annotated[str | None, typer.Option(help="Your own name.")] = None,
    region: Annotated[str | None, typer.Option(help="Country code for helplines.")] = None,
    model: ModelOption = None,
    config: Annotated[Path | None, typer.Option(help="Another settings file.")] = None,
) -> None:
    """Ask about the interview, one question at a time, and end in the reflection.

    The answers go into a Markdown file that only you can read, saved after every line. Leave with
    Ctrl-C whenever you like; the same command goes on from there.

    \b
    Examples:
      afterview reflect
      afterview reflect journal/2026-03-02-acme.md
    """
    from afterview.cli.options import date_of, write_whole
    from afterview.cli.single import wishes_of
    from afterview.content import filled, load
    from afterview.fingerprint import model_info
    from afterview.reader.config import read_config
    from afterview.reader.files import shown
    from afterview.reader.guided import new

    day = date_of(today, "--today") or dt.date.today()
    settings = read_config(config)
    wishes, reader = wishes_of(settings, day, name, region), model or settings.model
    model_info(reader)  # a model that isn't there is said before the first question
    guide = load().guide
    path, session = _begin(file, day)
    tell = {"file": shown(path)}

    latest = session

    def save(state: Guided) -> Guided:
        nonlocal latest
        write_whole(path, state.text, "give the name of a file in a folder that you may write")
        latest = state
        return state

    _say(guide.again if session else guide.intro)
    try:
        session = save(session or new(day, guide.question[0].id))
        while session.next:
            if session.body and _in_crisis(session.body, reader):
                _say(filled(guide.stopped, tell))
                break
            session = save(_after(_asked(session, guide.question, save), guide.question))
        else:
            if not session.body:
                raise LeftError
            _say(filled(guide.done, tell))
    except (LeftError, KeyboardInterrupt) as left:
        if latest and latest.body:
            _say(filled(guide.kept, tell))
        else:
            path.unlink(missing_ok=True)
            _say(guide.nothing)
        raise typer.Exit(130 if isinstance(left, KeyboardInterrupt) else 0) from None
    _show(path, wishes, reader)


def _begin(file: Path | None, day: dt.date) -> tuple[Path, Guided | None]:
    """The file, and the session in it; without a name, today's unfinished one or a new one."""
    from afterview.errors import InputError
    from afterview.reader.guided import read_guided

    if file is not None:
        return file, read_guided(file)
    for number in range(1, 100):
        path = Path(f"{day.isoformat()}-interview{'' if number == 1 else f'-{number}'}.md")
        try:
            return path, read_guided(path)
        except InputError:
            continue
    raise InputError("There are too many entries of today in this folder; give a name.")


def _say(words: str) -> None:
    """Say a paragraph to the person."""
    from afterview.report.width import USUAL, broken, columns

    _tell("\n" + broken(words, min(columns(sys.stderr), USUAL)))


def _tell(line: str) -> None:
    """Print for the person, not for the result; nothing where the terminal was closed."""
    from afterview.report.look import Look, knows_all
    from afterview.report.look import shown as in_its_characters
    from afterview.report.marked_text import harmless

    with suppress(OSError):
        plain = in_its_characters(harmless(line), Look(ascii=not knows_all(sys.stderr)))
        say(plain, to=sys.stderr)
        sys.stderr.flush()


def _asked(session: Guided, questions: tuple[GuideQuestion, ...], save: Save) -> Guided:
    """The session with the answer to its next question; saved after every line."""
    from afterview.content import load

    one = next((q for q in questions if q.id == session.next), None)
    if one is None:
        return session
    _say(" ".join(filter(None, [one.ask, one.hint])))
    if session.begun:
        _tell(f"{load().guide.begun} {session.body.rsplit(chr(10), 1)[-1]}")
    elif one.lead:
        _tell(f"({one.lead} …)")
    while True:
        line, end = _line()
        if line.strip():
            session = save(session.with_line(line, one.lead, joins=one.joins))
        if end is not None:
            raise end
        if not line.strip():
            return session


def _line() -> tuple[str, type[BaseException] | None]:
    """One line, and what ended the input, if anything did; what was typed before Ctrl-C counts."""
    from afterview.reader.files import typed

    encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
    try:
        import readline
    except ImportError:  # not on every system; then a line is read without editing
        readline = None  # type: ignore[assignment]
    try:
        return typed(input(), encoding), None
    except EOFError:
        return "", LeftError
    except KeyboardInterrupt:
        _tell("")
        return typed(readline.get_line_buffer() if readline else "", encoding), KeyboardInterrupt


def _after(session: Guided, questions: tuple[GuideQuestion, ...]) -> Guided:
    """The session before the question that comes next."""
    names = [q.id for q in questions]
    place = names.index(session.next) if session.next in names else len(names)
    answered = session.begun
    for later in questions[place + 1 :]:
        if later.needs != session.next or answered:
            return session.at(later.id)
    return session.at("")


def _in_crisis(text: str, model: str | None) -> bool:
    """Whether the answers so far speak of not wanting to live; then no further question is asked."""
    from afterview.analysis import load
    from afterview.analysis import reflect as read
    from afterview.records import Recollection

    (found,) = read([Recollection.of(text)], load(model))
    return found.distress == "crisis"


def _show(path: Path, wishes: Wishes, model: str | None) -> None:
    from afterview.cli.single import analyzed
    from afterview.reader.files import read_file
    from afterview.report.look import Look
    from afterview.report.terminal import report

    sys.stdout.write("\n" + report(analyzed(read_file(path), wishes, model), Look.of_stdout()))
    sys.stdout.flush()
