"""A line of the user's own, put to them as I, as you or by their name, where that is safe.

Rules over words, and careful ones: where they can't be sure of the grammar, the line stays as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from afterview.content import words_of

_TENSED = {"am": "is", "are": "is", "was": "was", "were": "was", "have": "has", "do": "does",
           "don't": "doesn't", "haven't": "hasn't", "aren't": "isn't", "wasn't": "wasn't",
           "weren't": "wasn't"}  # fmt: skip
_TO_I = {"are": "am", "were": "was", "weren't": "wasn't"}
_TO_YOU = {"am": "are", "was": "were", "wasn't": "weren't"}
_SHORT = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
_FIRST = frozenset(["i", "me", "my", "mine", "myself"])
_SECOND = frozenset(["you", "your", "yours", "yourself"])
_OTHERS = frozenset(["we", "us", "our", "he", "she", "they", "him", "her", "them"])
_FORMS = {
    "I": {"object": "me", "my": "my", "mine": "mine", "self": "myself"},
    "you": {"object": "you", "my": "your", "mine": "yours", "self": "yourself"},
}
_TOKEN = re.compile(r"[\w'’]+|[^\w\s]+|\s+")


class PersonWords(NamedTuple):
    """The expressions of `content/words/person.toml`."""

    verbs: re.Pattern[str]
    pasts: re.Pattern[str]
    modals: re.Pattern[str]
    adverbs: re.Pattern[str]


_words = words_of("person", PersonWords)


def third(verb: str) -> str:
    """A verb in the third person.

    >>> third("try"), third("go"), third("have"), third("stay")
    ('tries', 'goes', 'has', 'stays')
    """
    if verb in ("have", "be"):
        return "has" if verb == "have" else "is"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else "s")


def addressed(line: str, person: str | None, name: str | None = None) -> str:
    """A line with the wanted subject, and verbs that agree with it.

    Args:
        line: in the first or second person, a command, or neither.
        person: ``I``, ``you`` or ``name``; None leaves the line as it is.
        name: the user's own, for ``name``.

    >>> addressed("You have survived every bad day.", "I")
    'I have survived every bad day.'
    >>> addressed("I know what I know.", "name", "Sam"), addressed("Trust your hands.", "I")
    ('Sam knows what Sam knows.', 'I trust my hands.')
    >>> addressed("This too shall pass.", "name", "Sam")
    'This too shall pass.'
    """
    if person is None or (person == "name" and not name):
        return line
    return _turned(line, person, name or "") or line


def _turned(line: str, person: str, name: str) -> str | None:
    tokens = _split(line)
    words = [t.lower() for t in tokens]
    if not words or _OTHERS & set(words):
        return None
    first, second = bool(_FIRST & set(words)), bool(_SECOND & set(words))
    command = _command(words)
    if command and not first:
        return _of_command(tokens, words, person, name)
    if first == second:
        return None
    if (person == "I" and first) or (person == "you" and second):
        return line
    return _of_statement(tokens, words, person, name)


def _split(line: str) -> list[str]:
    """Words, spaces and punctuation; contractions of I and you are taken apart."""
    found: list[str] = []
    for token in _TOKEN.findall(line.replace("’", "'")):
        short = re.fullmatch(r"(I|you)('m|'re|'ve|'ll)", token, re.IGNORECASE)
        found += [short[1], " ", _SHORT[short[2].lower()]] if short else [token]
    return found


def _near(words: list[str], place: int, step: int) -> tuple[int, str]:
    """The next word in a direction; punctuation ends the search."""
    place += step
    while 0 <= place < len(words):
        if words[place].strip():
            return place, words[place]
        place += step
    return -1, ""


def _verb_after(words: list[str], place: int) -> tuple[int, str]:
    """The word that should be the verb of a subject, past adverbs."""
    at, word = _near(words, place, 1)
    known = _words()
    while known.adverbs.match(word) or (word.endswith("ly") and not known.verbs.match(word)):
        at, word = _near(words, at, 1)
    return at, word


def _is_verb(word: str) -> bool:
    if word in _TENSED or (word.endswith("ed") and len(word) > 4):
        return True
    known = _words()
    return any(kind.match(word) for kind in (known.modals, known.verbs, known.pasts))


def _command(words: list[str]) -> bool:
    at, word = _near(words, -1, 1)
    if word in ("don't", "never", "always"):
        at, word = _near(words, at, 1)
    return word == "be" or _words().verbs.match(word) is not None


def _of_command(tokens: list[str], words: list[str], person: str, name: str) -> str | None:
    line = "".join(tokens)
    if person == "you":
        return line
    if person == "name":
        return f"{name}, {line[:1].lower()}{line[1:]}"
    if "you" in words or re.search(r"[,;:.]\s+\w", line) or "be" in words:
        return None
    mine = {"your": "my", "yours": "mine", "yourself": "myself"}
    turned = "".join(mine.get(word, token) for token, word in zip(tokens, words, strict=True))
    return f"I {turned[:1].lower()}{turned[1:]}"


def _of_statement(tokens: list[str], words: list[str], person: str, name: str) -> str | None:
    result = list(tokens)
    forms = _FORMS.get(person, {"object": name, "my": f"{name}'s", "mine": f"{name}'s"})
    for place, word in enumerate(words):
        if word in ("i", "you"):
            at, verb = _verb_after(words, place)
            before, asked = _near(words, place, -1)
            if asked in _TENSED and not _is_verb(verb):
                return None
            subject = word == "i" or _is_verb(verb)
            if not subject:
                if not asked or not asked[-1].isalnum():
                    return None
                result[place] = forms["object"]
                continue
            starts = person == "you" and (not asked or asked in ".!?")
            result[place] = name if person == "name" else "You" if starts else person
            if not _is_verb(verb) or (before == 0 and asked in _TENSED):
                return None
            result[at] = _agreeing(tokens[at], verb, person)
        elif word in ("me", "my", "mine", "your", "yours"):
            kind = {"me": "object", "your": "my", "yours": "mine"}.get(word, word)
            result[place] = forms[kind]
        elif word in ("myself", "yourself"):
            if person == "name":
                return None
            result[place] = forms["self"]
        elif person == "name" and word in ("and", "or", "but", "then"):
            _, follows = _verb_after(words, place)
            if follows in _TENSED or _words().verbs.match(follows):
                return None  # a second verb of the same subject would have to agree as well
    turned = "".join(result)
    return turned[:1].upper() + turned[1:] if tokens[0][:1].isupper() else turned


def _agreeing(token: str, verb: str, person: str) -> str:
    if person == "I":
        return _TO_I.get(verb, token)
    if person == "you":
        return _TO_YOU.get(verb, token)
    if verb in _TENSED:
        return _TENSED[verb]
    changes = _words().verbs.match(verb) and not _words().pasts.match(verb)
    return third(verb) if changes else token
