"""A row teaches what it has keys for: all of it as ever, and nothing of the rest."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from afterview.nlp.labels import CHANGES, DISTRESS, FELT, FIELDS, INDEX, OUTPUTS, STANDINGS, TAGS
from afterview.nlp.model import model
from afterview.training.corpus import Example, example, read_rows
from afterview.training.looked_at import (
    NOTHING,
    OUTCOME,
    PEOPLE,
    SELF_TALK,
    SEVERITIES,
    is_recollection,
    unseen_in_recollection,
    unseen_in_sentence,
    unseen_words,
)
from afterview.training.recollection_files import recollection
from afterview.training.sentence_files import sentence_row

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
WHOLE = recollection("""### x-1
after_stumble: warmer
felt: mixed
verdict: went_well
company: Acme
people: Mum=supportive
---
At Acme {sg smiled|she smiled}. {stumble|I froze}. {st labeling 3|I'm a clown}. Mum rang.""")


def made_of(row: dict[str, Any]) -> Example:
    made = example(row, model().vocabulary)
    assert made is not None
    return made


def learned(made: Example) -> set[str]:
    return {name for name in OUTPUTS if made.masks[:, INDEX[name]].any()}


@pytest.mark.parametrize("name", ["recollections", "r12", "r139", "t1", "d3", "p1", "everyday"])
def test_rows_of_the_corpus_were_looked_at_for_everything(name: str) -> None:
    for row in read_rows([CORPUS / f"{name}.jsonl"]):
        if is_recollection(row):
            assert unseen_in_recollection(row) == unseen_words(row) == []
        else:
            assert unseen_in_sentence(row) == []


def test_a_whole_row_teaches_what_it_always_did() -> None:
    made = made_of(WHOLE)
    assert learned(made) == set(OUTPUTS) - {"severity_1"}
    talk = next(i for i, t in enumerate(made.targets) if t[INDEX["self_talk"]])
    said = {name for name in OUTPUTS if made.targets[talk, INDEX[name]]}
    assert said == {
        *("self_talk", "labeling", *SEVERITIES),
        *("felt_mixed", "verdict_went_well", "change_warmer"),
    }
    assert (made.tags[:, TAGS.index("topic")] == 0).all()


def test_a_line_teaches_what_it_always_did() -> None:
    talk = made_of(sentence_row("+ labeling 2 | I'm a clown.", "x1"))
    beside = {"decision", *OUTCOME, *FIELDS, *PEOPLE, *FELT, *STANDINGS, *CHANGES}
    assert learned(talk) == set(OUTPUTS) - beside
    plain = made_of(sentence_row("= | The bus came.", "x2"))
    assert learned(plain) == (set(OUTPUTS) - {*PEOPLE, *FELT, *STANDINGS, *CHANGES, *SEVERITIES})


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("self_talk", SELF_TALK),
        ("balanced", ("balanced",)),
        ("after_stumble", CHANGES),
        ("stumble", ("stumble", *CHANGES)),
        ("felt", FELT),
        ("verdict", STANDINGS),
        ("outcome", OUTCOME),
        ("decision_by", ("decision",)),
        ("people", PEOPLE),
        ("distress", DISTRESS),
    ],
)
def test_a_key_that_is_missing_teaches_nothing_of_its_labels(
    key: str, labels: tuple[str, ...]
) -> None:
    left_out = {name: WHOLE[name] for name in WHOLE if name != key}
    whole, made = made_of(WHOLE), made_of(left_out)
    away = [INDEX[name] for name in labels]
    kept = [place for place in range(len(OUTPUTS)) if place not in away]
    assert not made.masks[:, away].any()
    assert not made.targets[:, away].any()
    assert np.array_equal(made.masks[:, kept], whole.masks[:, kept])
    assert np.array_equal(made.targets[:, kept], whole.targets[:, kept])


def test_names_that_nobody_looked_for_are_not_learned_as_none() -> None:
    made = made_of({"id": "x", "text": WHOLE["text"], "company": "Acme", "signals": []})
    assert set(made.tags[:, TAGS.index("company")]) == {0.0, 1.0}
    for name in ("role", "topic", "person"):
        assert (made.tags[:, TAGS.index(name)] == -1).all()


def test_every_key_of_a_recollection_can_be_left_out() -> None:
    for key in NOTHING:
        made_of({name: WHOLE[name] for name in WHOLE if name != key})


def test_a_mark_without_severity_teaches_none() -> None:
    talk = [{"quote": "I'm a clown", "patterns": ["labeling"]}]
    assert learned(made_of(WHOLE | {"self_talk": talk})) == set(OUTPUTS) - set(SEVERITIES)


def test_a_line_looked_at_for_one_thing_teaches_that_alone() -> None:
    talk = {"id": "x", "text": "I'm a clown.", "self_talk": True, "patterns": ["labeling"]}
    assert learned(made_of(talk)) == set(SELF_TALK) - set(SEVERITIES)
    act = {"id": "x", "text": "She smiled.", "signal": "smiled"}
    assert not learned(made_of(act)) & {*SELF_TALK, *DISTRESS, *FIELDS, *OUTCOME}
    assert made_of(act).targets[0, INDEX["polarity_positive"]]
    low = {"id": "x", "text": "I'm a burden.", "about": "distress", "distress": "elevated"}
    assert learned(made_of(low)) == set(DISTRESS)
