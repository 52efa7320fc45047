"""What the writer told of "them", said to them: `you` for `they`, `I` for `you`."""

from __future__ import annotations

import re

_SHORTHAND = {
    "u": "you", "ur": "your", "abt": "about", "bc": "because", "thats": "that's", "dont": "don't",
    "doesnt": "doesn't", "isnt": "isn't", "theres": "there's", "whos": "who's", "i": "I", "im": "I'm",
    "id": "I'd", "theyre": "they're", "youre": "you're", "w": "with", "wont": "won't",
}  # fmt: skip
_SWAP = {
    "they": "you", "they're": "you're", "they've": "you've", "they'd": "you'd", "they'll": "you'll",
    "their": "your", "theirs": "yours",
}  # fmt: skip
_SWAP_YOU = {
    "you're": "I'm", "you've": "I've", "you'd": "I'd", "you'll": "I'll", "your": "my", "yours": "mine",
    "yourself": "myself",
}  # fmt: skip
_TO_ME = frozenset(
    re.findall(
        r"\S+",
        "with for to of from on by at about pay pays give gives let lets make makes help helps "
        "cover covers train trains want wants expect expects",
    )
)


def said_to_them(clause: str) -> str | None:
    """A clause about `them`, said to them; None where that could go wrong."""
    words = clause.replace("’", "'").split()
    result: list[str] = []
    for number, word in enumerate(words):
        core = word.strip(",.;:!?").lower()
        tail = word[len(word.rstrip(",.;:!?")) :]
        core = _SHORTHAND.get(core, core).lower() if core in _SHORTHAND else core
        before = result[-1].lower() if result else ""
        if core == "you":
            last = number == len(words) - 1
            new = "me" if before in _TO_ME or (last and number > 0) else "I"
        elif core in ("are", "were") and before == "i":
            new = "am" if core == "are" else "was"
        elif core == "its" and re.match(
            r"(?:the|a|an|\w+ing|rotating|paid|only|all)$",
            words[number + 1 : number + 2][0] if words[number + 1 : number + 2] else "",
        ):
            new = "it's"
        elif core in _SWAP_YOU:
            new = _SWAP_YOU[core]
        elif core in _SWAP and not (core == "they" and words[0].lower() == "who"):
            new = _SWAP[core]
        elif word.lower().strip(",.;:!?") in _SHORTHAND:
            new = _SHORTHAND[word.lower().strip(",.;:!?")]
        else:
            new = word[: len(word) - len(tail)] if tail else word
        result.append(new + tail)
    return " ".join(result)


def turned_question(question: str) -> str | None:
    """A direct question to them in their presence: "Who do they report to?" with `you` for `they`.

    None where it would be theirs in another sense, or says a word twice, as people do in speech.

    >>> turned_question("Who do they report to?"), turned_question("What is ok ok?")
    ('Who do you report to?', None)
    """
    bare = question.rstrip("?! ")
    if re.search(
        r"\b(?:he|she|his|her|him|you|your|them|does they)\b|\b(\w+) \1\b", bare, re.IGNORECASE
    ):
        return None
    turned = re.sub(r"\bthey\b", "you", bare, flags=re.IGNORECASE)
    turned = re.sub(r"\btheir\b", "your", turned, flags=re.IGNORECASE)
    return turned[:1].upper() + turned[1:] + "?"


def spelled(text: str) -> str:
    """Shorthand that gets in the way, written out."""
    plain = text.replace("’", "'")
    return re.sub(r"\babt\b", "about", plain, flags=re.IGNORECASE)
