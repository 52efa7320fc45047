"""The scores: what a perfect reader gets, what a silent one gets, and one case by hand."""

import json
from typing import Any

import pytest

from afterview.training.scoring import Tally, pairs, score

ROW: dict[str, Any] = {
    "id": "x",
    "text": "She smiled. I froze. I'm an idiot. Mam rang.",
    "written_on": "2026-03-02",
    "self_talk": [{"quote": "I'm an idiot", "patterns": ["labeling"], "severity": 2}],
    "balanced": [],
    "signals": [{"quote": "She smiled", "signal": "smiled", "polarity": "positive"}],
    "traps": [{"quote": "Mam rang", "looks_like": "signal", "why": "the mother"}],
    "stumble": {"quote": "I froze"},
    "after_stumble": "unknown",
    "strengths": [],
    "own_questions": [],
    "unanswered": [],
    "decision_by": None,
    "felt": "went_badly",
    "verdict": "unclear",
    "outcome": "pending",
    "company": None,
    "role": None,
    "topics": [],
    "drawbacks": [],
    "people": [{"name": "Mam", "stance": "neutral"}],
    "distress": "none",
}
PERFECT: dict[str, Any] = {
    "self_talk": [
        {"start": 21, "end": 33, "patterns": [{"pattern": "labeling"}], "severity": 2},
    ],
    "signals": [{"start": 0, "end": 10, "signal": "smiled", "polarity": "positive"}],
    "stumble": {"start": 12, "end": 19},
    "after_stumble": {"change": "unknown"},
    "verdict": {"label": "unclear", "felt": "went_badly"},
    "outcome": "pending",
    "distress": "none",
    "company": None,
    "role": None,
    "decision": None,
    "people": [{"name": "Mam", "stance": "neutral"}],
    **{name: [] for name in ("balanced", "strengths", "own_questions", "unanswered", "drawbacks")},
}
SILENT = PERFECT | {
    "self_talk": [],
    "signals": [{"start": 35, "end": 43, "signal": "friendly", "polarity": "positive"}],
    "stumble": None,
    "after_stumble": None,
    "people": [],
}


def test_a_perfect_reader_gets_everything() -> None:
    table = score([ROW], [PERFECT]).table()
    wanted = {name: value for name, (value, n) in table.items() if n and name != "traps"}
    assert set(wanted.values()) == {1.0}
    assert table["traps"] == (0.0, 1)


def test_a_silent_reader_misses_and_falls_for_the_trap() -> None:
    table = score([ROW], [SILENT]).table()
    assert table["self_talk"] == (0.0, 1)
    assert table["stumble"] == (0.0, 1)
    assert table["signals"] == (0.0, 1)
    assert table["traps"] == (1.0, 1)
    assert table["people with stance"] == (0.0, 1)


def test_each_stretch_counts_once_and_the_larger_overlap_first() -> None:
    assert pairs([(0, 10), (8, 20)], [(0, 20)]) == [(1, 0)]
    assert pairs([(0, 10)], [(4, 9), (0, 9)]) == [(0, 1)]


def test_what_nobody_looked_for_is_not_scored() -> None:
    whole = score([ROW], [PERFECT]).table()
    for key, figures in {
        "self_talk": {"self_talk", "patterns", "severity within 1"},
        "signals": {"signals", "signals, polarity only", "traps"},
        "balanced": {"balanced"},
        "stumble": {"stumble"},
        "after_stumble": {"after the stumble"},
        "people": {"people with stance"},
        "felt": {"felt"},
        "verdict": {"verdict"},
        "outcome": {"outcome"},
        "distress": {"distress"},
        "company": {"company"},
    }.items():
        left_out = {name: ROW[name] for name in ROW if name != key}
        table = score([left_out], [PERFECT]).table()
        assert table == {name: whole[name] for name in whole if name not in figures}


def test_a_mark_says_only_what_is_in_it() -> None:
    marks = {
        "self_talk": [{"quote": "I'm an idiot"}],
        "signals": [{"quote": "She smiled", "signal": "smiled"}],
    }
    table = score([ROW | marks], [PERFECT]).table()
    assert table["self_talk"] == table["signals, polarity only"] == (1.0, 1)
    assert not {"patterns", "severity within 1"} & table.keys()


def test_a_sentence_is_scored_on_what_it_was_looked_at_for() -> None:
    row = {"id": "x", "text": "She smiled. I froze. I'm an idiot. Mam rang."}
    assert score([row | {"self_talk": True}], [PERFECT]).table() == {
        "sentences, self-talk": (1.0, 1)
    }
    assert score([row | {"signal": None}], [PERFECT]).table() == {"sentences, signals": (0.0, 1)}
    low = row | {"about": "distress", "distress": "none"}
    assert score([low], [PERFECT]).table() == {"sentences, distress": (1.0, 1)}


def test_f1() -> None:
    tally = Tally()
    tally.add(3, 4, 6)
    assert tally.f1 == pytest.approx(0.6)
    assert Tally().f1 == 0.0


def test_scores_of_the_program_are_of_its_own_shape() -> None:
    from afterview.training.evaluate import predictions

    found = list(predictions([ROW]))
    json.dumps(found)
    assert set(score([ROW], found).table()) >= {"self_talk", "signals", "verdict", "felt"}
