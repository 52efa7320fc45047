"""The entry point: which command is meant, and errors as one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import typer

from afterview import __version__
from afterview.cli import faults, stopping, store
from afterview.cli.analyze import analyze
from afterview.cli.batch import batch
from afterview.cli.cards import cards
from afterview.cli.check_message import check_message
from afterview.cli.correct import correct
from afterview.cli.evaluate import evaluate
from afterview.cli.explain import explain
from afterview.cli.options import say
from afterview.cli.plan import plan
from afterview.cli.reflect import reflect
from afterview.cli.schema import schema
from afterview.cli.train import train
from afterview.cli.trends import trends
from afterview.errors import AfterviewError
from afterview.reader.files import shown
from afterview.report.width import USUAL, columns

USAGE = """Reads what you wrote after a job interview and holds the feeling against the evidence.

\b
Examples:
  afterview interview.txt                    the whole reflection
  afterview                                  opens your editor, then reads what you wrote
  afterview reflect                          asks one question at a time
  pbpaste | afterview -                      reads a pipe
  afterview interview.txt --brief            ten lines
  afterview interview.txt --only plan        what to do next
  afterview interview.txt --format json      for scripts
  afterview cards interview.txt              lines to print and put up
  afterview check-message mail.txt           a draft to the employer, checked
  afterview batch journal/ -o results.jsonl  a whole journal
  afterview trends journal/                  what it shows over time
  afterview explain mind_reading             what a label means

Everything stays on this machine. This isn't therapy.
"""

app = typer.Typer(
    help=USAGE,
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(analyze)
app.command()(reflect)
app.command()(plan)
app.command()(cards)
app.command("check-message")(check_message)
app.command()(explain)
app.command()(schema)
app.command()(batch)
app.command()(trends)
app.command()(correct)
app.command()(evaluate)
app.command()(train)
app.add_typer(store.app, name="store")
app.command()(store.forget)

COMMANDS = (
    "analyze",
    "reflect",
    "plan",
    "cards",
    "check-message",
    "explain",
    "schema",
    "batch",
    "trends",
    "correct",
    "evaluate",
    "train",
    "store",
    "forget",
)


def _version(show: bool) -> None:
    if not show:
        return
    from afterview.fingerprint import model_info

    info = model_info()
    say(f"afterview {__version__} (model {info.version}, fingerprint {info.fingerprint})")
    raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False,
        "--version",
        callback=_version,
        is_eager=True,
        help="Print the version and the model.",
    ),
) -> None:
    """Options of the whole program."""


def with_default(arguments: Sequence[str]) -> list[str]:
    """`afterview FILE` means `afterview analyze FILE`.

    >>> with_default(["notes.txt"]), with_default(["explain", "labeling"])
    (['analyze', 'notes.txt'], ['explain', 'labeling'])
    """
    given = list(arguments)
    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        return given
    return ["analyze", *given]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exits with 0, 1 or 2, 130 when it was stopped, 3 for a fault of its own."""
    given = with_default(sys.argv[1:] if arguments is None else arguments)
    _open_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal need not know every character
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")  # nor the locale what is typed
    try:
        with stopping.heard(), faults.silent():
            _run(given)
    except AfterviewError as error:
        _end(2, f"afterview: {error}")
    except KeyboardInterrupt:
        _end(130, "")
    except BrokenPipeError:
        _end(0)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        _end(2, f"afterview: A file or the output can't be used ({reason}); check place and room.")
    except Exception as error:
        _end(faults.STATUS, f"afterview: {faults.sentence(error)}")


def _open_streams() -> None:
    """Standard streams that were closed before the program began are empty, and take whatever comes."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _run(given: list[str]) -> None:
    width = min(columns(sys.stdout), USUAL) - 2 if sys.stdout.isatty() else None  # of the help
    try:
        app(given, prog_name="afterview", terminal_width=width)
    except SystemExit:
        sys.stdout.flush()  # what can't be written is said here, or Python would say it at the end
        raise


def _end(status: int, *said: str) -> NoReturn:
    """Say a line and exit; what can't be written any more is not tried again by Python itself."""
    for line in said:
        with suppress(OSError):  # nobody is there any more
            say(shown(line), to=sys.stderr)
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(status) from None
