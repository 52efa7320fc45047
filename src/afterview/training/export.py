"""Writes a trained network as a model folder: ONNX graph in 8 bits, heads, vocabulary, manifest."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from afterview.training.archive import npz_bytes, write_manifest
from afterview.training.network import Network


class _Encoder(nn.Module):
    """The network without heads and without a mask: one window at a time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor) -> Tensor:
        return self.network.encode(pieces, None)


def onnx_bytes(network: Network) -> bytes:
    """The encoder as an ONNX graph with 8-bit weights, one scale a column."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            _Encoder(network.eval()),
            (torch.zeros(1, 16, dtype=torch.long),),
            str(whole),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {1: "n"}, "vectors": {1: "n"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()


def head_arrays(network: Network) -> dict[str, np.ndarray]:
    """The heads as (inputs, outputs) matrices with their biases."""
    arrays = {}
    for name in ("head", "tag_head"):
        layer = getattr(network, name)
        arrays[name] = layer.weight.detach().numpy().T
        arrays[f"{name}_bias"] = layer.bias.detach().numpy()
    return arrays


def write_model(
    folder: Path, network: Network, vocabulary: Sequence[str], manifest: Mapping[str, Any]
) -> None:
    """Write a model folder; the manifest gets the hashes and what the format wants."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "encoder.onnx": onnx_bytes(network),
        "heads.npz": npz_bytes(head_arrays(network)),
        "vocabulary.txt": "\n".join(vocabulary).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    write_manifest(folder, files, manifest)
