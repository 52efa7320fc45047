"""The same results in the same order, whoever does the work, and whoever dies of it."""

import importlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from joblib.externals.loky import get_reusable_executor

from afterview.errors import AfterviewError
from afterview.journal import reading
from afterview.journal.reading import AHEAD, Workers, in_chunks, read_chunks
from afterview.records import Recollection, Reflection

TEXTS = [
    Recollection.of(f"Interview {n}. She smiled all through it. I'm such an idiot.", id=str(n))
    for n in range(20)
]


def run(workers: Workers, texts: list[Recollection] = TEXTS) -> list[Reflection]:
    found = read_chunks(in_chunks(texts, 4), workers)
    return [one for _, reflections in found for one in reflections]


@pytest.fixture(scope="module")
def alone() -> list[Reflection]:
    return run(Workers())


def test_two_workers_give_what_one_gives(alone: list[Reflection]) -> None:
    assert run(Workers(2)) == alone
    assert [one.source.id for one in alone] == [one.id for one in TEXTS]


KILLERS = """
import os, signal
from pathlib import Path
from afterview.journal.reading import read_chunk


def once(chunk, model):
    marker = Path(chunk[0].note)
    if chunk[0].id == "8" and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_chunk(chunk, model)


def always(chunk, model):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A module that workers can import, with functions that kill the worker they run in."""
    (tmp_path / "killers.py").write_text(KILLERS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    get_reusable_executor().shutdown(wait=True)  # workers of earlier tests know another path
    yield importlib.import_module("killers")
    sys.modules.pop("killers")


def test_a_worker_that_dies_is_replaced_and_nothing_is_lost_or_twice(
    alone: list[Reflection], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, killers: Any
) -> None:
    marker = tmp_path / "died"
    monkeypatch.setattr(reading, "read_chunk", killers.once)
    assert run(Workers(2), [replace(one, note=str(marker)) for one in TEXTS]) == alone
    assert marker.exists()


def test_workers_that_always_die_are_one_sentence(
    monkeypatch: pytest.MonkeyPatch, killers: Any
) -> None:
    monkeypatch.setattr(reading, "read_chunk", killers.always)
    with pytest.raises(AfterviewError, match="fewer --jobs"):
        run(Workers(2))


def test_texts_are_taken_only_a_few_ahead() -> None:
    taken = 0

    def stream() -> Iterator[Recollection]:
        nonlocal taken
        for one in TEXTS * 5:
            taken += 1
            yield one

    found = read_chunks(in_chunks(stream(), 4), Workers(2))
    next(found)
    time.sleep(0.5)  # who takes the results slowly has no more of them waiting
    assert taken == 4 * (2 * AHEAD + 1)
    found.close()  # type: ignore[attr-defined]


def _start(*command: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.enable_socket
def test_a_dask_cluster_with_a_worker_killed_in_mid_run(
    alone: list[Reflection], tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    from distributed import Client

    file = tmp_path / "scheduler.json"
    running = [
        _start(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
            "--no-dashboard", "--no-show", "--scheduler-file", str(file),
        )
    ]  # fmt: skip
    try:
        deadline = time.monotonic() + 30
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        running += [
            _start(
                "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1",
                "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path / name),
            )
            for name in ("one", "two")
        ]  # fmt: skip
        with Client(scheduler_file=str(file), timeout=30) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
            found: list[Reflection] = []
            chunks = read_chunks(in_chunks(TEXTS, 2), Workers(scheduler=address))
            for number, (_, reflections) in enumerate(chunks):
                found += reflections
                if number == 1:
                    running[1].kill()
        assert found == alone
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()
