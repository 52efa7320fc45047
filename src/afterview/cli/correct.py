"""`afterview correct`: the user's word on each negative thought that was found."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import ModelOption, say
from afterview.errors import InputError

if TYPE_CHECKING:
    from afterview.corrections import Corrections
    from afterview.records import Analysis, SelfTalk
    from afterview.report.look import Look

INTRODUCED = "Type y (yes), n (no), p (yes, but another kind), s or Enter (skip), q (quit)."
QUESTION = "Are you being hard on yourself here? [y/n/p/s/q]"
AGAIN = "Type y, n, p, s or q."


def correct(
    file: Annotated[
        Path | None, typer.Argument(help="The recollection whose thoughts to go through.")
    ] = None,
    model: ModelOption = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last answer back.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take all answers back.")] = False,
) -> None:
    """Say which negative thoughts were read rightly; the next analyses respect it.

    The answers stay in your data folder, without the text. An exact or a near repeat of a quote
    follows your answer at once; after answers on a dozen quotes, the confidence from which a
    thought is shown does too, and the report says how many were left out.

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
        say("All your answers are forgotten.")
        return
    known = read_corrections()
    if undo:
        write_corrections(known.undone())
        say(_taken_back(known))
        return
    if file is None:
        raise InputError("Give the file whose thoughts to go through, or --undo or --forget.")
    from afterview.analysis import analyze_many
    from afterview.reader.config import read_config
    from afterview.reader.files import read_file
    from afterview.report.look import Look
    from afterview.report.terminal import report

    look = Look.of_stdout()
    found = next(analyze_many([read_file(file)], model=model or read_config().model))
    if found.distress == "crisis":
        print(report(found, look), end="")
        return
    if not found.self_talk:
        say("No negative thought was found in this text.")
        return
    say(INTRODUCED)
    before = known
    for number, talk in enumerate(found.self_talk, 1):
        print(f"\n{number} of {len(found.self_talk)}\n{_shown(found, talk, known, look)}", end="")
        verdict = _verdict()
        if verdict == "q":
            break
        if verdict != "s":
            known = known.with_answer(talk, verdict, found.model.fingerprint)
            write_corrections(known)
    say(
        f"\n{_kept(known)}"
        + (" `afterview correct --undo` takes the last one back." * (known != before))
    )


def _kept(known: Corrections) -> str:
    from afterview.report.wording import counted

    return counted(len(known.answers), "answer is kept.", "answers are kept.").capitalize()


def _taken_back(known: Corrections) -> str:
    if not known.answers:
        return "There is no answer to take back."
    return f"Taken back: your last answer ({_named(known.answers[-1].verdict)}). {_kept(known.undone())}"


def _named(verdict: str) -> str:
    """yes, no, or the title of a pattern; a pattern that is no more keeps its name."""
    from afterview.content import load

    label = load().labels.get(verdict)
    return label.title.lower() if label else verdict


def _shown(analysis: Analysis, talk: SelfTalk, known: Corrections, look: Look) -> str:
    """The thought among the sentences around it, its patterns, and what was said of it before."""
    from rich.padding import Padding
    from rich.text import Text

    from afterview.corrections import answer_for
    from afterview.report.look import printed
    from afterview.report.marked_text import harmless
    from afterview.report.wording import flat, title

    before, after = (re.sub(r"\s+", " ", harmless(s)) for s in _around(analysis.text, talk))
    quote = f"“{flat(talk.quote)}”"
    body = Text.assemble((before, "dim"), (quote, "magenta"), (after, "dim"))
    names = ", ".join(title(pattern.pattern).lower() for pattern in talk.patterns)
    said = answer_for(talk.quote, known)
    again = f" (You said “{_named(said)}” to this one or one like it.)" if said else ""
    return printed([Padding(part, (0, 0, 0, 2)) for part in (body, Text(names + again))], look)


def _around(text: str, talk: SelfTalk) -> tuple[str, str]:
    """What stands before and after a thought, from the sentence before its own to the one after."""
    from afterview.nlp.clauses import sentences

    found = sentences(text)
    before = [start for start, _ in found if start <= talk.start][-2:]
    after = [end for _, end in found if end >= talk.end][:2]
    start, end = min(before, default=talk.start), max(after, default=talk.end)
    return text[start : talk.start], text[talk.end : end]


def _ask(prompt: str) -> str:
    """What was typed, and q where the input ended."""
    say(prompt, end=" ")
    sys.stdout.flush()
    line = sys.stdin.readline()
    return line.strip().lower() if line else "q"


def _verdict() -> str:
    """yes, no, a pattern's name, or s and q for skip and quit."""
    from afterview.content import load
    from afterview.corrections import NO, YES

    patterns = [name for name, label in load().labels.items() if label.kind == "pattern"]
    answers = {"": "s", "skip": "s", "quit": "q", "y": YES, "n": NO, "pattern": "p"}
    while True:
        typed = _ask(QUESTION)
        said = answers.get(typed, typed)
        if said in (YES, NO, "s", "q", *patterns):
            return said
        if said != "p":
            say(AGAIN)
        elif chosen := _pattern(patterns):
            return chosen


def _pattern(patterns: list[str]) -> str | None:
    """The pattern that was chosen by its number, title or name; None for none, q for quit."""
    titles = [_named(name) for name in patterns]
    say("\n".join(f"  {i:2} {title}" for i, title in enumerate(titles, 1)))
    named = (
        dict(zip(titles, patterns, strict=True)) | {name: name for name in patterns} | {"q": "q"}
    )
    named |= {str(number): name for number, name in enumerate(patterns, 1)}
    while typed := _ask("Which one? (Enter: none of these)"):
        if typed in named:
            return named[typed]
        say(f"Type a number from 1 to {len(patterns)}.")
    return None
