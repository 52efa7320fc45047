"""Looks for regular expressions that blow up: every one of the program on strings made to pump it.

`python benchmarks/backtracking.py` finds the compiled expressions of all modules, those that are written
where they are used (`re.search(r"...", text)`), and those of `content/*.toml` and `content/words/*.toml`,
searches strings of 2,000 and 20,000 characters with each, and prints the slowest with the ratio between
the two lengths: about 10 is linear, about 100 quadratic. It ends with 1 if an expression needs more than
two seconds for 20,000 characters.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import afterview
from afterview.content.expressions import entries
from afterview.nlp import distress
from afterview.resources import content_dir, words_dir

SEEDS = (
    "a", " ", "\n", "-", "'", "“", "a ", "I ", "the ", "a-", "a, ", "a. ", "to to ", "1", "1 ", "1.",
    "not ", "in ", "and ", "I want to ", "so so ", "by the ", "next ", "Monday ", "a's ", "# ", "=",
)  # fmt: skip
SLOW = 2.0
USES = frozenset(
    {"compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"}
)
MARKS = re.compile(r"[\\|\[]|\(\?")  # of a string in TOML that is an expression and no sentence

Named = tuple[str, re.Pattern[str], bool]


def expressions() -> Iterator[Named]:
    """Every compiled expression of text, by module and name, those written where they are used, and those
    in TOML; and whether it is only looked for at the beginning."""
    for module in pkgutil.walk_packages(afterview.__path__, "afterview."):
        if ".training" in module.name or module.name.endswith("__main__"):
            continue
        names = vars(importlib.import_module(module.name))
        for name, value in list(names.items()):
            yield from ((f"{module.name}.{name}", found, False) for found in compiled(value))
        source = Path(names["__file__"]).read_text(encoding="utf-8")
        yield from ((f"{module.name}:{where}", *found) for where, *found in written(source))
    for groups in (distress.cues(), distress.hints(), distress.idioms()):
        for group in groups:
            found = enumerate(group.expressions)
            yield from ((f"distress.toml: {group.name} {n}", one, False) for n, one in found)
    for path in sorted(content_dir().glob("*.toml")):
        for value in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            with suppress(re.error):  # what is put in for a match, such as "\\1 not"
                if MARKS.search(value):
                    yield f"{path.name}: {value[:40]}", re.compile(value, re.IGNORECASE), False
    for path in sorted(words_dir().glob("*.toml")):
        for entry in entries(path):
            yield f"{path.name}: {entry.id}", entry.compiled(), entry.begins


def written(source: str) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """The expressions that stand as literals in calls of `re`, by line and column.

    >>> [(where, found.pattern, begins) for where, found, begins in written('re.match("a+", b, re.I)')]
    [('1:0', 'a+', True)]
    """
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=use),
                args=[ast.Constant(value=str(pattern)), *others],
            ) if use in USES:
                given = [*others, *(keyword.value for keyword in call.keywords)]
                whole = rf"(?:{pattern})\Z" if use == "fullmatch" else pattern
                where = f"{call.lineno}:{call.col_offset}"
                yield where, re.compile(whole, flags(given)), use in ("match", "fullmatch")


def flags(arguments: list[ast.expr]) -> re.RegexFlag:
    """The flags that are named in the arguments of a call."""
    nodes = [node for argument in arguments for node in ast.walk(argument)]
    named = [getattr(re, node.attr, None) for node in nodes if isinstance(node, ast.Attribute)]
    found = re.NOFLAG
    for flag in named:
        found |= flag if isinstance(flag, re.RegexFlag) else re.NOFLAG
    return found


def compiled(value: object) -> Iterator[re.Pattern[str]]:
    """The expressions in a value, a tuple, a list or a dictionary of them."""
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from compiled(one)
    elif isinstance(value, dict):
        yield from compiled(list(value.values()))


def strings(value: object) -> Iterator[str]:
    """All strings in nested lists and tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        yield from strings(list(value.values()))


def seconds(pattern: re.Pattern[str], text: str, begins: bool) -> float:
    """CPU time of a search for all matches, or for one at the beginning; stops at the first that is too
    slow."""
    begin = time.process_time()
    for _ in [pattern.match(text)] if begins else pattern.finditer(text):
        if time.process_time() - begin > SLOW:
            break
    return time.process_time() - begin


def pumped(seed: str, size: int) -> str:
    """A string of that many characters, and an end that few expressions go over."""
    return seed * (size // len(seed)) + "!"


def slow(found: list[Named], size: int, most: float) -> list[str]:
    """The names of the expressions that need more seconds than `most` for one of the strings."""
    texts = [pumped(seed, size) for seed in SEEDS]
    return [
        name
        for name, pattern, begins in found
        if any(seconds(pattern, text, begins) > most for text in texts)
    ]


def main() -> None:
    """Print the slowest expressions; end with 1 if one is too slow."""
    found = []
    known = {name: (pattern, begins) for name, pattern, begins in expressions()}
    for name, (pattern, begins) in known.items():
        for seed in SEEDS:
            short, long = (pumped(seed, size) for size in (2_000, 20_000))
            spent = seconds(pattern, long, begins)
            if spent > 0.02:
                found.append(
                    (spent, spent / max(seconds(pattern, short, begins), 1e-6), seed, name)
                )
    print(f"{len(known)} expressions, {len(SEEDS)} strings each")
    for spent, ratio, seed, name in sorted(found, reverse=True)[:12]:
        print(f"{spent:8.3f} s {ratio:7.1f} times  {seed!r:<14} {name}")
    sys.exit(any(spent > SLOW for spent, *_ in found))


if __name__ == "__main__":
    main()
