"""Cheaper and dearer ways to find self-talk, in one table.

`python -m afterview.training.compare TRAIN_FOLDER EVALUATED.jsonl ...`

Every model answers one question of every sentence: does it hold self-talk? Columns: F1 and AUROC
at a threshold of 0.5, accuracy on contrast sentences, words per second on one thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from afterview.nlp.clauses import sentences
from afterview.nlp.model import model
from afterview.nlp.reading import read
from afterview.nlp.words import words
from afterview.training.corpus import Row, is_recollection, offsets_of, read_rows

Judge = Callable[[Sequence[str]], np.ndarray]
KEYWORDS = frozenset(
    [
        "idiot",
        "stupid",
        "failure",
        "failed",
        "useless",
        "worthless",
        "loser",
        "hopeless",
        "pathetic",
        "disaster",
        "blew",
        "bombed",
        "ruined",
        "terrible",
        "awful",
        "never",
        "always",
        "should",
        "fraud",
        "dumb",
        "embarrassing",
        "messed",
        "hate",
        "worst",
    ]
)


def labelled_sentences(rows: Sequence[Row]) -> tuple[list[str], np.ndarray]:
    """The sentences of rows, and whether each holds self-talk."""
    texts: list[str] = []
    truth: list[bool] = []
    for row in rows:
        if not is_recollection(row):
            texts.append(row["text"])
            truth.append(row["self_talk"])
            continue
        spans = [offsets_of(row["text"], s) for s in row["self_talk"]]
        for start, end in sentences(row["text"]):
            texts.append(row["text"][start:end])
            truth.append(any(a < end and b > start for a, b in spans))
    return texts, np.array(truth)


def keywords(texts: Sequence[str]) -> np.ndarray:
    """1 where a sentence holds a word of the list."""
    return np.array([float(any(w.norm in KEYWORDS for w in words(t))) for t in texts])


def vader() -> Judge:
    """VADER's negative share (Hutto and Gilbert 2014), if it is installed."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    judge = SentimentIntensityAnalyzer()
    return lambda texts: np.array([(1 - judge.polarity_scores(t)["compound"]) / 2 for t in texts])


def tfidf(texts: Sequence[str], truth: np.ndarray, characters: bool) -> Judge:
    """TF-IDF over words, with characters or without, and logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    parts = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)]
    if characters:
        parts.append(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        )
    fitted = make_pipeline(
        make_union(*parts), LogisticRegression(C=8, class_weight="balanced", max_iter=500)
    ).fit(texts, truth)
    return lambda many: fitted.predict_proba(many)[:, 1]


def reader(name: str | None = None) -> Judge:
    """The shipped encoder on sentences alone, without their context."""
    loaded = model(name)

    def judge(texts: Sequence[str]) -> np.ndarray:
        found = (read(t, loaded).of("self_talk") for t in texts)
        return np.array([float(f.max(initial=0.0)) for f in found])

    return judge


def main() -> None:
    """Print the table."""
    from sklearn.metrics import f1_score, roc_auc_score

    train = labelled_sentences(list(read_rows(sorted(Path(sys.argv[1]).glob("*.jsonl")))))
    judges: dict[str, Callable[[], Judge]] = {
        "keyword list": lambda: keywords,
        "VADER": vader,
        "TF-IDF words": lambda: tfidf(*train, characters=False),
        "TF-IDF words and characters": lambda: tfidf(*train, characters=True),
        "reader (shipped)": reader,
    }
    print("| model | file | F1 | AUROC | accuracy | words/s |\n|---|---|---|---|---|---|")
    for name, make in judges.items():
        try:
            judge = make()
        except ImportError as error:
            print(f"| {name} | not installed: {error.name} | | | | |")
            continue
        for path in sys.argv[2:]:
            texts, truth = labelled_sentences(list(read_rows([Path(path)])))
            started = time.perf_counter()
            values = judge(texts)
            seconds = time.perf_counter() - started
            said = values >= 0.5
            speed = sum(len(t.split()) for t in texts) / seconds
            print(
                f"| {name} | {Path(path).stem} | {f1_score(truth, said):.3f} "
                f"| {roc_auc_score(truth, values):.3f} | {(said == truth).mean():.3f} | {speed:,.0f} |"
            )


if __name__ == "__main__":
    main()
