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

# A graph of one node, onnxruntime's DynamicQuantizeMatMul: rows of four numbers `a` against four
# weights of 127, with scale 1, zero point 0 and bias 0.
FOUR_PRODUCTS = (
    b"\x08\t:\xa4\x01\n8\n\x01a\n\x01w\n\x01s\n\x01z\n\x01b\x12\x01y"
    b'"\x15DynamicQuantizeMatMul:\rcom.microsoft\x12\x01g'
    b"*\x0f\x08\x04\x08\x01\x10\x03B\x01wJ\x04\x7f\x7f\x7f\x7f"
    b"*\r\x08\x01\x10\x01B\x01sJ\x04\x00\x00\x80?"
    b"*\n\x08\x01\x10\x03B\x01zJ\x01\x00"
    b"*\r\x08\x01\x10\x01B\x01bJ\x04\x00\x00\x00\x00"
    b"Z\x14\n\x01a\x12\x0f\n\r\x08\x01\x12\t\n\x03\x12\x01n\n\x02\x08\x04"
    b"b\x14\n\x01y\x12\x0f\n\r\x08\x01\x12\t\n\x03\x12\x01n\n\x02\x08\x01"
    b"B\x04\n\x00\x10\x12B\x11\n\rcom.microsoft\x10\x01"
)


def _session(graph: bytes, *, exact: bool) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def sums_overflow() -> bool:
    """Whether sums of 8-bit products overflow on this processor, unless onnxruntime is asked for exact ones.

    They do on x64 processors without an instruction for such sums (VNNI), and a text would be read
    differently there.
    """
    rows = np.ones((8, 4), np.float32)
    sums = _session(FOUR_PRODUCTS, exact=False).run(None, {"a": rows})[0]
    return not np.allclose(sums, 4 * 127)


def session(graph: bytes) -> Any:
    """An onnxruntime session over a graph; one thread, since batches use processes.

    Exact sums are asked for only where the others overflow: they take twice the time.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read once, when the library is first loaded
    return _session(graph, exact=sums_overflow())


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
