"""How near lines are in meaning: the mean of their pieces' vectors from the shipped encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from afterview.nlp.encoder import Floats, encode
from afterview.nlp.model import Model
from afterview.nlp.windows import MAX_PIECES
from afterview.nlp.wordpiece import END, START
from afterview.nlp.words import words

_ENOUGH = 4  # lines from which what they all share can be taken out


def vectors(lines: Sequence[str], model: Model) -> Floats:
    """A vector a line, (lines, width)."""
    vocabulary = model.vocabulary

    def of_each() -> Iterator[Floats]:
        for line in lines:
            numbers, _ = vocabulary.encode(words(line), line, {})
            inside = numbers[:MAX_PIECES] or [vocabulary.vocabulary["[UNK]"]]
            pieces = [vocabulary.vocabulary[START], *inside, vocabulary.vocabulary[END]]
            yield next(encode(model.encoder, pieces, [len(pieces)]))[1:-1].mean(0)

    return np.stack([*of_each()]).astype(np.float32)


def nearness(thoughts: Sequence[str], lines: Sequence[str], model: Model) -> Floats:
    """The cosine of every thought with every line, (thoughts, lines), from -1 to 1.

    What all lines have in common is taken out first where there are enough of them, so that no
    line is near to everything.
    """
    if not thoughts or not lines:
        return np.zeros((len(thoughts), len(lines)), np.float32)
    one, other = vectors(thoughts, model), vectors(lines, model)
    if len(lines) >= _ENOUGH:
        middle = other.mean(0)
        one, other = one - middle, other - middle
    return np.asarray(_unit(one) @ _unit(other).T, np.float32)


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), np.float32)
