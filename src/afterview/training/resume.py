"""A written reader as a network again, to be trained on: what the 8-bit weights stand for."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.training.network import Network


def network_of(folder: Path) -> Network:
    """The network that `training.export.write_model` wrote into a folder, up to the rounding of its weights."""
    graph = onnx.load(folder / "encoder.onnx").graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    depth = sum(name.endswith(".qkv.weight") for name in arrays)
    network = Network(len(arrays["pieces.weight"]), depth, len(OUTPUTS), len(TAGS))

    def fill(parameter: Tensor, values: np.ndarray) -> None:
        parameter.data.copy_(torch.from_numpy(np.array(values, np.float32)))

    def linear(name: str, layer: nn.Linear) -> None:
        factor = arrays.get(f"{name}.factor", np.ones(1))[:, None]  # see `training.outliers`
        fill(layer.weight, (arrays[f"{name}.weight"] * arrays[f"{name}.scale"] * factor).T)
        fill(layer.bias, arrays[f"{name}.bias"])

    def norm(name: str, layer: nn.LayerNorm) -> None:
        fill(layer.weight, arrays[f"{name}.gain"])
        fill(layer.bias, arrays[f"{name}.shift"])

    for name, table in (("pieces", network.pieces), ("places", network.places)):
        fill(table.weight, arrays[f"{name}.weight"] * arrays[f"{name}.weight.scale"])
    norm("norm", network.norm)
    for number, layer in enumerate(network.layers):
        prefix = f"layers.{number}"
        for part in ("qkv", "out", "up", "down"):
            linear(f"{prefix}.{part}", getattr(layer, part))
        for part in ("norm1", "norm2"):
            norm(f"{prefix}.{part}", getattr(layer, part))
    with np.load(io.BytesIO((folder / "heads.npz").read_bytes()), allow_pickle=False) as heads:
        weights, bias = heads["heads"].T, heads["bias"]
    for rows, head in (
        (slice(0, len(OUTPUTS)), network.head),
        (slice(len(OUTPUTS), None), network.tag_head),
    ):
        fill(head.weight, weights[rows])
        fill(head.bias, bias[rows])
    return network
