"""Channels that are far larger than the others, made smaller before the encoder is rounded to 8 bits.

The inputs of a product share one scale, so one channel of thirty leaves the others, mostly under one, a
handful of steps. Such a channel is divided by a number and its weights are multiplied by the same, which
changes nothing but the rounding. Source: Xiao et al. 2023, "SmoothQuant" (ICML).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import torch

from afterview.nlp.windows import windows
from afterview.nlp.wordpiece import ALIKE
from afterview.training.network import Network
from afterview.training.train import vocabulary

PARTS = ("up", "down")  # of a layer: where such channels are
USUAL = 2.5  # times the median of the channels' largest values is still no outlier


def divisors(largest: np.ndarray) -> np.ndarray:
    """What to divide each channel by, 1 for the usual ones.

    >>> divisors(np.array([1.0, 2.0, 2.0, 50.0])).tolist()
    [1.0, 1.0, 1.0, 10.0]
    """
    return np.maximum(1.0, largest / (USUAL * np.median(largest))).astype(np.float32)


@torch.no_grad()
def outliers(network: Network, texts: Iterable[str]) -> Mapping[str, np.ndarray]:
    """The divisors of each product, by its name in the graph (`layers.0.up`), from what texts make of it."""
    largest: dict[str, np.ndarray] = {}

    def watch(name: str) -> Any:
        def see(_: torch.nn.Module, given: Sequence[torch.Tensor]) -> None:
            found = given[0].abs().amax((0, 1)).numpy()
            largest[name] = np.maximum(largest.get(name, 0.0), found)

        return see

    hooks = [
        getattr(layer, part).register_forward_pre_hook(watch(f"layers.{number}.{part}"))
        for number, layer in enumerate(network.layers)
        for part in PARTS
    ]
    pieces = vocabulary(ALIKE)
    for text in texts:
        cut, begin = windows(text, pieces), 0
        for length in cut.lengths:
            network.encode(torch.tensor([cut.pieces[begin : begin + length]]), None)
            begin += length
    for hook in hooks:
        hook.remove()
    return {name: divisors(values) for name, values in largest.items()}
