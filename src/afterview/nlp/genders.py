"""Words for women read as those for men, so that what is found hangs on nobody's gender.

Only the encoder sees the words changed; offsets, quotes and rules keep the text as written. Gender-swapped
training texts (Zhao et al. 2018, NAACL) make a reader depend less on gender; to read both as one, in
training and after it, makes it not depend on it at all, as far as the words are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from afterview.content import read_toml
from afterview.errors import ContentError
from afterview.resources import content_dir

FILE = "genders.toml"


class Genders(NamedTuple):
    """What each word is read as, and the words before which "her" is an object."""

    read_as: Mapping[str, str]
    is_object_before: frozenset[str]


@cache
def genders() -> Genders:
    """The words of `content/genders.toml`.

    Raises:
        ContentError: the file is missing or has other keys, or a word is to be read in two ways.
    """
    data = read_toml(content_dir() / FILE)
    if set(data) != {"read_as", "her"} or set(data["her"]) != {"is_object_before"}:
        raise ContentError(
            f"{FILE} has to have read_as, and is_object_before under her, and no more."
        )
    read_as: dict[str, str] = {}
    for one, others in data["read_as"].items():
        for word in others:
            if word in read_as or word in data["read_as"]:
                raise ContentError(f"{FILE}: {word!r} is to be read in two ways; leave one.")
            read_as[word] = one
    return Genders(read_as, frozenset(data["her"]["is_object_before"]))


def one_gender(words: Sequence[str]) -> Iterator[str]:
    """Words in normal form, each in the form that both genders share here.

    >>> " ".join(one_gender("she told her that her sister would ring him .".split()))
    'he told him that his brother would ring him .'
    """
    known = genders()
    for place, word in enumerate(words):
        if word == "her":
            after = words[place + 1] if place + 1 < len(words) else ""
            is_object = after in known.is_object_before or not after[:1].isalpha()
            yield "him" if is_object else "his"
        else:
            yield known.read_as.get(word, word)
