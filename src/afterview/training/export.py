"""Writes a trained network as a model folder: ONNX graph in 8 bits, heads, vocabulary, manifest.

The graph is put together node by node and not traced: onnxruntime's own nodes for quantized
products, attention and normalization read a text a quarter faster than what a tracer writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from afterview.training.archive import npz_bytes, write_manifest
from afterview.training.network import Layer, Network

OPSET, OWN_OPSET, IR = 18, 1, 9
OWN = "com.microsoft"  # the domain of onnxruntime's own nodes


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


def eighths(weights: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights as 8-bit integers and their scales, one for each place across `axis`.

    >>> whole, scales = eighths(np.array([[1.27, -0.5], [0.0, 1.0]]), axis=1)
    >>> whole.tolist(), scales.round(4).tolist()
    ([[127, -50], [0, 127]], [[0.01], [0.0079]])
    """
    scales = np.maximum(np.abs(weights).max(axis, keepdims=True), 1e-12) / 127
    whole = np.clip(np.round(weights / scales), -127, 127)
    return whole.astype(np.int8), scales.astype(np.float32)


class _Graph:
    """A graph in the making: each call adds a node and returns the name of what it puts out."""

    def __init__(self, divisors: Mapping[str, np.ndarray]) -> None:
        self.nodes: list[Any] = []
        self.arrays: list[Any] = []
        self.divisors = divisors

    def constant(self, name: str, value: np.ndarray) -> str:
        self.arrays.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        return self.nodes_of(kind, 1, *inputs, domain=domain, **attributes)[0]

    def nodes_of(
        self, kind: str, outputs: int, *inputs: str, domain: str = "", **attributes: Any
    ) -> list[str]:
        names = [f"{kind}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def table(self, name: str, weights: Tensor, rows: str) -> str:
        """Rows of an embedding, each with a scale of its own."""
        whole, scales = eighths(_array(weights), axis=1)
        values = self.node("Gather", self.constant(name, whole), rows)
        sizes = self.node("Gather", self.constant(f"{name}.scale", scales), rows)
        return self.node("Mul", self.node("Cast", values, to=TensorProto.FLOAT), sizes)

    def linear(self, name: str, layer: nn.Linear, x: str) -> str:
        weights = _array(layer.weight).T
        if name in self.divisors:
            by = self.divisors[name]
            x = self.node("Mul", x, self.constant(f"{name}.factor", 1 / by))
            weights = weights * by[:, None]
        whole, scales = eighths(weights, axis=0)
        return self.node(
            "DynamicQuantizeMatMul",
            x,
            self.constant(f"{name}.weight", whole),
            self.constant(f"{name}.scale", scales[0]),
            self.constant(f"{name}.zero", np.zeros(scales.shape[1], np.int8)),
            self.constant(f"{name}.bias", _array(layer.bias)),
            domain=OWN,
        )

    def norm(self, name: str, layer: nn.LayerNorm, x: str, y: str) -> str:
        """The normalized sum of `x` and `y`."""
        gain = self.constant(f"{name}.gain", _array(layer.weight))
        shift = self.constant(f"{name}.shift", _array(layer.bias))
        return self.node("SkipLayerNormalization", x, y, gain, shift, domain=OWN, epsilon=1e-12)

    def layer(self, name: str, layer: Layer, x: str) -> str:
        joint = self.linear(f"{name}.qkv", layer.qkv, x)
        parts = self.nodes_of("Split", 3, joint, axis=-1, num_outputs=3)
        mixed = self.node("MultiHeadAttention", *parts, domain=OWN, num_heads=layer.heads)
        x = self.norm(f"{name}.norm1", layer.norm1, self.linear(f"{name}.out", layer.out, mixed), x)
        gated = self.node(
            "QuickGelu", self.linear(f"{name}.up", layer.up, x), domain=OWN, alpha=1.702
        )
        down = self.linear(f"{name}.down", layer.down, gated)
        return self.norm(f"{name}.norm2", layer.norm2, down, x)


def onnx_model(network: Network, divisors: Mapping[str, np.ndarray]) -> ModelProto:
    """The encoder without heads and without a mask: one window at a time, in 8-bit weights.

    Args:
        network: a trained one.
        divisors: of the channels of some products, see `training.outliers`.

    Raises:
        TypeError: another network than the shipped kind, such as the teacher.
    """
    if type(network) is not Network:
        raise TypeError(f"only a Network can be written, not a {type(network).__name__}")
    graph = _Graph(divisors)
    length = graph.node("Squeeze", graph.node("Shape", "pieces", start=1, end=2))
    zero, one = graph.constant("zero", np.array(0)), graph.constant("one", np.array(1))
    places = graph.node(
        "Unsqueeze",
        graph.node("Range", zero, length, one),
        graph.constant("first_axis", np.array([0], np.int64)),
    )
    x = graph.norm(
        "norm",
        network.norm,
        graph.table("pieces.weight", network.pieces.weight, "pieces"),
        graph.table("places.weight", network.places.weight, places),
    )
    for number, layer in enumerate(network.layers):
        x = graph.layer(f"layers.{number}", layer, x)
    graph.nodes[-1].output[0] = "vectors"
    width = network.pieces.weight.shape[1]
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "encoder",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"])],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "n", width])],
            graph.arrays,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(OWN, OWN_OPSET)],
        ir_version=IR,
    )


def head_arrays(network: Network) -> dict[str, np.ndarray]:
    """The heads of labels and tags side by side, (width, labels and tags), with their biases."""
    layers = (network.head, network.tag_head)
    return {
        "heads": np.hstack([_array(layer.weight).T for layer in layers]),
        "bias": np.hstack([_array(layer.bias) for layer in layers]),
    }


def write_model(
    folder: Path,
    network: Network,
    divisors: Mapping[str, np.ndarray],
    vocabulary: Sequence[str],
    manifest: Mapping[str, Any],
) -> None:
    """Write a model folder; the manifest gets the hashes and what the format wants."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "encoder.onnx": onnx_model(network, divisors).SerializeToString(),
        "heads.npz": npz_bytes(head_arrays(network)),
        "vocabulary.txt": "\n".join(vocabulary).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    write_manifest(folder, files, manifest)
