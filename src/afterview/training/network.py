"""The encoder as a PyTorch module, for training only; `nlp.encoder` runs it in 8-bit integers.

A MiniLM-L6 (Wang et al. 2020; the sentence-transformers weights, Apache-2.0) cut to its first
layers or kept whole. One linear head over the mean of a unit's piece vectors gives every label,
so that each piece's share in a decision is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows (windows, longest) and, for each unit, the padded positions of its pieces."""

    pieces: Tensor
    lengths: Tensor
    positions: Tensor
    owners: Tensor
    counts: Tensor
    targets: Tensor
    masks: Tensor
    tags: Tensor


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # Spelled out: on a CPU the fused attention is four times slower, backwards most of all.
        scores = (q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores + mask
        mixed = torch.softmax(scores, -1, dtype=torch.float32).to(v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, n, w))))
        return self.norm2(x + self.dropout(self.down(self.activation(self.up(x)))))

    def activation(self, x: Tensor) -> Tensor:
        """The quick approximation of GELU, which onnxruntime has a node for."""
        return x * torch.sigmoid(1.702 * x)


class Network(nn.Module):
    """Pieces of windows in, logits of units out."""

    def __init__(
        self, vocabulary: int, layers: int, labels: int, tags: int, width: int = 384
    ) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(512, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 12, 4 * width) for _ in range(layers))
        self.head = nn.Linear(width, labels)
        self.tag_head = nn.Linear(width, tags)
        self.dropout = nn.Dropout(0.1)

    def encode(self, pieces: Tensor, lengths: Tensor | None) -> Tensor:
        """Vectors of all pieces, (windows, longest, width); no lengths, no padding."""
        places = torch.arange(pieces.shape[1])
        x = self.dropout(self.norm(self.pieces(pieces) + self.places(places)))
        mask = None
        if lengths is not None:
            beyond = (places[None, :] >= lengths[:, None])[:, None, None, :]
            mask = beyond * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Logits of the batch's units, (units, labels), and of its pieces, (windows * longest, tags)."""
        x = self.encode(batch.pieces, batch.lengths)
        flat = self.dropout(x.reshape(-1, x.shape[-1]).float())
        sums = torch.zeros(len(batch.counts), flat.shape[1]).index_add_(
            0, batch.owners, flat[batch.positions]
        )
        return self.head(sums / batch.counts[:, None]), self.tag_head(flat)


def load_minilm(
    network: Network, weights: dict[str, Tensor], keep: list[int], rows: Tensor
) -> None:
    """Fill a network from MiniLM's tensors: `keep` names the layers, `rows` the vocabulary kept."""

    def take(module: Any, name: str) -> None:
        module.weight.data.copy_(weights[f"{name}.weight"])
        module.bias.data.copy_(weights[f"{name}.bias"])

    types = weights["embeddings.token_type_embeddings.weight"][0]
    network.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"][rows])
    network.places.weight.data.copy_(weights["embeddings.position_embeddings.weight"] + types)
    take(network.norm, "embeddings.LayerNorm")
    for layer, source in zip(network.layers, keep, strict=True):
        prefix = f"encoder.layer.{source}"
        attention = f"{prefix}.attention.self"
        for kind in ("weight", "bias"):
            parts = [weights[f"{attention}.{n}.{kind}"] for n in ("query", "key", "value")]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
        take(layer.out, f"{prefix}.attention.output.dense")
        take(layer.norm1, f"{prefix}.attention.output.LayerNorm")
        take(layer.up, f"{prefix}.intermediate.dense")
        take(layer.down, f"{prefix}.output.dense")
        take(layer.norm2, f"{prefix}.output.LayerNorm")
