"""`afterview explain`: what a label means, with examples and its source."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Annotated

import typer

from afterview.cli.options import say
from afterview.errors import InputError

if TYPE_CHECKING:
    from afterview.content.models import Label

HEADINGS = (
    ("pattern", "Patterns of self-talk"),
    ("signal", "Signals"),
    ("distress", "Distress"),
    ("verdict", "Verdicts"),
)


def explain(
    label: Annotated[
        str | None,
        typer.Argument(help="A pattern, signal, level of distress or verdict; none lists all."),
    ] = None,
) -> None:
    """Say what a label means, with examples and its source.

    \b
    Examples:
      afterview explain
      afterview explain mind_reading
    """
    from afterview.content import load

    content = load()
    labels: dict[str, Label] = {**content.labels}
    labels.update({str(name): one for name, one in content.levels.items()})
    labels.update({str(name): one for name, one in content.standings.items()})
    if label is None:
        for kind, heading in HEADINGS:
            say(f"{heading}:")
            for one in labels.values():
                if one.kind == kind:
                    say(f"  {one.name:22} {one.title}")
            say("")
        return
    name = label.strip().lower().replace("-", "_").replace(" ", "_")
    if name not in labels:
        near = difflib.get_close_matches(name, labels, n=3, cutoff=0.4)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else "`afterview explain` lists them all."
        )
        raise InputError(f"There is no label {name!r}; {hint}")
    say(explained(labels[name]))


def explained(label: Label) -> str:
    """A label's definition, examples and source as text."""
    lines = [f"{label.name}: {label.title}", ""]
    if label.definition:
        lines.append(label.definition)
    if label.kind == "signal":
        lines.append(label.means)
        lines.append(f"Polarity: {label.polarity}. Strength: {label.strength} of 3.")
    lines += ["", "Is one:", *(f"  {text}" for text in label.fires)]
    lines += ["", "Is none:", *(f"  {text}" for text in label.silent)]
    lines += ["", f"Source: {label.source}"]
    return "\n".join(lines)
