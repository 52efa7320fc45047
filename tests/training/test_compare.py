"""The table that holds the reader against cheaper ways: what is said, and what a judge weighs."""

import numpy as np
import pytest

from afterview.nlp.labels import PATTERNS
from afterview.resources import models_dir
from afterview.training import baselines
from afterview.training.baselines import Labelled
from afterview.training.compare import candidates, labelled, patterns_said, stored


def test_the_likeliest_pattern_is_always_said_of_self_talk() -> None:
    values = np.zeros((2, 1 + len(PATTERNS)))
    values[:, 0] = 0.9, 0.2
    values[:, 3] = 0.1
    assert patterns_said(values).sum(1).tolist() == [1, 0]


def test_a_sentence_of_a_recollection_has_the_patterns_of_its_marks() -> None:
    talk = [{"quote": "I'm an idiot", "patterns": ["labeling"], "severity": 2}]
    found = labelled([{"text": "I sat down. I'm an idiot. Then lunch.", "self_talk": talk}])
    assert found.self_talk.tolist() == [False, True, False]


@pytest.mark.filterwarnings("ignore:Label not:UserWarning")  # two patterns of fourteen are there
def test_every_judge_has_a_weight_and_a_first_answer() -> None:
    texts = ["I'm an idiot.", "I sat down.", "I'm a fool.", "Then lunch."] * 2
    marks = np.zeros((8, len(PATTERNS)), np.float32)
    marks[::2, 9:11] = [[1, 0], [0, 1]] * 2
    train = Labelled(texts, np.array([True, False] * 4), marks)
    judge = baselines.tfidf(train, characters=False)
    weight = stored(judge, None)
    assert 0 < weight.megabytes < 1
    assert weight.seconds > 0
    reader = models_dir() / "reader"
    assert stored(baselines.keywords, reader).megabytes > 10
    assert candidates(train, models_dir(), models_dir())["reader"][1] == reader
