"""From annotated rows to batches: windows, sentences packed side by side, padding, hidden pieces."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from afterview.nlp.labels import TAGS
from afterview.nlp.wordpiece import WordPieces
from afterview.training.alter import altered
from afterview.training.corpus import Example, Row, example
from afterview.training.network import Batch


@dataclass(frozen=True, slots=True)
class Window:
    """A text's pieces that are read at once, the spans of its units, and what they should say."""

    pieces: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    targets: np.ndarray
    masks: np.ndarray
    tags: np.ndarray


def windows_of(example: Example) -> list[Window]:
    """The windows of an example that hold the start of a unit."""
    out, begin = [], 0
    for length in example.windows.lengths:
        end = begin + length
        inside = [i for i, u in enumerate(example.windows.units) if begin <= u.first < end]
        if inside:
            spans = tuple(
                (example.windows.units[i].first - begin, example.windows.units[i].last - begin)
                for i in inside
            )
            out.append(
                Window(
                    example.windows.pieces[begin:end],
                    spans,
                    example.targets[inside],
                    example.masks[inside],
                    example.tags[begin:end],
                )
            )
        begin = end
    return out


def pools(
    rows: Sequence[Row], pieces: WordPieces, rng: random.Random, share: float
) -> tuple[list[Window], list[Window]]:
    """The windows of single sentences, and those of whole texts, with a share of rows altered."""
    singles: list[Window] = []
    wholes: list[Window] = []
    for row in rows:
        made = example(altered(row, rng) if rng.random() < share else row, pieces)
        if made:
            (singles if len(made.windows.units) == 1 else wholes).extend(windows_of(made))
    return singles, wholes


def packed(singles: list[Window], rng: random.Random, share: float) -> list[Window]:
    """Lay some single sentences side by side, so that a label is learned to be a sentence's own."""
    rng.shuffle(singles)
    cut = int(len(singles) * share)
    alone, loose = singles[cut:], singles[:cut]
    while loose:
        take = [loose.pop() for _ in range(min(len(loose), rng.randint(2, 5)))]
        pieces: list[int] = [take[0].pieces[0]]
        spans: list[tuple[int, int]] = []
        kept: list[Window] = []
        for window in take:
            body = window.pieces[1:-1]
            if len(pieces) + len(body) > 127:
                alone.append(window)
                continue
            offset = len(pieces) - 1
            pieces.extend(body)
            spans.extend((a + offset, b + offset) for a, b in window.spans)
            kept.append(window)
        pieces.append(take[0].pieces[-1])
        edge = np.full((1, len(TAGS)), -1, np.float32)
        alone.append(
            Window(
                tuple(pieces),
                tuple(spans),
                np.concatenate([w.targets for w in kept]),
                np.concatenate([w.masks for w in kept]),
                np.concatenate([edge, *(w.tags[1:-1] for w in kept), edge]),
            )
        )
    return alone


def batches(pool: list[Window], rng: random.Random, size: int) -> Iterator[list[Window]]:
    """Groups of about the same length and at most `size` pieces, in random order."""
    pool = sorted(pool, key=lambda w: (len(w.pieces) // 8, rng.random()))
    groups: list[list[Window]] = [[]]
    for window in pool:
        if groups[-1] and (len(groups[-1]) + 1) * len(window.pieces) > size:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    yield from groups


def collate(group: Sequence[Window]) -> Batch:
    """Pad a group of windows into one batch."""
    longest = max(len(w.pieces) for w in group)
    pieces = torch.zeros(len(group), longest, dtype=torch.long)
    positions: list[int] = []
    owners: list[int] = []
    counts: list[int] = []
    tags = torch.full((len(group), longest, len(TAGS)), -1.0)
    for row, window in enumerate(group):
        tags[row, : len(window.pieces)] = torch.from_numpy(window.tags)
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        for first, last in window.spans:
            positions.extend(range(row * longest + first, row * longest + last))
            owners.extend([len(counts)] * (last - first))
            counts.append(last - first)
    return Batch(
        pieces,
        torch.tensor([len(w.pieces) for w in group]),
        torch.tensor(positions),
        torch.tensor(owners),
        torch.tensor(counts, dtype=torch.float32),
        torch.from_numpy(np.concatenate([w.targets for w in group])),
        torch.from_numpy(np.concatenate([w.masks for w in group])),
        tags.reshape(-1, len(TAGS)),
    )


def hide(batch: Batch, share: float, mask: int) -> None:
    """Put the mask in place of some pieces, so that no label hangs on a single word."""
    places = torch.arange(batch.pieces.shape[1])[None]
    inside = (places > 0) & (places < batch.lengths[:, None] - 1)
    batch.pieces[inside & (torch.rand(batch.pieces.shape) < share)] = mask
