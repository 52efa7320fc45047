"""Lines to put up where one sees them, matched to the negative thoughts of the text."""

from __future__ import annotations

from afterview.advice.choice import Chooser
from afterview.content import filled, load
from afterview.records import Focus, Reflection

PLACES = ("bathroom mirror", "steering wheel", "kitchen sink", "ceiling above the bed")
_FIRST = {
    "I": "I",
    "i": "I",
    "am": "am",
    "have": "have",
    "do": "do",
    "s": "",
    "my": "my",
    "me": "me",
}


def person_slots(name: str | None) -> dict[str, str]:
    """Subject, verb and possessive that agree with each other, with "I" or with a name.

    >>> person_slots("James")["my"], person_slots("Ada")["have"], person_slots(None)["s"]
    ("James's", 'has', '')
    """
    if not name:
        return _FIRST
    return {
        "I": name, "i": name, "am": "is", "have": "has", "do": "does", "s": "s",
        "my": f"{name}'s", "me": name,
    }  # fmt: skip


def focus(reflection: Reflection, choose: Chooser, name: str | None = None) -> tuple[Focus, ...]:
    """One line for each place; those that answer a pattern of the text first.

    Args:
        reflection: what was found in the text.
        choose: gives out wordings.
        name: the writer's own name, put in place of "I".
    """
    patterns = {p.pattern for talk in reflection.self_talk for p in talk.patterns}
    slots = person_slots(name)
    chosen = []
    for where in PLACES:
        here = [line for line in load().focus if line.place == where]
        fitting = [line for line in here if patterns & set(line.patterns)]
        general = [line for line in here if not line.patterns]
        line = choose.pick(fitting or general)
        chosen.append(Focus(filled(line.text, slots), where))
    return tuple(chosen)
