"""Changes that should change nothing: names, companies, genders, nationalities, spelling, typos and so on.

`python -m afterview.training.invariance FILE.jsonl ... [--model FOLDER]` rewrites every recollection
in each of these ways, word for word, reads both, and prints for each way how many texts it touched,
the share of self-talk that came or went with it, and the share of texts that got another verdict.
With `--at-most 2` it ends with 1 where one of these shares is over two in a hundred.

After the invariance tests of CheckList (Ribeiro et al. 2020, ACL); its directional ones are `flips`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from afterview.analysis import analyze_many
from afterview.records import Analysis, Recollection
from afterview.training.corpus import Row, is_recollection, read_rows

Rewrite = Callable[[Row, random.Random], str]
_WORD = re.compile(r"\S+")
_NAMES = {
    "Irish": ("Aoife", "Ciarán", "Niamh", "Declan"),
    "Indian": ("Priya", "Arjun", "Lakshmi", "Rahul"),
    "Nigerian": ("Ngozi", "Emeka", "Folake", "Tunde"),
    "Polish": ("Agnieszka", "Tomasz", "Kasia", "Marek"),
    "English": ("Susan", "Peter", "Emily", "James"),
}
_COMPANIES = {1: "Nordlys", 2: "Kestrel Foods", 3: "Harrow & Finch", 4: "Adeyemi, Cole & Partners"}
# None that is a language as well, or hardly: "my English" says something else.
_PEOPLES = (
    "Irish", "Scottish", "Nigerian", "Ghanaian", "Kenyan", "Indian", "Pakistani", "Filipino", "Brazilian",
    "Jamaican", "Mexican", "Colombian", "American", "Canadian", "Australian", "Egyptian", "Lebanese", "Ukrainian",
)  # fmt: skip
_COUNTRIES = (
    "Ireland", "Scotland", "Nigeria", "Ghana", "Kenya", "India", "Pakistan", "Brazil", "Jamaica", "Mexico",
    "Colombia", "Canada", "Australia", "Egypt", "Lebanon", "Ukraine", "Poland", "Romania",
)  # fmt: skip
_SPELLINGS = {
    "colour": "color", "favourite": "favorite", "centre": "center", "realised": "realized",
    "realise": "realize", "organised": "organized", "organise": "organize", "programme": "program",
    "apologised": "apologized", "apologise": "apologize", "recognised": "recognized",
    "neighbour": "neighbor", "labour": "labor", "mum": "mom", "cheque": "check", "grey": "gray",
    "theatre": "theater", "behaviour": "behavior", "honour": "honor", "practise": "practice",
    "travelling": "traveling", "cancelled": "canceled", "humour": "humor", "tyres": "tires",
}  # fmt: skip
_GENDERS = {
    "he": "she", "she": "he", "him": "her", "his": "her", "he's": "she's", "she's": "he's",
    "he'd": "she'd", "she'd": "he'd", "himself": "herself", "herself": "himself", "man": "woman",
    "woman": "man", "mother": "father", "father": "mother", "sister": "brother",
    "brother": "sister", "wife": "husband", "husband": "wife",
}  # fmt: skip


def _swapped(text: str, table: dict[str, str]) -> str:
    def other(found: re.Match[str]) -> str:
        word = found[0]
        new = table.get(word.lower().replace("’", "'"), word)
        return new.capitalize() if word[:1].isupper() and new != word else new

    return re.sub(r"[\w’']+", other, text)


def _names(row: Row, chance: random.Random, group: str | None = None) -> str:
    """Every single-word name of the writer's people becomes one of a group, or of a random one."""
    text: str = row["text"]
    group = group or chance.choice(sorted(_NAMES))
    for person in row.get("people", ()):
        last = person["name"].split()[-1]
        if last[:1].isupper():
            text = re.sub(rf"\b{re.escape(last)}\b", chance.choice(_NAMES[group]), text)
    return text


def _company(row: Row, chance: random.Random) -> str:
    """The company becomes one with as many words."""
    name, text = row.get("company") or "", str(row["text"])
    other = _COMPANIES.get(len(name.split()))
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", other, text) if other else text


def _genders(row: Row, chance: random.Random) -> str:
    """Pronouns and kin the other way round; "her" before a noun is "his", else "him"."""
    text = re.sub(
        r"\bher\b(?= \w)(?! (?:in|on|at|to|and|that|if|what|how|a|the)\b)", "hiz", row["text"]
    )
    text = re.sub(r"\bher\b", "hym", text)
    return _swapped(text, _GENDERS).replace("hiz", "his").replace("hym", "him")


def _nationalities(row: Row, chance: random.Random) -> str:
    def other(found: re.Match[str]) -> str:
        return chance.choice(_PEOPLES if found[0] in _PEOPLES else _COUNTRIES)

    known = "|".join((*_PEOPLES, *_COUNTRIES))
    return re.sub(rf"\b(?:{known})\b", other, str(row["text"]))


def _spelling(row: Row, chance: random.Random) -> str:
    return _swapped(
        row["text"], _SPELLINGS | {us: uk for uk, us in _SPELLINGS.items() if us != "check"}
    )


def _apostrophes(row: Row, chance: random.Random) -> str:
    text: str = row["text"]
    return text.replace("’", "'") if "’" in text else text.replace("'", "’")


def _capitals(row: Row, chance: random.Random) -> str:
    return str(row["text"]).lower()


def _typos(row: Row, chance: random.Random) -> str:
    """In one long word out of twenty two inner letters change places."""

    def mistyped(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 5 or not word.isalpha() or chance.random() > 0.05:
            return word
        at = chance.randrange(1, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _WORD.sub(mistyped, row["text"])


REWRITES: dict[str, Rewrite] = {
    "names of other peoples": _names,
    "another company": _company,
    "genders": _genders,
    "nationalities": _nationalities,
    "British and American": _spelling,
    "apostrophes": _apostrophes,
    "no capitals": _capitals,
    "typos": _typos,
}
GROUPS: dict[str, Rewrite] = {f"{group} names": partial(_names, group=group) for group in _NAMES}


@dataclass(frozen=True, slots=True)
class Change:
    """What a rewriting did: `texts` touched, `spans` of self-talk before, and what changed."""

    texts: int
    spans: int
    spans_changed: int
    verdicts_changed: int


def flagged(analysis: Analysis) -> list[tuple[int, int]]:
    """The self-talk as half-open ranges of words, which a rewriting word for word leaves in place."""
    starts = [found.start() for found in _WORD.finditer(analysis.text)]
    return [
        (sum(s < talk.start for s in starts), sum(s < talk.end for s in starts))
        for talk in analysis.self_talk
    ]


def differing(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> int:
    """How many ranges of either side touch none of the other.

    >>> differing([(0, 3), (9, 12)], [(1, 4)])
    1
    """

    def alone(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
        return sum(not any(a < d and c < b for c, d in others) for a, b in some)

    return alone(first, second) + alone(second, first)


def _read(texts: Sequence[str], model: str | None) -> list[Analysis]:
    return list(analyze_many([Recollection.of(text) for text in texts], model=model))


def changes(rows: Sequence[Row], model: str | None = None) -> Iterator[tuple[str, Change]]:
    """What each rewriting of the rows changes in what is read, and each group of names."""
    originals = _read([row["text"] for row in rows], model)
    for name, rewrite in {**REWRITES, **GROUPS}.items():
        chance = random.Random(name)
        texts = [rewrite(row, chance) for row in rows]
        touched = [i for i, row in enumerate(rows) if texts[i] != row["text"]]
        found = _read([texts[i] for i in touched], model)
        before = [originals[i] for i in touched]
        yield (
            name,
            Change(
                len(touched),
                sum(len(one.self_talk) for one in before),
                sum(differing(flagged(a), flagged(b)) for a, b in zip(before, found, strict=True)),
                sum(a.verdict.label != b.verdict.label for a, b in zip(before, found, strict=True)),
            ),
        )


def main() -> int:
    """Print the table for the files named on the command line; 1 if a share is over the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--at-most", type=float, default=100.0, metavar="PERCENT")
    given = parser.parse_args()
    rows = [row for row in read_rows(given.files) if is_recollection(row)]
    print("| changed | texts | self-talk | verdict |\n|---|---|---|---|")
    over = False
    for name, change in changes(rows, given.model):
        talk = change.spans_changed / max(change.spans, 1)
        verdict = change.verdicts_changed / max(change.texts, 1)
        over |= max(talk, verdict) > given.at_most / 100
        print(
            f"| {name} | {change.texts} | {100 * talk:.1f} % | {100 * verdict:.1f} % |", flush=True
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
