"""Words of a text in a normal form, each with its place in the original.

Matching never sees a curly apostrophe, a masked swear word or broken encoding, and every offset
still points into the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    r"â€™|â€œ|â€\x9d|â€“|â€¦"  # UTF-8 read as Windows-1252
    r"|[^\W_]+(?:[*#@$%]+[^\W_]*)+"  # f***ing, sh#t
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:(?!â€)[^\W\d_])+(?:(?:['’ʼ＇´`]|â€™)[^\W\d_]+)*"
    r"|[^\W_]+"
    r"|\S"
)
_MOJIBAKE = {"â€™": "'", "â€œ": '"', "â€\x9d": '"', "â€“": "-", "â€¦": "..."}
_QUOTES = str.maketrans("’‘ʼ＇´`“”„«»–—…", "''''''\"\"\"\"\"--.")
_SWEARS = [
    "fucking",
    "fucked",
    "fucker",
    "fucks",
    "fuck",
    "shitty",
    "shitshow",
    "shite",
    "shits",
    "shit",
    "bullshit",
    "bitch",
    "crap",
    "wanker",
    "damn",
    "arsehole",
    "arse",
    "asshole",
    "ass",
    "bastard",
    "pissed",
    "piss",
    "bloody",
    "bollocks",
    "hell",
    "cunt",
    "twat",
    "dick",
    "prick",
]
_MASK = re.compile(r"[*#@$%]+")
_NEGATED = [
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "would",
    "should",
    "could",
    "ca",
    "wo",
    "must",
    "need",
]
_UNAPOSTROPHED = {f"{verb}nt": f"{verb}n't" for verb in _NEGATED if verb not in ("ca", "wo")} | {
    "cant": "can't",
    "wont": "won't",
    "im": "i'm",
    "ive": "i've",
    "youre": "you're",
    "theyre": "they're",
    "thats": "that's",
    "whats": "what's",
    "hes": "he's",
    "shes": "she's",
    "theyd": "they'd",
    "youd": "you'd",
    "dunno": "don't know",
    "gonna": "going to",
    "gotta": "got to",
    "wanna": "want to",
    "u": "you",
    "ur": "your",
    "cos": "because",
    "coz": "because",
    "bc": "because",
    "tbh": "to be honest",
    "idk": "i don't know",
    "ngl": "not going to lie",
    "rn": "right now",
    "imo": "in my opinion",
    "smh": "shaking my head",
    "n": "and",
    "thru": "through",
    "tho": "though",
    "pls": "please",
    "ppl": "people",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``[start, end)`` of the original and its lower-case normal form."""

    start: int
    end: int
    norm: str


@lru_cache(maxsize=65_536)
def normal_form(word: str) -> str:
    """The form of one word that models and rules see; may hold spaces.

    >>> normal_form("Didn’t"), normal_form("didnt"), normal_form("f***ing")
    ("didn't", "didn't", 'fucking')
    """
    if word in _MOJIBAKE:
        return _MOJIBAKE[word]
    plain = word.replace("â€™", "'").translate(_QUOTES).lower()
    if plain.isascii():
        if plain in _UNAPOSTROPHED:
            return _UNAPOSTROPHED[plain]
        if not plain.isalnum():
            return _unmasked(plain)
        return plain
    if len(plain) == 1 and unicodedata.category(plain) == "So":
        return unicodedata.name(plain, "").lower().replace("-", " ")
    folded = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def _unmasked(word: str) -> str:
    """A swear word without its mask: `f***ing` is `fucking`; anything else as it is."""
    parts = _MASK.split(word)
    if len(parts) < 2 or not parts[0]:
        return word
    pattern = re.compile(
        "[a-z]{1,7}?".join(map(re.escape, parts[:-1])) + "[a-z]*" + re.escape(parts[-1])
    )
    return next((swear for swear in _SWEARS if pattern.fullmatch(swear)), word)


@lru_cache(maxsize=1024)  # the reader, the tone and the distress cues want those of each sentence
def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text[start:end]``, in order, whitespace left out.

    >>> [w.norm for w in words("I cant even 😩")]
    ['i', "can't", 'even', 'weary face']
    """
    stop = len(text) if end is None else end
    return tuple(
        Word(found.start(), found.end(), normal_form(found.group()))
        for found in _WORD.finditer(text, start, stop)
    )
