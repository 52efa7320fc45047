"""A fifth is held out, always the same; two numbers are fitted to it, and not too far."""

import dataclasses
import random
from pathlib import Path

import numpy as np
import pytest

from afterview.nlp.manifest import folder_of
from afterview.nlp.model import model
from afterview.training.calibrate import expected_calibration_error
from afterview.training.corpus import read_rows
from afterview.training.held_out import compared, held_out, pair_near, recalibrated

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
ROWS = list(read_rows([CORPUS / "t1.jsonl"]))[:60]


def test_no_group_is_on_both_sides() -> None:
    rest, held = held_out(ROWS)
    assert len(rest) + len(held) == 60
    assert 6 <= len(held) <= 18
    groups = [{row["id"][:6] for row in part} for part in (rest, held)]
    assert not groups[0] & groups[1]


def test_the_order_of_rows_changes_nothing() -> None:
    mixed = random.Random(1).sample(ROWS, len(ROWS))
    ids = [sorted(row["id"] for row in held_out(rows)[1]) for rows in (ROWS, mixed)]
    assert ids[0] == ids[1]


def test_repeats_of_few_texts_are_few() -> None:
    assert held_out(ROWS[:6] * 10) == (ROWS[:6] * 10, [])


def sentences(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Logits that are twice too large and one too small, and what came true."""
    rng = np.random.default_rng(seed)
    honest = rng.normal(-2, 2, count)
    truth = (rng.uniform(size=count) < 1 / (1 + np.exp(-honest))).astype(float)
    return 2 * honest - 2, truth


def test_many_sentences_make_it_honest() -> None:
    logits, truth = sentences(40_000, 1)
    slope, shift = pair_near((1.0, 0.0), logits, truth)
    assert slope == pytest.approx(0.5, abs=0.05)
    assert shift == pytest.approx(1.0, abs=0.15)
    fresh, came = sentences(4_000, 2)
    said = 1 / (1 + np.exp(-(slope * fresh + shift)))
    assert expected_calibration_error(said, came) < 0.03


def test_few_move_it_a_little_and_next_to_none_not_at_all() -> None:
    logits, truth = sentences(60, 3)
    slope, shift = pair_near((1.0, 0.0), logits, truth)
    assert 0.5 < slope < 1.0
    assert 0.0 < shift < 1.0
    assert pair_near((0.7, -0.3), logits[:4], np.ones(4)) == (0.7, -0.3)
    assert pair_near((0.7, -0.3), logits, np.zeros(60)) == (0.7, -0.3)


@pytest.mark.parametrize("sure", [14.0, -14.0])
def test_whatever_the_model_was_sure_of_two_numbers_come_out(sure: float) -> None:
    truth = np.array([1.0] * 50 + [0.0] * 50)
    pair = pair_near((1.0, 0.0), np.where(truth > 0, sure, -sure), truth)
    assert np.isfinite(pair).all()
    assert max(map(abs, pair)) < 10


def test_only_self_talk_and_signals_are_fitted_anew() -> None:
    ours = model()
    shifted = dataclasses.replace(ours, bias=ours.bias - 3)  # too careful by three
    found = recalibrated(ROWS, shifted)
    assert found["self_talk"][1] > ours.calibration["self_talk"][1] + 0.1
    kept = {name for name, pair in ours.calibration.items() if found[name] == pair}
    assert set(found) - kept <= {"self_talk", "signal"}


def test_lines_of_several_sentences_fit_nothing() -> None:
    rows = [{**row, "text": "It rained. It rained again."} for row in ROWS[:9]]
    assert recalibrated(rows, model()) == dict(model().calibration)


def test_the_figures_are_those_of_evaluate() -> None:
    rows = list(read_rows([CORPUS / "r13.jsonl"]))[:2] + ROWS[:3]
    ours = folder_of(None)
    figures = {figure.name: figure for figure in compared(rows, ours, ours)}
    assert set(figures) == {"self-talk F1", "signals F1", "sentences right on self-talk"}
    assert all(figure.before == figure.after for figure in figures.values())
    assert figures["sentences right on self-talk"].of == 3
