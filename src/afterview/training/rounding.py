"""How far rounding to 8 bits moves what the reader thinks.

`python -m afterview.training.rounding MODEL_FOLDER CORPUS_FOLDER` prints by how much the heads' logits differ
between the encoder as it is read and its weights in full precision, in the mean and for 99 of 100 logits, on
the recollections of the test split.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from afterview.nlp.encoder import encode
from afterview.nlp.model import load_model
from afterview.nlp.windows import windows
from afterview.training.corpus import is_recollection
from afterview.training.resume import network_of
from afterview.training.splits import rows_of


@torch.no_grad()
def differences(folder: Path, texts: list[str]) -> Iterator[np.ndarray]:
    """For each window of some texts the absolute differences, (pieces, labels and tags)."""
    model, network = load_model(folder), network_of(folder).eval()
    for text in texts:
        cut, begin = windows(text, model.vocabulary), 0
        for vectors in encode(model.encoder, cut.pieces, cut.lengths):
            pieces = torch.tensor([cut.pieces[begin : begin + len(vectors)]])
            exact = network.encode(pieces, None)[0].numpy()
            yield np.abs((vectors - exact) @ model.heads)
            begin += len(vectors)


def main() -> None:
    """Print both."""
    rows = filter(is_recollection, rows_of(Path(sys.argv[2]), "test"))
    found = np.concatenate([*differences(Path(sys.argv[1]), [row["text"] for row in rows])])
    print("| logits | off by |\n|---|---|")
    print(f"| in the mean | {found.mean():.3f} |")
    print(f"| 99 of 100 by less than | {np.quantile(found, 0.99):.3f} |")


if __name__ == "__main__":
    main()
