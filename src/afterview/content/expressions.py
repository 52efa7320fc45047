"""Regular expressions over English words, as data: the files of `content/words/`.

An entry has an `expression`, or `any` of several, made readable by lists of words: `{verb}` stands for
the alternatives under `[expression.words]` `verb`. Capitals count where it is `cased`, it has to be
found at the beginning where it `begins`, and its dot runs over ends of lines where it does `lines`.
Lists that several entries need stand once, under `[words]` at the top of the file.
The module that uses a file names its entries as the fields of a named tuple.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import Field, model_validator

from afterview.content import read_toml, unique
from afterview.content.build import validated
from afterview.content.models import Examples, Strict
from afterview.errors import ContentError
from afterview.resources import words_dir

Named = TypeVar("Named", bound=NamedTuple)
_SLOT = re.compile(r"\{([a-z_]+)\}")


class Expression(Strict):
    """An expression, why it is there, and what it has to find and to leave."""

    id: str = Field(pattern="^[a-z_]+$")
    why: str = Field(min_length=10)
    expression: str = ""
    any: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    cased: bool = False
    begins: bool = False
    lines: bool = False
    fires: Examples
    silent: Examples

    @model_validator(mode="after")
    def _compiles(self) -> Expression:
        if bool(self.expression) == bool(self.any):
            raise ValueError("has either an expression or any of several")
        used = set(_SLOT.findall(self._template()))
        if odd := sorted(used ^ set(self.words)):
            raise ValueError(f"{{{odd[0]}}} has to stand both in the expression and under words")
        try:
            self.compiled()
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from None
        return self

    def _template(self) -> str:
        return self.expression or "|".join(self.any)

    def compiled(self) -> re.Pattern[str]:
        """The expression with its words in their places."""
        whole = _SLOT.sub(lambda slot: "|".join(self.words[slot[1]]), self._template())
        flags = (0 if self.cased else re.IGNORECASE) | (re.DOTALL if self.lines else 0)
        return re.compile(whole, flags)

    def found(self, text: str) -> bool:
        """Whether it fires on a text."""
        pattern = self.compiled()
        return (pattern.match(text) if self.begins else pattern.search(text)) is not None


def entries(path: Path) -> tuple[Expression, ...]:
    """The expressions of a file.

    Raises:
        ContentError: an entry breaks its rules; names file, entry and legal keys.
    """
    data = read_toml(path)
    if extra := sorted(set(data) - {"expression", "words"}):
        raise ContentError(
            f"{path.name}: {extra[0]} is no key here; legal keys: expression, words."
        )
    shared = data.get("words", {})
    used = [_with_shared(entry, shared) for entry in data.get("expression", [])]
    return unique(validated(path.stem, tuple[Expression, ...], used), path.name)


def _with_shared(entry: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """An entry with those of the file's lists that it has slots for."""
    template = "".join((str(entry.get("expression", "")), *map(str, entry.get("any", ()))))
    lists = {slot: shared[slot] for slot in _SLOT.findall(template) if slot in shared}
    return {**entry, "words": {**lists, **entry.get("words", {})}} if lists else entry


def compiled(name: str, kind: type[Named], folder: Path | None = None) -> Named:
    """The expressions of a file of `content/words/`, compiled, as the fields of a named tuple.

    Args:
        name: of the file, without its ending.
        kind: has a field for every entry, named by its id.
        folder: another than the shipped one.

    Raises:
        ContentError: an entry breaks its rules, is missing, or is one that nobody uses.

    >>> class Turns(NamedTuple):
    ...     turns: re.Pattern[str]
    >>> compiled("doubtful", Turns)
    Traceback (most recent call last):
    afterview.errors.ContentError: doubtful.toml: 'a_slip' is no expression here; legal ids: turns.
    """
    patterns = {e.id: e.compiled() for e in entries((folder or words_dir()) / f"{name}.toml")}
    legal = kind._fields
    if extra := sorted(set(patterns) - set(legal)):
        raise ContentError(
            f"{name}.toml: {extra[0]!r} is no expression here; legal ids: {', '.join(legal)}."
        )
    if missing := [field for field in legal if field not in patterns]:
        raise ContentError(f"{name}.toml lacks the expression {missing[0]!r}.")
    return kind._make(patterns[field] for field in legal)
