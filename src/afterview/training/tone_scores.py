"""How right the tone is, ours and VADER's (Hutto and Gilbert 2014):
`python -m afterview.training.tone_scores GOEMOTIONS_FOLDER CORPUS_FOLDER`.

On the test part of GoEmotions and on the sentences of the corpus's test split: F1 of negative against the
rest, with the cut that is best on the development part or the tuning split, and as a user sees it, below 0;
AUROC of the same; the expected calibration error, with negative as 0, neither as a half and positive as 1;
and sentences a second on one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from afterview.errors import InputError
from afterview.nlp.tone import tone_model, value
from afterview.training.calibrate import expected_calibration_error
from afterview.training.splits import rows_of
from afterview.training.tone_data import Toned, corpus_tones, goemotions

Judge = Callable[[str], float]
HEAD = (
    "| judged on | model | F1 | cut | F1 below 0 | AUROC | calibration error | sentences/s |\n"
    "|---|---|---|---|---|---|---|---|"
)
_CUTS = np.linspace(-0.9, 0.9, 91)


def ours(folder: Path | None = None) -> Judge:
    """The tone model of a folder, or the shipped one."""
    model = tone_model(folder)
    return lambda text: value(model, text)


def vader() -> Judge:
    """VADER's compound score, if it is installed."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    judge = SentimentIntensityAnalyzer()
    return lambda text: float(judge.polarity_scores(text)["compound"])


def polarity(sides: np.ndarray) -> np.ndarray:
    """-1 where a text is negative, 1 where it is only positive, else 0.

    >>> polarity(np.array([[1, 1], [0, 1], [0, 0]]))
    array([-1,  1,  0])
    """
    return np.where(sides[:, 0] == 1, -1, sides[:, 1])


def best_cut(tones: np.ndarray, negative: np.ndarray) -> float:
    """Below which tone negative is said with the highest F1.

    >>> round(best_cut(np.array([-0.5, -0.3, 0.2]), np.array([1, 1, 0])), 2)
    -0.28
    """
    from sklearn.metrics import f1_score

    return float(max(_CUTS, key=lambda cut: f1_score(negative, tones < cut, zero_division=0)))


def row(name: str, model: str, judge: Judge, tuning: Toned, test: Toned) -> str:
    """A row of the table."""
    from sklearn.metrics import f1_score, roc_auc_score

    cut = best_cut(np.array([judge(text) for text in tuning.texts]), tuning.sides[:, 0])
    started = time.process_time()
    tones = np.array([judge(text) for text in test.texts])
    speed = len(tones) / (time.process_time() - started)
    negative = test.sides[:, 0]
    error = expected_calibration_error((tones + 1) / 2, (polarity(test.sides) + 1) / 2)
    return (
        f"| {name} | {model} | {f1_score(negative, tones < cut):.3f} | {cut:.2f} "
        f"| {f1_score(negative, tones < 0):.3f} | {roc_auc_score(negative, -tones):.3f} "
        f"| {error:.3f} | {speed:,.0f} |"
    )


def table(parts: dict[str, tuple[Toned, Toned]], folder: Path | None = None) -> str:
    """The whole table.

    Args:
        parts: by name what cuts are chosen on and what is judged.
        folder: of our model; None is the shipped one.
    """
    judges: dict[str, Callable[[], Judge]] = {"tone": lambda: ours(folder), "VADER": vader}
    lines = [HEAD]
    for name, (tuning, test) in parts.items():
        for model, judge in judges.items():
            try:
                lines.append(row(name, model, judge(), tuning, test))
            except ImportError:
                lines.append(
                    f"| {name} | {model} | not measured: pip install vaderSentiment | | | | | |"
                )
    return "\n".join(lines)


def parts_of(outside: Path, corpus: Path) -> dict[str, tuple[Toned, Toned]]:
    """What cuts are chosen on and what is judged, of GoEmotions and of the corpus.

    Raises:
        InputError: a folder lacks its files.
    """
    tuning, test = (corpus_tones(rows_of(corpus, split)) for split in ("tune", "test"))
    if not tuning.texts or not test.texts:
        raise InputError(f"{corpus} holds no corpus; give the folder data/corpus.")
    return {
        "GoEmotions": (goemotions(outside, "dev"), goemotions(outside, "test")),
        "our sentences": (tuning, test),
    }


def folders(arguments: Sequence[str], usage: str) -> list[Path]:
    """The folders that a command was given, as many as its usage names.

    Raises:
        InputError: it was given more or fewer.
    """
    if len(arguments) != len(usage.split()):
        raise InputError(f"give {len(usage.split())} folders: {usage}.")
    return [Path(one) for one in arguments]


def main() -> None:
    """Print the table."""
    try:
        print(table(parts_of(*folders(sys.argv[1:], "GOEMOTIONS CORPUS"))))
    except InputError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
