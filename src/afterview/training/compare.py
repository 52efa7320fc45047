"""Cheaper and dearer ways to find self-talk, in one table.

`python -m afterview.training.compare CORPUS_FOLDER MODELS_FOLDER EVALUATED.jsonl ...`

Every model answers of every sentence alone: does it hold self-talk, and which patterns? They learn
from the training split; the test split and the files named are what they are judged on. Columns: F1
and AUROC of self-talk at 0.5, macro F1 of the patterns, words a second on one thread, megabytes stored, and
the seconds from those bytes to the first answer, libraries loaded. MODELS_FOLDER may hold further networks
beside `reader`; each folder gives a row. What isn't installed (VADER, model2vec, a spaCy pipeline, PyTorch) is
named in its row.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from afterview.nlp.clauses import sentences
from afterview.nlp.labels import PATTERNS
from afterview.nlp.model import load_model
from afterview.training import baselines
from afterview.training.baselines import Judge, Labelled
from afterview.training.corpus import Row, is_recollection, offsets_of, read_rows
from afterview.training.splits import rows_of

PATTERN = 0.3  # a pattern is said from this share on, and the likeliest always


def labelled(rows: Sequence[Row]) -> Labelled:
    """The sentences of rows, whether each holds self-talk, and with which patterns."""
    texts: list[str] = []
    truth: list[bool] = []
    patterns: list[set[str]] = []
    for row in rows:
        if not is_recollection(row):
            texts.append(row["text"])
            truth.append(row["self_talk"])
            patterns.append(set(row["patterns"]))
            continue
        spans = [(offsets_of(row["text"], s), s["patterns"]) for s in row["self_talk"]]
        for start, end in sentences(row["text"]):
            inside = [names for (a, b), names in spans if a < end and b > start]
            texts.append(row["text"][start:end])
            truth.append(bool(inside))
            patterns.append({name for names in inside for name in names})
    marks = np.array([[float(p in some) for p in PATTERNS] for some in patterns], np.float32)
    return Labelled(texts, np.array(truth), marks)


def patterns_said(values: np.ndarray) -> np.ndarray:
    """Which patterns a judge names: of sentences with self-talk, the likeliest and all over 0.3."""
    shares = values[:, 1:]
    said = shares >= PATTERN
    said[np.arange(len(said)), shares.argmax(1)] = shares.max(1, initial=0.0) > 0
    return np.asarray(said & (values[:, :1] >= 0.5))


@dataclass(frozen=True, slots=True)
class Stored:
    """What a judge weighs on disk, in megabytes, and the seconds from there to its first answer."""

    megabytes: float
    seconds: float


def stored(judge: Judge, folder: Path | None) -> Stored:
    """Of a network its folder, of anything else its pickle; the middle of three starts."""
    import cloudpickle

    data = cloudpickle.dumps(judge) if folder is None else b""
    size = sum(f.stat().st_size for f in folder.iterdir()) if folder else len(data)
    starts = []
    for _ in range(3):
        started = time.perf_counter()
        again = baselines.reader(load_model(folder)) if folder else cloudpickle.loads(data)
        again(["I knew nothing."])
        starts.append(time.perf_counter() - started)
    return Stored(size / 1e6, sorted(starts)[1])


def _row(name: str, file: str, judge: Judge, rows: Labelled, weight: Stored) -> str:
    from sklearn.metrics import f1_score, roc_auc_score

    started = time.perf_counter()
    values = judge(rows.texts)
    speed = sum(len(t.split()) for t in rows.texts) / (time.perf_counter() - started)
    seen = rows.patterns.any(0)
    macro = f1_score(
        rows.patterns[:, seen], patterns_said(values)[:, seen], average="macro", zero_division=0
    )
    return (
        f"| {name} | {file} | {f1_score(rows.self_talk, values[:, 0] >= 0.5):.3f} "
        f"| {roc_auc_score(rows.self_talk, values[:, 0]):.3f} | {macro:.3f} | {speed:,.0f} "
        f"| {weight.megabytes:.1f} | {weight.seconds:.2f} |"
    )


def candidates(
    train: Labelled, models: Path, frozen: Path
) -> dict[str, tuple[Callable[[], Judge], Path | None]]:
    """Every way to judge, by name, made when it is asked for, and the folder of those that have one.

    Args:
        train: what the learned ones learn from.
        models: the folder with the shipped networks.
        frozen: a folder for the encoder as it was before it was tuned; written when it is asked for.
    """
    networks = {
        folder.name: folder
        for folder in sorted(models.iterdir())
        if (folder / "encoder.onnx").is_file()
    }
    made: dict[str, Callable[[], Judge]] = {
        "keyword list": lambda: baselines.keywords,
        "VADER": baselines.vader,
        "TF-IDF words": lambda: baselines.tfidf(train, characters=False),
        "TF-IDF words and characters": lambda: baselines.tfidf(train, characters=True),
        "the same and a static embedding": lambda: baselines.static_embedding(train),
        "tok2vec of en_core_web_sm": lambda: baselines.tok2vec(train),
        "MiniLM, frozen": lambda: baselines.frozen(train, frozen),
    }
    if teacher := networks.get("reader"):
        made["TF-IDF words and characters, taught by the reader"] = lambda: baselines.distilled(
            train, train.texts, baselines.reader(load_model(teacher))
        )
    ways: dict[str, tuple[Callable[[], Judge], Path | None]] = {
        name: (make, frozen if name == "MiniLM, frozen" else None) for name, make in made.items()
    }
    for name, folder in networks.items():
        ways[name] = (partial(_network, folder), folder)
    return ways


def _network(folder: Path) -> Judge:
    return baselines.reader(load_model(folder))


def main() -> None:
    """Print the table."""
    corpus, models = Path(sys.argv[1]), Path(sys.argv[2])
    train = labelled(rows_of(corpus, "train"))
    files = {
        "test split": labelled([row for row in rows_of(corpus, "test") if is_recollection(row)])
    } | {Path(name).stem: labelled(list(read_rows([Path(name)]))) for name in sys.argv[3:]}
    print(
        "| model | judged on | F1 | AUROC | patterns | words/s | MB | first answer, s |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    with TemporaryDirectory() as place:
        for name, (make, folder) in candidates(train, models, Path(place)).items():
            try:
                judge = make()
                weight = stored(judge, folder)
            except (ImportError, OSError, StopIteration) as error:
                print(f"| {name} | not installed: {error} | | | | | | |")
                continue
            for file, rows in files.items():
                if len(rows.texts):
                    print(_row(name, file, judge, rows, weight), flush=True)


if __name__ == "__main__":
    main()
