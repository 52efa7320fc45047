"""Given names read as a few common ones, so that what is found hangs on nobody's name.

Only the encoder sees the names changed; offsets, quotes and rules keep the text as written. Each name of a
text is read as one of `STAND_INS`, the first name as the first, so that who is who stays plain. A name that
the vocabulary breaks into pieces would else say less, and something else, than one that it knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from afterview.content import read_toml
from afterview.errors import ContentError
from afterview.nlp.words import Word, normal_form
from afterview.resources import content_dir

FILE = "names.toml"
BEARERS = ("women", "men", "either")
STAND_INS = ("alex", "sam", "robin", "jamie", "kim", "charlie", "taylor", "casey")
_SURNAME = "smith"
_AFTER = frozenset(["", "s", "d", "ll", "ve"])  # an apostrophe; what ends in "'t" is no name


class Names(NamedTuple):
    """Names that are nothing else, those that are common words as well, and titles before surnames; and
    which of the names only women bear, and only men."""

    only_names: frozenset[str]
    also_words: frozenset[str]
    titles: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]


@cache
def names() -> Names:
    """The names of `content/names.toml`, in normal form.

    Raises:
        ContentError: the file is missing, has other keys, or a name is in two groups.
    """
    data = read_toml(content_dir() / FILE)
    if set(data) != {"names", "also_words", "titles"}:
        raise ContentError(f"{FILE} has to have names, also_words and titles, and no more.")
    only_names, also_words = (_group(data, key) for key in ("names", "also_words"))
    if both := set(chain(*only_names.values())) & set(chain(*also_words.values())):
        raise ContentError(f"{FILE}: {min(both)!r} is in names and in also_words; leave one.")
    return Names(
        frozenset(chain(*only_names.values())),
        frozenset(chain(*also_words.values())),
        frozenset(chain(*data["titles"].values())),
        frozenset(only_names["women"] + also_words["women"]),
        frozenset(only_names["men"] + also_words["men"]),
    )


def _group(data: Mapping[str, Any], key: str) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = data[key]
    if set(found) != set(BEARERS):
        raise ContentError(f"{FILE}: {key} has to have {', '.join(BEARERS)}, and no more.")
    twice = [name for name, count in Counter(chain(*found.values())).items() if count > 1]
    if twice:
        raise ContentError(f"{FILE}: {key}: {min(twice)!r} is there twice; leave one.")
    return found


def is_given_name(word: str) -> bool:
    """Whether a word is a given name and nothing else.

    >>> is_given_name("Priya"), is_given_name("Mark"), is_given_name("Results")
    (True, False, False)
    """
    return normal_form(word) in names().only_names


@lru_cache(maxsize=2)
def _is_small(text: str) -> bool:
    """Whether a text is written without capitals, so that none is missed before a name."""
    return text == text.lower()


def names_alike(text: str, words: tuple[Word, ...], known: dict[str, str]) -> Iterator[str]:
    """The normal forms of a sentence's words, each name read as its stand-in.

    Args:
        text: the whole text; a name that is a word as well needs a capital, and a word before it the first time.
        words: of one sentence.
        known: the stand-ins of the names that came before in the text; those that are new here are added.

    >>> from afterview.nlp.words import words
    >>> text = "Priya rang. Will Mark tell Priya's mother?"
    >>> known = {}
    >>> [" ".join(names_alike(text, words(text, *ends), known)) for ends in ((0, 11), (12, 42))]
    ['alex rang .', "will sam tell alex's mother ?"]
    """
    listed, small = names(), _is_small(text)
    before = ""
    for place, word in enumerate(words):
        name, apostrophe, rest = word.norm.partition("'")
        shape = text[word.start : word.end]
        capital = shape[:1].isupper() and not (shape.isupper() and len(shape) > 1)
        if rest in _AFTER:
            met = place or name in known  # a word with a capital that begins a sentence says little
            if name in listed.only_names or (met and capital and name in listed.also_words):
                name = known.setdefault(name, STAND_INS[len(known) % len(STAND_INS)])
            elif before in listed.titles and (capital or (small and before != "miss")):
                name = _SURNAME
        if word.norm != ".":  # "Dr. Shah"
            before = word.norm
        yield f"{name}{apostrophe}{rest}"
