"""Many texts in, a file of results out: streaming, in order, and going on where it stopped."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from afterview.journal.reading import CHUNK, Chunk, Workers, read_chunks
from afterview.journal.results import ERROR, Key, Results
from afterview.journal.store import Store, day_of
from afterview.reader.entries import Item, Unreadable
from afterview.records import ModelInfo, Recollection, Reflection

SHOWN = 20  # unreadable things that the summary names


@dataclass(slots=True)
class Tally:
    """How far a batch is: entries written, of those kept from before, left out, unreadable."""

    written: int = 0
    kept: int = 0
    left_out: int = 0
    unreadable: int = 0
    examples: list[Unreadable] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """Everything that was looked at."""
        return self.written + self.left_out + self.unreadable

    def add_unreadable(self, item: Unreadable) -> None:
        """Count it, and remember the first ones."""
        self.unreadable += 1
        if len(self.examples) < SHOWN:
            self.examples.append(item)


@dataclass(slots=True)
class _Group:
    """Some items on their way: what the store knew of them, and what has to be read."""

    items: list[Item] = field(default_factory=list)
    known: dict[int, Reflection] = field(default_factory=dict)

    def chunk(self) -> Chunk:
        return tuple(
            item
            for place, item in enumerate(self.items)
            if isinstance(item, Recollection) and place not in self.known
        )


Write = Callable[[Reflection, Recollection], str]


def run(
    items: Iterable[Item],
    results: Results,
    store: Store | None,
    workers: Workers,
    write: Write,
    info: ModelInfo,
    *,
    model: str | None = None,
    tell: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Read items and write a line for each; what is unchanged is not read again.

    Args:
        items: recollections and things that can't be read, in the order of the results.
        results: the open file.
        store: of earlier readings; None does without.
        workers: where to read.
        write: a reflection and its text as a line of JSON.
        info: program and model.
        model: as in `read_chunks`.
        tell: called after every few items.

    Raises:
        InputError: the results or the store can't be written; what was written stays.
        WorkerLostError: see `read_chunks`.
    """
    tally = Tally()
    stream = iter(items)
    first = _skip(stream, results, store, info, tally, tell)
    groups: deque[_Group] = deque()

    def chunks() -> Iterator[Chunk]:
        for group in _grouped(first, stream, store):
            groups.append(group)
            yield group.chunk()

    for chunk, found in read_chunks(chunks(), workers, model):
        group = groups.popleft()
        if store is not None and chunk:
            store.put(zip(chunk, found, strict=True))
        fresh = dict(zip(map(id, chunk), found, strict=True))
        lines = [
            line
            for place, item in enumerate(group.items)
            if (line := _line(item, group.known.get(place) or fresh.get(id(item)), write, tally))
        ]
        if lines:
            results.write(lines)
        tell(tally)
    results.finish()
    return tally


def _line(item: Item, found: Reflection | None, write: Write, tally: Tally) -> str | None:
    if isinstance(item, Unreadable):
        tally.add_unreadable(item)
        row = {"schema": ERROR, "source": {"id": item.id}, "error": item.reason}
        return json.dumps(row, ensure_ascii=False)
    assert found is not None
    if not found.is_interview and found.distress != "crisis":
        tally.left_out += 1
        return None
    tally.written += 1
    return write(found, item)


def _key(item: Item, info: ModelInfo) -> Key:
    if isinstance(item, Unreadable):
        return (item.id, item.reason)
    return (item.id, day_of(item), item.sha256, info.fingerprint)


def _skip(
    stream: Iterator[Item],
    results: Results,
    store: Store | None,
    info: ModelInfo,
    tally: Tally,
    tell: Callable[[Tally], None],
) -> Item | None:
    """Walk past all that the earlier run's lines still hold for; the first item that they don't."""
    for item in stream:
        if not results.reusing:
            return item
        if results.holds(_key(item, info)):
            if isinstance(item, Unreadable):
                tally.add_unreadable(item)
            else:
                tally.written += 1
                tally.kept += 1
        elif (
            store is not None
            and isinstance(item, Recollection)
            and (known := store.get(item)) is not None
            and not known.is_interview
            and known.distress != "crisis"
        ):
            tally.left_out += 1
        else:
            return item
        if tally.seen % CHUNK == 0:
            tell(tally)
    return None


def _grouped(first: Item | None, stream: Iterator[Item], store: Store | None) -> Iterator[_Group]:
    group = _Group()
    if first is not None:
        _add(group, first, store)
    for item in stream:
        _add(group, item, store)
        if len(group.items) >= CHUNK:
            yield group
            group = _Group()
    if group.items:
        yield group


def _add(group: _Group, item: Item, store: Store | None) -> None:
    if store is not None and isinstance(item, Recollection) and (known := store.get(item)):
        group.known[len(group.items)] = known
    group.items.append(item)
