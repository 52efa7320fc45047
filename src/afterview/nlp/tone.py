"""The tone of a sentence from -1 to 1, by a small linear model over words and word pairs.

Weights are two logistic regressions (negative, positive) over words, pairs, beginnings of words and words
under a negation (Pang, Lee and Vaithyanathan 2002), with TF-IDF weighting; running them needs arrays only.
"""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from afterview.nlp.clauses import sentences
from afterview.nlp.manifest import FILE, is_number, read_manifest, reading, table, verified_bytes
from afterview.nlp.words import words
from afterview.records import Tone, ToneAt
from afterview.resources import models_dir

FEATURES, WEIGHTS = FILES = ("features.txt", "weights.npz")
BEGINNING = 5  # letters of a long word that stand for its kin
SCOPE = 3  # words that a negation reaches, up to a terminator
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "hardly",
        "barely",
        "nor",
        "neither",
        "nobody",
        "nothing",
        "cannot",
    ]
)
TERMINATORS = frozenset([".", "!", "?", ",", ";", ":", "-", "...", "but", "and"])


@dataclass(frozen=True, slots=True, eq=False)
class ToneModel:
    """For each feature its weights times its inverse document frequency, and that frequency."""

    weights: Mapping[str, tuple[float, float, float]]
    bias: tuple[float, float]
    calibration: tuple[tuple[float, float], tuple[float, float]]
    sha256: str


def features(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """Words in normal form, neighbouring pairs, ``~`` beginnings of long words, ``!`` words under a negation.

    >>> list(features("Not good!"))
    ['not', 'good', '!', 'not good', 'good !', '!good']
    >>> list(features("Brilliantly"))
    ['brilliantly', '~brill']
    """
    found = [w.norm for w in words(text, start, end)]
    yield from found
    for first, second in itertools.pairwise(found):
        yield f"{first} {second}"
    under = 0
    for word in found:
        if len(word) > BEGINNING:
            yield "~" + word[:BEGINNING]
        if word in NEGATIONS or word.endswith("n't"):
            under = SCOPE
        elif word in TERMINATORS:
            under = 0
        elif under:
            yield "!" + word
            under -= 1


@lru_cache(maxsize=1)
def tone_model(folder: Path | None = None) -> ToneModel:
    """The shipped tone model.

    Raises:
        ModelError: the folder is missing or damaged.
    """
    place = folder or models_dir() / "tone"
    manifest = read_manifest(place)
    hashes = table(manifest, place, "files", FILES, lambda sha: isinstance(sha, str))
    with reading(place, FILE):
        down, up = manifest["bias"]
        (a, b), (c, d) = manifest["calibration"]
        if not all(map(is_number, (down, up, a, b, c, d))):
            raise ValueError
    data = {name: verified_bytes(place, name, hashes[name]) for name in FILES}
    with reading(place, WEIGHTS), np.load(io.BytesIO(data[WEIGHTS]), allow_pickle=False) as arrays:
        names = data[FEATURES].decode("utf-8").split("\n")
        rows = arrays["weights"].astype(np.float64).tolist()
        weights = {name: (x, y, z) for name, (x, y, z) in zip(names, rows, strict=True)}
    return ToneModel(weights, (down, up), ((a, b), (c, d)), hashes[WEIGHTS])


def logits(
    model: ToneModel, text: str, start: int = 0, end: int | None = None
) -> tuple[float, float]:
    """What the model says for negative and for positive of ``text[start:end]``, before calibration."""
    counts: dict[str, int] = {}
    for name in features(text, start, end):
        if name in model.weights:
            counts[name] = counts.get(name, 0) + 1
    negative = positive = norm = 0.0
    for name, count in counts.items():
        weight = 1.0 + math.log(count)
        down, up, frequency = model.weights[name]
        negative += weight * frequency * down
        positive += weight * frequency * up
        norm += (weight * frequency) ** 2
    scale = 1.0 / math.sqrt(norm) if norm else 0.0
    return negative * scale + model.bias[0], positive * scale + model.bias[1]


def value(model: ToneModel, text: str, start: int = 0, end: int | None = None) -> float:
    """The tone of ``text[start:end]``: probability of positive less probability of negative."""
    down, up = (
        1.0 / (1.0 + math.exp(-(slope * logit + shift)))
        for logit, (slope, shift) in zip(
            logits(model, text, start, end), model.calibration, strict=True
        )
    )
    return up - down


@lru_cache(maxsize=2)
def tone(text: str, model: ToneModel) -> Tone:
    """The tone of a text: its mean over sentences, and a value a sentence."""
    arc = tuple(ToneAt(a, b, round(value(model, text, a, b), 3)) for a, b in sentences(text))
    mean = sum(part.value for part in arc) / len(arc) if arc else 0.0
    return Tone(round(mean, 3), arc)
