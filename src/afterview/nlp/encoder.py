"""The encoder: pieces of windows in, a vector for every piece out.

An ONNX graph in 8-bit integers, run by onnxruntime on one thread. Windows go through one at a
time: they are about as long as one another, and nothing is spent on padding.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def session(graph: bytes) -> Any:
    """An onnxruntime session over a graph; one thread, since batches use processes."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when the library is first loaded
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Without it, sums of 8-bit products overflow on processors that lack an instruction for them, and the
    # same text is read differently there.
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def encode(encoder: Any, pieces: Sequence[int], lengths: Sequence[int]) -> Iterator[Floats]:
    """The contextual vectors of each window's pieces, (pieces, width), window by window.

    Args:
        encoder: what `session` returned.
        pieces: numbers in the vocabulary, all windows end to end.
        lengths: pieces in each window; they add up to ``len(pieces)``.
    """
    numbers = np.asarray(pieces, np.int64)
    begin = 0
    for length in lengths:
        window = numbers[begin : begin + length][None]
        yield encoder.run(None, {"pieces": window})[0][0]
        begin += length
