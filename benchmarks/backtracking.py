"""Looks for regular expressions that blow up: every one of the program on strings made to pump it.

`python benchmarks/backtracking.py` finds the compiled expressions of all modules and those of
`content/*.toml` and `content/words/*.toml`, searches strings of 2,000 and 20,000 characters with each, and prints the slowest
with the ratio between the two lengths: about 10 is linear, about 100 quadratic. It ends with 1 if
an expression needs more than two seconds for 20,000 characters.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
import tomllib
from collections.abc import Iterator

import afterview
from afterview.content.expressions import entries
from afterview.resources import content_dir, words_dir

SEEDS = (
    "a", " ", "\n", "-", "'", "“", "a ", "I ", "the ", "a-", "a, ", "a. ", "to to ", "1", "1 ", "1.",
    "not ", "in ", "and ", "I want to ", "so so ", "by the ", "next ", "Monday ", "a's ", "# ", "=",
)  # fmt: skip
SLOW = 2.0


def expressions() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Every compiled expression of text, by module and name, and those written in TOML; and whether it
    is only looked for at the beginning."""
    for module in pkgutil.walk_packages(afterview.__path__, "afterview."):
        if ".training" in module.name or module.name.endswith("__main__"):
            continue
        names = vars(importlib.import_module(module.name))
        for name, value in list(names.items()):
            yield from ((f"{module.name}.{name}", found, False) for found in compiled(value))
    for path in sorted(content_dir().glob("*.toml")):
        for value in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            if "\\b" in value:
                yield f"{path.name}: {value[:40]}", re.compile(value, re.IGNORECASE), False
    for path in sorted(words_dir().glob("*.toml")):
        for entry in entries(path):
            yield f"{path.name}: {entry.id}", entry.compiled(), entry.begins


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


def main() -> None:
    """Print the slowest expressions; end with 1 if one is too slow."""
    found = []
    known = {name: (pattern, begins) for name, pattern, begins in expressions()}
    for name, (pattern, begins) in known.items():
        for seed in SEEDS:
            short, long = (seed * (size // len(seed)) + "!" for size in (2_000, 20_000))
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
