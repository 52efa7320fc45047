"""Sums of 8-bit products, the same on every processor."""

from __future__ import annotations

from pathlib import Path

import numpy as np

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
