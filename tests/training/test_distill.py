"""Soft targets lie between the annotators' and the teacher's."""

import numpy as np

from afterview.nlp.labels import INDEX, PATTERNS
from afterview.nlp.model import model
from afterview.training.corpus import example
from afterview.training.distill import SHARE, distilled
from afterview.training.markup import sentence_row

TALK, LABELING = INDEX["self_talk"], INDEX["labeling"]


def test_targets_move_a_share_of_the_way_and_keep_their_side() -> None:
    row = sentence_row("+ labeling 2 | What a clown I am.", "x-1")
    made = example(row, model().vocabulary)
    assert made is not None
    logits = np.full(made.targets.shape, -20.0, np.float32)
    soft = distilled(made, logits)
    assert soft.targets[0, TALK] == np.float32(1 - SHARE)
    assert soft.targets[0, TALK] >= 0.5
    shares = soft.targets[0, [INDEX[p] for p in PATTERNS]]
    np.testing.assert_allclose(shares.sum(), 1.0, atol=1e-5)
    assert shares.argmax() == PATTERNS.index("labeling")


def test_where_no_annotator_looked_the_teacher_stands_alone() -> None:
    made = example(sentence_row("- a dog | What a clown he is.", "x-1"), model().vocabulary)
    assert made is not None
    column = INDEX["strengths"]
    assert made.masks[0, column] == 0
    soft = distilled(made, np.full(made.targets.shape, 2.0, np.float32))
    assert 0.85 < soft.targets[0, column] < 0.9
    assert soft.masks[0, column] == np.float32(SHARE)
