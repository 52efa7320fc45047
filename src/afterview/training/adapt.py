"""Fits the shipped reader's heads to somebody's own annotated texts; needs nothing but NumPy.

The encoder stays as it is. The heads move towards the new texts, and are held near the shipped
ones by a penalty on the distance (Evgeniou and Pontil 2004), so that twenty texts of a coach's
clients sharpen the model and can't undo it. Of thirty texts and more a fifth is held out, to say what
it is worth (`training.held_out`).
"""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from afterview.errors import InputError
from afterview.nlp.encoder import encode
from afterview.nlp.labels import INDEX, OUTPUTS, SHARED, WHOLE
from afterview.nlp.model import ARRAYS, GRAPH, PIECES, Model
from afterview.training.archive import npz_bytes, write_manifest
from afterview.training.card import Fitted, card
from afterview.training.corpus import Row, example
from afterview.training.held_out import compared, held_out, recalibrated

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
        raise InputError(
            f"Training wants at least {FEWEST} annotated texts, not {len(made)}; "
            "docs/annotating.md says how to annotate."
        )
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


def adapted(units: Units, model: Model) -> Model:
    """A model with the heads of labels moved towards units; those of tags stay."""
    weights, bias = adapted_head(units, model)
    return dataclasses.replace(
        model,
        heads=np.hstack([weights, model.heads[:, len(OUTPUTS) :]]),
        bias=np.hstack([bias, model.bias[len(OUTPUTS) :]]),
    )


def _write(folder: Path, made: Model, source: Path, told: Mapping[str, str]) -> None:
    files = {name: (source / name).read_bytes() for name in (GRAPH, PIECES)}
    files[ARRAYS] = npz_bytes({"heads": made.heads, "bias": made.bias})
    for name, data in files.items():
        (folder / name).write_bytes(data)
    kept = {"thresholds": dict(made.thresholds), "calibration": dict(made.calibration)}
    write_manifest(folder, files, {**told, **kept})


def adapt(rows: Sequence[Row], model: Model, source: Path, folder: Path) -> Fitted:
    """Write a model folder with heads that are fitted to rows, and a card that says what they are worth.

    Args:
        rows: annotated, as `docs/annotating.md` describes.
        model: the model to start from, and `source` its folder.
        folder: where to write; must not exist yet.

    Raises:
        InputError: the folder exists, or there are too few rows.
        OSError: it can't be written; nothing of it is left then.
    """
    if folder.exists():
        raise InputError(f"{folder} exists already; give --output a new folder.")
    rest, held = held_out(rows)
    made = adapted(units_of(rest, model), model)
    if held:
        made = dataclasses.replace(made, calibration=recalibrated(held, made))
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        recipe = f"heads of {model.name}-{model.version} fitted to {len(rest)} texts"
        version = f"{model.version}+{len(rest)}"
        _write(beside, made, source, {"name": folder.name, "version": version, "recipe": recipe})
        figures = compared(held, source, beside) if held else ()
        fitted = Fitted(f"{model.name}-{model.version}", len(rest), len(held), figures)
        (beside / "README.md").write_text(card(folder.name, fitted), encoding="utf-8")
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return fitted
