"""A reflection without its words: offsets and labels, from which the text gives everything back."""

from __future__ import annotations

from typing import Any

from afterview.plain import from_plain, to_plain
from afterview.records import Reflection

_WORDS = frozenset(["who", "company", "role", "name"])
_LISTS = frozenset(["because", "topics"])


class NotInTextError(Exception):
    """A string of the reflection stands nowhere in the text, so it can't be left out."""


def stripped(reflection: Reflection, text: str) -> dict[str, Any]:
    """A reflection as plain data in which every string of the text is an offset.

    Raises:
        NotInTextError: a name is not written as the text writes it.
    """
    found = _strip(to_plain(reflection), text)
    assert isinstance(found, dict)
    return found


def restored(data: dict[str, Any], text: str) -> Reflection:
    """The reflection that `stripped` made the data of."""
    whole = from_plain(Reflection, _restore(data, text))
    assert isinstance(whole, Reflection)
    return whole


def _place(value: str, text: str) -> list[int]:
    at = text.find(value)
    if at >= 0:
        return [at, at + len(value)]
    at = text.lower().find(value.lower()) if len(text.lower()) == len(text) else -1
    if at >= 0 and text[at].lower() + text[at + 1 : at + len(value)] == value:
        return [at, at + len(value), 1]  # the text begins a sentence with it
    raise NotInTextError


def _word(place: list[int] | None, text: str) -> str | None:
    if place is None:
        return None
    word = text[place[0] : place[1]]
    return word[:1].lower() + word[1:] if len(place) > 2 else word


def _strip(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _strip(v, text, k) for k, v in value.items() if k != "quote"}
    if isinstance(value, list):
        if key in _LISTS:
            return [_place(item, text) for item in value]
        return [_strip(item, text) for item in value]
    if key in _WORDS and isinstance(value, str):
        return _place(value, text)
    return value


def _restore(value: Any, text: str, key: str = "") -> Any:
    if isinstance(value, dict):
        whole = {k: _restore(v, text, k) for k, v in value.items()}
        if "start" in whole and "value" not in whole:
            whole["quote"] = text[whole["start"] : whole["end"]]
        return whole
    if key in _LISTS:
        return [_word(place, text) for place in value]
    if key in _WORDS:
        return _word(value, text)
    if isinstance(value, list):
        return [_restore(item, text) for item in value]
    return value
