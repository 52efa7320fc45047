"""Lines to put up where one sees them, matched to the negative thoughts of the text."""

from __future__ import annotations

from afterview.advice.choice import Chooser
from afterview.content import load
from afterview.records import Focus, Reflection

PLACES = ("bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed")


def focus(reflection: Reflection, choose: Chooser) -> tuple[Focus, ...]:
    """One line for each place; those that answer a pattern of the text first."""
    patterns = {p.pattern for talk in reflection.self_talk for p in talk.patterns}
    chosen = []
    for where in PLACES:
        here = [line for line in load().focus if line.place == where]
        fitting = [line for line in here if patterns & set(line.patterns)]
        general = [line for line in here if not line.patterns]
        if options := fitting or general:
            chosen.append(Focus(choose.pick(options).text, where))
    return tuple(chosen)
