"""Changes that should change the answer: a negation, another subject.

`python -m afterview.training.flips FILE.jsonl ...` takes the sentences of the files and the marked stretches
of their recollections that have one of a few plain forms, puts a negation or somebody else in, reads both, and
prints for each change in how many of those that were read rightly before the answer went as it should.

After the directional tests of CheckList (Ribeiro et al. 2020, ACL).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from afterview.nlp.model import Model, load_model
from afterview.nlp.reading import read
from afterview.nlp.self_talk import self_talk
from afterview.nlp.signals import signals
from afterview.resources import models_dir
from afterview.training.corpus import Row, is_recollection, read_rows

VERBS = {
    "smiled": "smile", "nodded": "nod", "laughed": "laugh", "frowned": "frown", "sighed": "sigh",
    "yawned": "yawn", "beamed": "beam", "grinned": "grin", "thanked": "thank", "praised": "praise",
    "leaned": "lean", "offered": "offer", "introduced": "introduce", "interrupted": "interrupt",
    "walked": "walk", "asked": "ask", "wrote": "write", "gave": "give", "took": "take", "told": "tell",
}  # fmt: skip
_I = re.compile(r"^(?:But |And |So |Then )?(?P<subject>I['’]m|I am|I was)(?= )", re.IGNORECASE)
_OTHERS = {"i'm": "My brother's", "i am": "My brother is", "i was": "My brother was"}
_ACT = re.compile(rf"^(?P<who>She|He|They|[Tt]he \w+) (?P<verb>{'|'.join(VERBS)})\b")
_OWN = re.compile(r"\b(?:I|my|me|myself|I['’]\w+)\b")


@dataclass(frozen=True, slots=True)
class Flip:
    """What became of the sentences of one change: how many were read rightly before, and how many went over."""

    read: int = 0
    flipped: int = 0

    def __add__(self, other: Flip) -> Flip:
        return Flip(self.read + other.read, self.flipped + other.flipped)


def negated_thought(text: str) -> str | None:
    """Self-talk that says what the writer is, with "not".

    >>> negated_thought("I'm such an idiot."), negated_thought("What an idiot.")
    ("I'm not such an idiot.", None)
    """
    found = _I.match(text)
    if found is None or re.match(r" (?:not|never|no)\b", text[found.end() :]):
        return None
    return f"{text[: found.end()]} not{text[found.end() :]}"


def of_another(text: str) -> str | None:
    """The same said of a brother, where the writer isn't named again.

    >>> of_another("I'm such an idiot."), of_another("I'm not myself.")
    ("My brother's such an idiot.", None)
    """
    found = _I.match(text)
    if found is None or _OWN.search(text, found.end()):
        return None
    other = _OTHERS[found["subject"].lower().replace("’", "'")]
    return other + text[found.end() :]


def negated_act(text: str) -> str | None:
    """An interviewer's act that didn't happen.

    >>> negated_act("She smiled at that.")
    "She didn't smile at that."
    """
    found = _ACT.match(text)
    if found is None:
        return None
    return f"{found['who']} didn't {VERBS[found['verb']]}{text[found.end() :]}"


def own_act(text: str) -> str | None:
    """The act as the writer's own, where they aren't named otherwise.

    >>> own_act("She smiled at that."), own_act("She told me.")
    ('I smiled at that.', None)
    """
    found = _ACT.match(text)
    if found is None or _OWN.search(text, found.end()):
        return None
    return f"I {found['verb']}{text[found.end() :]}"


THOUGHTS = {"a negation in a thought": negated_thought, "a thought about a brother": of_another}
ACTS = {"a negation in an act": negated_act, "the act as the writer's own": own_act}


def _said(rows: Iterable[Row], key: str) -> Iterator[str]:
    """Every stretch that is marked as self-talk, or every act, as a sentence of its own."""
    for row in rows:
        if is_recollection(row):
            yield from (
                item["quote"] for item in row["self_talk" if key == "self_talk" else "signals"]
            )
        elif row["self_talk"] if key == "self_talk" else row["signal"]:
            yield row["text"]


def _thinks(text: str, model: Model) -> bool:
    return bool(self_talk(read(text, model), model))


def _acts(text: str, model: Model) -> frozenset[str]:
    return frozenset(found.signal for found in signals(read(text, model), model))


def flips(rows: Iterable[Row], model: Model) -> Mapping[str, Flip]:
    """For each change how many sentences were read rightly before it, and how many rightly after."""
    known = list(rows)
    found = dict.fromkeys([*THOUGHTS, *ACTS], Flip())
    for text in dict.fromkeys(_said(known, "self_talk")):
        if _thinks(text, model):
            for name, change in THOUGHTS.items():
                if (other := change(text)) is not None:
                    found[name] += Flip(1, not _thinks(other, model))
    for text in dict.fromkeys(_said(known, "signal")):
        if before := _acts(text, model):
            for name, change in ACTS.items():
                if (other := change(text)) is not None:
                    found[name] += Flip(1, not before & _acts(other, model))
    return found


def main() -> None:
    """Print the table for the files named on the command line."""
    rows = read_rows([Path(name) for name in sys.argv[1:]])
    print("| put in | read rightly before | of these after it too |\n|---|---|---|")
    for name, flip in flips(rows, load_model(models_dir() / "reader")).items():
        print(f"| {name} | {flip.read} | {100 * flip.flipped / max(flip.read, 1):.0f} % |")


if __name__ == "__main__":
    main()
