"""Reads a stream of texts on one process, on many, or on an engine of many machines.

Results come in the order of the texts. What a worker gets and gives are small plain values; each
loads the pipeline once.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from afterview.errors import AfterviewError, InputError
from afterview.records import Recollection, Reflection

CHUNK = 8  # texts a task: fewer cost more in dispatch than in reading
AHEAD = 4  # chunks a worker that are under way; enough that one slow chunk holds nobody up
ATTEMPTS = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
Chunk = tuple[Recollection, ...]
Read = Callable[[Chunk], tuple[Reflection, ...]]


class WorkerLostError(AfterviewError):
    """A worker died, was replaced, and died again."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where the work is done: `jobs` processes here, or the Dask scheduler at an address."""

    jobs: int = 1
    scheduler: str | None = None

    @property
    def alone(self) -> bool:
        """Whether this process does it all."""
        return self.jobs == 1 and self.scheduler is None


def read_chunk(chunk: Chunk, model: str | None) -> tuple[Reflection, ...]:
    """What is in each text of a chunk; runs in a worker."""
    if not chunk:
        return ()
    from afterview.analysis import load, reflect

    nlp = load(model)
    return reflect(chunk, nlp)


def read_chunks(
    chunks: Iterable[Chunk], workers: Workers, model: str | None = None
) -> Iterator[tuple[Chunk, tuple[Reflection, ...]]]:
    """Each chunk with what is in its texts, in order; lost workers are replaced and nothing twice.

    Args:
        chunks: of texts; taken a few ahead of what is given back.
        workers: where to read them.
        model: a name or folder; None is the default.

    Raises:
        WorkerLostError: workers were lost three times without a chunk done in between.
    """
    if workers.alone:
        for chunk in chunks:
            yield chunk, read_chunk(chunk, model)
        return
    waiting, rest = deque[Chunk](), iter(chunks)
    lost = 0
    while True:
        try:
            for result in _in_parallel(waiting, rest, workers, model):
                lost = 0
                yield waiting.popleft(), result
            return
        except Exception as error:
            if not _is_loss(error):
                raise
            lost += 1
            if lost >= ATTEMPTS:
                raise WorkerLostError(
                    "Workers were lost again and again, for want of memory perhaps; try fewer --jobs."
                ) from None


def _in_parallel(
    waiting: deque[Chunk], rest: Iterator[Chunk], workers: Workers, model: str | None
) -> Iterator[tuple[Reflection, ...]]:
    """Results of what waits, then of the rest; a chunk waits until its result is taken.

    However slowly results are taken, no more than `AHEAD` chunks a worker are under way.
    """
    again = tuple(waiting)

    def tasks() -> Iterator[Chunk]:
        yield from again
        for chunk in rest:
            waiting.append(chunk)
            yield chunk

    with _executor(workers) as (executor, count):
        running = deque[Future[tuple[Reflection, ...]]]()
        try:
            for chunk in tasks():
                running.append(executor.submit(read_chunk, chunk, model))
                if len(running) > AHEAD * count:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            for left in running:
                left.cancel()


@contextmanager
def _executor(workers: Workers) -> Iterator[tuple[Executor, int]]:
    """What runs the tasks, and how many it runs at once."""
    if workers.scheduler is None:
        from joblib.externals.loky import get_reusable_executor

        # Left running for the next batch; a pool that broke is replaced here.
        yield get_reusable_executor(workers.jobs, env=ONE_THREAD), workers.jobs
        return
    from distributed import Client

    try:
        client = Client(workers.scheduler)
    except OSError:
        raise InputError(
            f"No Dask scheduler answers at {workers.scheduler}; start it, or give another --scheduler."
        ) from None
    with client:
        yield client.get_executor(pure=False), max(sum(client.nthreads().values()), 1)


def _is_loss(error: Exception) -> bool:
    return type(error).__name__ in ("TerminatedWorkerError", "BrokenProcessPool", "KilledWorker")


def in_chunks(texts: Iterable[Recollection], size: int = CHUNK) -> Iterator[Chunk]:
    """Texts in tuples of `size`, the last perhaps shorter.

    >>> [len(c) for c in in_chunks([Recollection.of("a")] * 10)]
    [8, 2]
    """
    stream = iter(texts)
    while chunk := tuple(itertools.islice(stream, size)):
        yield chunk


def analyze_rows(rows: Sequence[dict[str, Any]], model: str | None = None) -> list[dict[str, Any]]:
    """Rows with `text`, and `id` and `written_on` if known, as the output contract's objects.

    What to hand to an engine that maps functions over batches of rows (Spark, Ray, Beam).

    >>> found = analyze_rows([{"id": "a", "text": "She smiled all through my interview."}])
    >>> found[0]["source"]["id"], found[0]["signals"][0]["signal"]
    ('a', 'smiled')
    """
    from afterview.analysis import analyze_many
    from afterview.reader.entries import day_of

    texts = (
        Recollection.of(
            str(row["text"]),
            id=str(row.get("id") or f"row-{number}"),
            written_on=day_of(row.get("written_on") or ""),
        )
        for number, row in enumerate(rows, 1)
    )
    return [found.to_dict() for found in analyze_many(texts, model=model)]
