"""Whole batches against one another: unchanged runs, workers, engines, memory.

`python benchmarks/journals.py [NAME ...]` prints the ratios named, or all: `unchanged`, `workers`, `dask`,
`memory`. Each compares two runs of `afterview batch` on the same texts, one after the other; give
it an idle machine with two cores.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "data" / "corpus" / "recollections.jsonl"
SHORT = "Interview number {} today. She smiled and asked when I could start. Word{} is new here."


def texts(count: int) -> list[str]:
    """The corpus's recollections over and over, each with a line of its own."""
    known = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return [f"{known[n % len(known)]}\nEntry {n}." for n in range(count)]


def journal(folder: Path, contents: list[str]) -> Path:
    """A folder with a file for each text."""
    folder.mkdir()
    for number, text in enumerate(contents):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return folder


class Run:
    """One run of a command: wall seconds, CPU seconds, and megabytes at the peak of any process."""

    def __init__(self, *arguments: str | Path) -> None:
        command = [sys.executable, "-m", "afterview", "batch", *map(str, arguments), "--quiet"]
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.wall = time.perf_counter() - started
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def unchanged(folder: Path) -> dict[str, float]:
    """The second run over an unchanged folder of 1,000 files over the first."""
    source, out = journal(folder / "in", texts(1_000)), folder / "r.jsonl"
    arguments = (source, "-o", out, "--store", folder / "s.sqlite")
    first, second = Run(*arguments), Run(*arguments)
    return {"unchanged second run over the first, 1,000 files": second.wall / first.wall}


def workers(folder: Path) -> dict[str, float]:
    """Two workers over one, 500 files: how much faster, and at how much CPU in all."""
    source = journal(folder / "in", texts(500))
    one = Run(source, "-o", folder / "1.jsonl", "--no-store")
    two = Run(source, "-o", folder / "2.jsonl", "--no-store", "--jobs", "2")
    return {
        "two workers over one, 500 files": one.wall / two.wall,
        "total CPU, two workers over one": two.cpu / one.cpu,
    }


def dask(folder: Path) -> dict[str, float]:
    """Speed of two Dask workers over that of two processes of joblib's own, 500 files."""
    source, file = journal(folder / "in", texts(500)), folder / "scheduler.json"
    own = Run(source, "-o", folder / "own.jsonl", "--no-store", "--jobs", "2")
    python, hidden = [sys.executable, "-m"], subprocess.DEVNULL
    cluster = [
        subprocess.Popen(
            [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
             "--no-dashboard", "--scheduler-file", str(file)], stdout=hidden, stderr=hidden,
        )
    ]  # fmt: skip
    try:
        while not file.exists():
            time.sleep(0.1)
        cluster += [
            subprocess.Popen(
                [*python, "distributed.cli.dask_worker", "--scheduler-file", str(file),
                 "--nthreads", "1", "--no-dashboard"], cwd=folder, stdout=hidden, stderr=hidden,
            )
            for _ in range(2)
        ]  # fmt: skip
        time.sleep(5)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        options = ("--no-store", "--engine", "dask", "--scheduler", address)
        theirs = Run(source, "-o", folder / "dask.jsonl", *options)
    finally:
        for process in reversed(cluster):
            process.terminate()
            process.wait()
    return {"Dask over joblib's own workers, 8 files a task": own.wall / theirs.wall}


def peak(source: Path, out: Path) -> float:
    """Megabytes at the peak of a run alone in a fresh process."""
    code = (
        "import resource, sys\nfrom afterview.cli.app import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", code, "batch", str(source), "-o", str(out), "--no-store", "-q"]
    return int(subprocess.run(command, check=True, capture_output=True).stdout) / 1_000


def memory(folder: Path) -> dict[str, float]:
    """Peak memory over 20,000 short files, with new words in each, over that with 1,000."""
    made = [SHORT.format(n, n) for n in range(20_000)]
    few = peak(journal(folder / "few", made[:1_000]), folder / "few.jsonl")
    many = peak(journal(folder / "many", made), folder / "many.jsonl")
    return {"peak memory of a worker, 20,000 short files over 1,000": many / few}


BENCHMARKS: dict[str, Callable[[Path], dict[str, float]]] = {
    "unchanged": unchanged,
    "workers": workers,
    "dask": dask,
    "memory": memory,
}


def main() -> None:
    """Run what is named and print a line each."""
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for name in sys.argv[1:] or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            for label, ratio in BENCHMARKS[name](Path(folder)).items():
                print(f"| {label} | {ratio:.3f} |", flush=True)


if __name__ == "__main__":
    main()
