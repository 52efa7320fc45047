"""Whether a row says what `docs/annotating.md` lets it say; what is wrong is named, with what is legal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from afterview.nlp.labels import FIELDS, PATTERNS, POLARITIES, SIGNALS
from afterview.training.corpus import offsets_of
from afterview.training.looked_at import Row, is_recollection
from afterview.training.marks import CHOICES, SEVERITIES, STANCES, MarkupError, nearest, one_of

ABOUT = ("self_talk", "signal", "distress", "people", "field", "neither")
LOOKS_LIKE = ("self_talk", "signal", *FIELDS, *PATTERNS, *SIGNALS)
ALIKE = 0.8  # from here on a key that nobody knows is a slip of the pen
Check = Callable[[str, Any, str], None]  # of what stands under a name, in a row with a text


def _words(name: str, value: Any, text: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise MarkupError(f'"{name}" wants words')


def _in_text(name: str, value: Any, text: str) -> None:
    _words(name, value, text)
    if value.lower() not in text.lower():
        raise MarkupError(f'what "{name}" says does not occur in the text')


def _day(name: str, value: Any, text: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise MarkupError(f'"{name}" wants a day, as in 2026-03-06') from None


def _number(name: str, value: Any, text: str) -> None:
    if type(value) is not int:
        raise MarkupError(f'"{name}" wants a whole number')


def _yes_or_no(name: str, value: Any, text: str) -> None:
    if not isinstance(value, bool):
        raise MarkupError(f'"{name}" wants true or false')


def _anything(name: str, value: Any, text: str) -> None:
    """A note for people."""


def _choice(noun: str, legal: Sequence[str | int]) -> Check:
    return lambda name, value, text: one_of(noun, value, legal)


def _or_null(check: Check) -> Check:
    return lambda name, value, text: None if value is None else check(name, value, text)


def _each(check: Check) -> Check:
    def of_each(name: str, value: Any, text: str) -> None:
        if not isinstance(value, list):
            raise MarkupError(f'"{name}" wants a list')
        for number, one in enumerate(value, 1):
            check(f"{name} {number}", one, text)

    return of_each


def _item(needed: Mapping[str, Check], free: Mapping[str, Check]) -> Check:
    """An object that has all keys of the one kind, and may have those of the other."""

    def of_item(name: str, value: Any, text: str) -> None:
        if not isinstance(value, dict):
            raise MarkupError(f"{name} wants an object with {_listed(needed)}")
        for key in needed:
            if key not in value:
                raise MarkupError(f'{name} has no "{key}"')
        try:
            _check_values(value, {**needed, **free}, text)
        except MarkupError as error:
            raise MarkupError(f"{name}: {error}") from None
        if "quote" in needed:
            try:
                offsets_of(text, value)
            except ValueError:
                raise MarkupError(f"the quote of {name} does not occur in the text there") from None

    return of_item


def _mark(needed: Mapping[str, Check], **free: Check) -> Check:
    return _item({"quote": _words, **needed}, {"start": _or_null(_number), **free})


_pattern = _choice("pattern", PATTERNS)
_signal = _choice("signal", SIGNALS)
_polarity = _or_null(_choice("polarity", POLARITIES))
_person = _item({"name": _in_text, "stance": _choice("stance", STANCES)}, {})
_talk = _mark({}, patterns=_each(_pattern), severity=_choice("severity", SEVERITIES))
_act = _mark({"signal": _signal}, polarity=_polarity, who=_anything)
_trap = _mark({"looks_like": _choice("look-alike", LOOKS_LIKE)}, why=_anything)
_chosen = {name: _choice(f'answer to "{name}":', legal) for name, legal in CHOICES.items()}
_EITHER: dict[str, Check] = {"distress": _chosen["distress"], "people": _each(_person)}
_RECOLLECTION: dict[str, Check] = {
    "self_talk": _each(_talk),
    "signals": _each(_act),
    **{name: _each(_mark({})) for name in FIELDS[:-1]},
    "traps": _each(_trap),
    "stumble": _or_null(_mark({})),
    "after_stumble": _or_null(_chosen["after_stumble"]),
    "decision_by": _or_null(_day),
    "decision_quote": _or_null(_in_text),
    "felt": _chosen["felt"],
    "verdict": _chosen["verdict"],
    "outcome": _chosen["outcome"],
    "outcome_quote": _or_null(_in_text),
    "company": _or_null(_in_text),
    "role": _or_null(_in_text),
    "topics": _each(_words),
    **_EITHER,
}
_SENTENCE: dict[str, Check] = {
    "self_talk": _yes_or_no,
    "patterns": _each(_pattern),
    "severity": _or_null(_choice("severity", (0, *SEVERITIES))),
    "signal": _or_null(_signal),
    "polarity": _polarity,
    "field": _or_null(_choice("field", FIELDS)),
    "about": _or_null(_choice('answer to "about":', ABOUT)),
    "trap": _anything,
    **_EITHER,
}
_OF_THE_TEXT: dict[str, Check] = {"id": _words, "text": _words, "written_on": _or_null(_day)}


def _listed(names: Mapping[str, object]) -> str:
    return " and ".join(f'"{name}"' for name in names)


def check_keys(names: Iterable[str], legal: Iterable[str]) -> None:
    """Refuse a key that looks like a slip of the pen for one that isn't there.

    >>> check_keys(["voice", "fellt"], ["felt", "verdict"])
    Traceback (most recent call last):
    afterview.training.marks.MarkupError: unknown key "fellt"; did you mean "felt"?

    Raises:
        MarkupError: there is one.
    """
    given, known = [*names], [*legal]
    missing = [name for name in known if name not in given]
    for name in given:
        if name not in known and (near := nearest(name, missing, ALIKE)):
            raise MarkupError(f'unknown key "{name}"; did you mean "{near}"?')


def _check_values(row: Row, legal: Mapping[str, Check], text: str) -> None:
    check_keys(row, legal)
    for name in legal.keys() & row.keys():
        legal[name](name, row[name], text)


def check(row: Row) -> None:
    """Refuse a row that can't be trained with or scored.

    Keys of one's own are let be, unless they look like a slip of the pen.

    Args:
        row: of a corpus file; keys that are missing were not looked at.

    >>> check({"id": "c-0", "text": "I'm a clown.", "self_talk": True, "patterns": ["labelling"]})
    Traceback (most recent call last):
    afterview.training.marks.MarkupError: unknown pattern "labelling"; did you mean "labeling"?

    Raises:
        MarkupError: a key is missing that can't be, or what stands under one isn't legal; the message
            names it, with the nearest or all legal values.
    """
    for name in ("id", "text"):
        if name not in row:
            raise MarkupError(f'there is no "{name}"')
        _words(name, row[name], "")
    whole = is_recollection(row)
    looked_at = _RECOLLECTION if whole else _SENTENCE
    _check_values(row, {**_OF_THE_TEXT, **looked_at}, row["text"])
    if looked_at.keys().isdisjoint(row.keys() - {"trap", "about", "traps"}):
        raise MarkupError(
            'nothing was looked for in it; mark something, or say "looked for: self_talk" in notes, '
            '"self_talk": [] in JSON Lines'
        )
    (_check_answers if whole else _check_label)(row)


def _check_answers(row: Row) -> None:
    if row.get("after_stumble") and not row.get("stumble"):
        raise MarkupError('"after_stumble" wants a "stumble"')
    if row.get("outcome_quote") and row.get("outcome", "pending") == "pending":
        raise MarkupError('"outcome_quote" wants an "outcome" that is told')
    if any(mark.get("patterns") == [] for mark in row.get("self_talk", ())):
        raise MarkupError("self-talk wants one pattern at least")


def _check_label(row: Row) -> None:
    for name in ("patterns", "severity"):
        if row.get(name) and not row.get("self_talk"):
            raise MarkupError(f'"{name}" wants "self_talk": true')
        if row.get("self_talk") and not row.get(name, True):
            raise MarkupError(f'self-talk wants "{name}"')
    if row.get("polarity") and not row.get("signal"):
        raise MarkupError('"polarity" wants a "signal"')
