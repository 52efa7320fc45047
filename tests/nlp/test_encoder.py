"""Sums of 8-bit products, the same on every processor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from afterview.nlp.encoder import FOUR_PRODUCTS, session, sums_overflow


def test_no_sum_overflows() -> None:
    rows = np.linspace(0, 1, 8, dtype=np.float32)[:, None].repeat(4, axis=1)
    (sums,) = session(FOUR_PRODUCTS).run(None, {"a": rows})
    np.testing.assert_allclose(sums[:, 0], rows.sum(axis=1) * 127, atol=2)


def test_a_processor_with_an_instruction_for_such_sums_does_without_exact_ones() -> None:
    flags = _processor_flags()
    if {"avx512_vnni", "avx_vnni"} & flags:
        assert not sums_overflow()
    elif "avx2" in flags:
        assert sums_overflow()


def _processor_flags() -> set[str]:
    """What Linux says that the processor can; nothing elsewhere."""
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as lines:
            return set(next((line for line in lines if line.startswith("flags")), "").split())
    except OSError:
        return set()


WATCHED = """
import os, sys
told = []
def look(event, arguments):
    if event == "import" and arguments[0] == "onnxruntime":
        told.append(os.environ.get("ORT_DISABLE_TELEMETRY"))
sys.addaudithook(look)
import afterview
afterview.analyze("She smiled. I'm such an idiot.")
assert "onnxruntime" in sys.modules
assert told[0] == "1", told
"""


def test_onnxruntime_is_told_to_report_nothing_before_it_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)
    subprocess.run([sys.executable, "-c", WATCHED], check=True)


def test_and_once_more_before_it_reads_a_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    import onnxruntime

    done: list[str] = []
    real = onnxruntime.InferenceSession

    def made(*arguments: object, **more: object) -> object:
        done.append("read")
        return real(*arguments, **more)

    monkeypatch.setattr(onnxruntime, "disable_telemetry_events", lambda: done.append("off"))
    monkeypatch.setattr(onnxruntime, "InferenceSession", made)
    session(FOUR_PRODUCTS)
    assert done == ["off", "read"] * 2
