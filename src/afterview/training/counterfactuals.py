"""Training sentences turned round by rule: a negation or somebody else put in, and the label gone.

A reader that sees "I'm a fool" beside "I'm not a fool" and "My sister's a fool" learns from the difference
(Kaushik, Hovy and Lipton 2020, "Learning the difference that makes a difference with counterfactually-augmented
data", ICLR). Nothing of this is in the corpus: it is made anew from the training split's sentences and quotes.
`training.flips` measures what became of it, on sentences of the other splits.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

from afterview.training.corpus import Row, is_recollection
from afterview.training.flips import VERBS

SEED = 3
_NOT_TURNED = frozenset({"flat", "no_questions", "no_next_steps", "other", "rejected"})
_NEGATIONS = ("not", "not", "not", "never", "hardly")
_ACTS = 0.25  # so many of the acts are turned; there are far more of them than of thoughts
_SHORT, _LONG = 8, 160  # characters of a sentence that is turned
_I = re.compile(
    r"^(?P<lead>(?:But|And|So|Then|Honestly|God),? )?(?P<subject>[Ii](?:['’]m| am| was| \w+ed| blew| bombed"
    r"| froze| made| ruined| threw| sank| came| lost| fell| went| did| sounded| looked| felt))\b"
)
_OWN = re.compile(r"\b(?:I|i|my|me|myself|mine|[Ii]['’]\w+)\b")
_GOES_ON = re.compile(
    r"[.!?]\s|\b(?:so|and|but|because|which|is what)\b"
)  # and may keep what it says
_NEGATED = re.compile(r"\s(?:not|never|no|hardly)\b|n['’]t\b")
_OTHERS = (
    "My brother", "My sister", "The one before me", "The lad beside me", "Our neighbour", "My cousin", "Dad",
    "He", "She", "The new girl", "The other candidate", "Our goalkeeper", "My boss",
)  # fmt: skip
_SAYS = (
    "My brother says", "Dad thinks", "My ex used to say", "Marek reckons", "Nobody says", "My aunt told everyone",
)  # fmt: skip
_VERBS = VERBS | {
    "said": "say", "showed": "show", "shook": "shake", "wanted": "want", "kept": "keep", "made": "make",
    "brought": "bring", "invited": "invite", "mentioned": "mention", "explained": "explain", "went": "go",
    "stayed": "stay", "let": "let", "put": "put", "read": "read", "came": "come", "got": "get", "rang": "ring",
    "looked": "look", "checked": "check", "cut": "cut", "rolled": "roll", "crossed": "cross",
}  # fmt: skip
_ACT = re.compile(
    rf"^(?P<who>[Ss]he|[Hh]e|[Tt]hey|[Tt]he \w+|[A-Z][a-z]+) (?P<verb>{'|'.join(_VERBS)})\b(?! (?:not|no|nothing)\b)"
)


def _row(number: int, text: str, about: str, why: str, **labels: Any) -> Row:
    none = {"self_talk": False, "patterns": [], "severity": 0, "signal": None, "polarity": None}
    return {"id": f"cf-{number}", "text": text, **none, "trap": why, "about": about, **labels}


def _sentence(text: str) -> str:
    """A quote as a sentence of its own."""
    whole = text.strip().strip("\"“”'‘’").strip()
    whole = whole[:1].upper() + whole[1:]
    return whole if whole[-1:] in ".!?…" else whole + "."


def turned_thought(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Self-talk with a negation, in another's mouth, and of somebody else, each with why it is none.

    >>> [text for text, _ in turned_thought("I'm a fool.", random.Random(1))]
    ["I'm not a fool.", "Nobody says I'm a fool.", 'My boss is a fool.']
    """
    found = _I.match(text)
    if found is None or _NEGATED.search(text) or _GOES_ON.search(text):
        return
    rest, subject = text[found.end() :], found["subject"].replace("’", "'")
    be = subject.lower() in ("i'm", "i am", "i was")
    if be:
        yield f"{text[: found.end()]} {chance.choice(_NEGATIONS)}{rest}", "negation"
        if not found["lead"]:
            yield f"{chance.choice(_SAYS)} {text}", "somebody else's words"
    if not _OWN.search(rest):
        verb = {"i'm": "is", "i am": "is", "i was": "was"}.get(subject.lower(), subject[2:])
        yield f"{found['lead'] or ''}{chance.choice(_OTHERS)} {verb}{rest}", "somebody else"


def turned_act(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """An interviewer's act that didn't happen, and the writer's own, each with why it is none.

    >>> [text for text, _ in turned_act("She smiled at that.", random.Random(1))]
    ["She didn't smile at that.", 'I smiled at that.']
    """
    found = _ACT.match(text)
    if found is None:
        return
    rest = text[found.end() :]
    negation = chance.choice(("didn't", "didn't", "never", "did not"))
    verb = found["verb"] if negation == "never" else _VERBS[found["verb"]]
    if not re.search(r",|\band\b", rest):
        yield f"{found['who']} {negation} {verb}{rest}", "it didn't happen"
    if not _OWN.search(rest) and found["verb"] not in ("told", "gave", "offered"):
        yield f"I {found['verb']}{rest}", "the writer's own"


def _known(rows: Iterable[Row]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sentences and quotes that are self-talk or an act, with their labels."""
    for row in rows:
        if not is_recollection(row):
            if row["self_talk"] or row["signal"]:
                yield (
                    row["text"],
                    {
                        k: row[k]
                        for k in ("self_talk", "patterns", "severity", "signal", "polarity")
                    },
                )
            continue
        for talk in row["self_talk"]:
            yield _sentence(talk["quote"]), {
                "self_talk": True, "patterns": talk["patterns"], "severity": talk["severity"],
            }  # fmt: skip
        for signal in row["signals"]:
            yield (
                _sentence(signal["quote"]),
                {"signal": signal["signal"], "polarity": signal["polarity"]},
            )


def counterfactuals(rows: Iterable[Row]) -> list[Row]:
    """The sentences that can be turned round, each turned in every way and once as it is."""
    chance = random.Random(SEED)
    found: list[Row] = []
    for text, labels in dict(_known(rows)).items():
        if not _SHORT <= len(text) <= _LONG or text.count('"') % 2:
            continue
        signal, about = labels.get("signal"), "self_talk" if labels.get("self_talk") else "signal"
        turn = turned_thought if about == "self_talk" else turned_act
        if signal in _NOT_TURNED or (signal and about == "self_talk"):
            continue
        if about == "signal" and chance.random() > _ACTS:
            continue
        others = list(turn(text, chance))
        if others:
            found.append(_row(len(found), text, about, "", **{**labels, "trap": None}))
        found += [_row(len(found) + n, other, about, why) for n, (other, why) in enumerate(others)]
    return found
