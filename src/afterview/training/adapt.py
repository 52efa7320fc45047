"""Fits the shipped reader's heads to somebody's own annotated texts; needs nothing but NumPy.

The encoder stays as it is. The heads move towards the new texts, and are held near the shipped
ones by a penalty on the distance (Evgeniou and Pontil 2004), so that twenty texts of a coach's
clients sharpen the model and can't undo it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from afterview.errors import InputError
from afterview.nlp.encoder import encode
from afterview.nlp.labels import INDEX, OUTPUTS, SHARED, WHOLE
from afterview.nlp.manifest import FORMAT
from afterview.nlp.model import Model
from afterview.training.archive import npz_bytes, write_manifest
from afterview.training.corpus import Row, example

STEPS = 200
RATE = 0.02
NEARNESS = 20.0  # what a unit of squared distance from the shipped heads costs, in units of text
FEWEST = 5
_FAMILIES = [
    *(([INDEX[c] for c in children], INDEX[parent]) for parent, children in SHARED.items()),
    *(([INDEX[c] for c in children], None) for children in WHOLE.values()),
]
_IN_FAMILIES = sorted(column for columns, _ in _FAMILIES for column in columns)
_ALONE = [column for column in range(len(OUTPUTS)) if column not in _IN_FAMILIES]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Mean vectors of units, (units, width), with targets and masks, (units, labels)."""

    vectors: np.ndarray
    targets: np.ndarray
    masks: np.ndarray


def units_of(rows: Sequence[Row], model: Model) -> Units:
    """The units of annotated rows as the model's encoder sees them.

    Raises:
        InputError: fewer than five rows hold a sentence.
    """
    made = [one for row in rows if (one := example(row, model.vocabulary))]
    if len(made) < FEWEST:
        raise InputError(f"Training wants at least {FEWEST} annotated texts, not {len(made)}.")
    vectors = []
    for one in made:
        parts = list(encode(model.encoder, one.windows.pieces, one.windows.lengths))
        pieces = np.concatenate(parts)
        vectors += [pieces[unit.first : unit.last].mean(0) for unit in one.windows.units]
    return Units(
        np.stack(vectors),
        np.concatenate([one.targets for one in made]),
        np.concatenate([one.masks for one in made]),
    )


def _gradient(logits: np.ndarray, units: Units) -> np.ndarray:
    """Of the training loss by the logits: is there any, and which, given that there is one."""
    out = np.zeros_like(logits)
    alone = 1 / (1 + np.exp(-np.clip(logits[:, _ALONE], -30, 30)))
    out[:, _ALONE] = (alone - units.targets[:, _ALONE]) * units.masks[:, _ALONE]
    for columns, parent in _FAMILIES:
        wanted = units.targets[:, columns] * units.masks[:, columns]
        rows = wanted.sum(1) > 0
        if parent is not None:
            rows &= units.targets[:, parent] > 0
        powers = np.exp(logits[np.ix_(rows, columns)] - logits[rows].max(1, keepdims=True))
        shares = powers / powers.sum(1, keepdims=True)
        out[np.ix_(rows, columns)] = shares - wanted[rows] / wanted[rows].sum(1, keepdims=True)
    return out


def adapted_head(units: Units, model: Model) -> tuple[np.ndarray, np.ndarray]:
    """The head's weights, (width, labels), and biases after moving towards the units (Adam)."""
    start = np.vstack([model.heads, model.bias[None]])[:, : len(OUTPUTS)].astype(np.float64)
    inputs = np.column_stack([units.vectors, np.ones(len(units.vectors))]).astype(np.float64)
    head, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = inputs.T @ _gradient(inputs @ head, units) + NEARNESS * (head - start)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        head -= RATE * (1 - step / (STEPS + 1)) * move
    return head[:-1].astype(np.float32), head[-1].astype(np.float32)


def adapt(rows: Sequence[Row], model: Model, source: Path, folder: Path) -> None:
    """Write a model folder with heads that are fitted to rows.

    Args:
        rows: annotated, as `data/README.md` describes.
        model: the model to start from, and `source` its folder.
        folder: where to write; must not exist yet.

    Raises:
        InputError: the folder exists, or there are too few rows.
    """
    if folder.exists():
        raise InputError(f"{folder} exists already; give --output a new folder.")
    weights, bias = adapted_head(units_of(rows, model), model)
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    heads = npz_bytes(
        {
            "heads": np.hstack([weights, model.heads[:, len(OUTPUTS) :]]),
            "bias": np.hstack([bias, model.bias[len(OUTPUTS) :]]),
        }
    )
    kept = {name: (source / name).read_bytes() for name in ("encoder.onnx", "vocabulary.txt")}
    for name, data in (files := {**kept, "heads.npz": heads}).items():
        (beside / name).write_bytes(data)
    shipped = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    carried = {key: shipped[key] for key in ("thresholds", "calibration")}
    write_manifest(
        beside,
        files,
        {
            "name": folder.name,
            "version": f"{model.version}+{len(rows)}",
            "recipe": f"heads of {model.name}-{model.version} fitted to {len(rows)} texts",
            "format": FORMAT,
            **carried,
        },
    )
    beside.rename(folder)
