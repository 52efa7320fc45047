"""`afterview correct`: the user's word on what was flagged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.errors import InputError

if TYPE_CHECKING:
    from afterview.records import SelfTalk

QUESTION = "Is this self-talk? [y]es, [n]o, [p]attern is another, [s]kip, [q]uit: "


def correct(
    file: Annotated[
        Path | None, typer.Argument(help="The recollection whose flags to go through.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last answer back.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take all answers back.")] = False,
) -> None:
    """Say which flags are right; the next analyses respect it.

    The answers stay in your data folder, without the text. An exact or a near repeat of a quote
    follows your answer at once; after a dozen answers the confidence that a flag needs does too.

    \b
    Examples:
      afterview correct interview.txt
      afterview correct --undo
      afterview correct --forget
    """
    from afterview.corrections import Corrections
    from afterview.reader.corrections import read_corrections, write_corrections

    if forget:
        write_corrections(Corrections())
        print("All your answers are forgotten.")
        return
    known = read_corrections()
    if undo:
        write_corrections(known.undone())
        print(f"{len(known.undone().answers)} answers are kept.")
        return
    if file is None:
        raise InputError("Give the file whose flags to go through, or --undo or --forget.")
    from afterview.analysis import analyze_many
    from afterview.reader.files import read_file
    from afterview.report.marked_text import harmless

    found = next(analyze_many([read_file(file)])).self_talk
    for number, talk in enumerate(found, 1):
        names = ", ".join(p.pattern for p in talk.patterns)
        print(f"\n{number} of {len(found)}: “{harmless(talk.quote)}”\n    {names}")
        verdict = _verdict(talk)
        if verdict == "q":
            break
        if verdict != "s":
            known = known.with_answer(talk, verdict)
            write_corrections(known)
    print(f"{len(known.answers)} answers are kept. `afterview correct --undo` takes the last back.")


def _ask(prompt: str) -> str:
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip().lower() if line else "q"


def _verdict(talk: SelfTalk) -> str:
    """yes, no, a pattern's name, or s and q for skip and quit."""
    from afterview.content import load
    from afterview.corrections import NO, YES

    patterns = [name for name, label in load().labels.items() if label.kind == "pattern"]
    while True:
        said = _ask(QUESTION)
        if said in ("s", "q", ""):
            return said or "s"
        if said in ("y", "yes", "n", "no"):
            return YES if said.startswith("y") else NO
        if said in patterns:
            return said
        if said in ("p", "pattern"):
            print("\n".join(f"  {i:2} {name}" for i, name in enumerate(patterns, 1)))
            chosen = _ask("Which one? ")
            if chosen in patterns:
                return chosen
            if chosen.isdigit() and 0 < int(chosen) <= len(patterns):
                return patterns[int(chosen) - 1]
