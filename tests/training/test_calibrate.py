"""Calibration: the error is what it says it is, and Platt's two numbers lower it."""

import numpy as np
import pytest

from afterview.training.calibrate import expected_calibration_error, logit, platt


def sharpened(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities that are three times too sure of themselves, with what came true."""
    rng = np.random.default_rng(seed)
    honest = rng.uniform(0.02, 0.98, 4_000)
    truth = (rng.uniform(size=honest.size) < honest).astype(float)
    return 1 / (1 + np.exp(-3 * logit(honest))), truth


def test_platt_makes_an_overconfident_model_honest() -> None:
    said, truth = sharpened(1)
    slope, shift = platt(said, truth)
    assert slope == pytest.approx(1 / 3, abs=0.05)
    fresh, came = sharpened(2)
    mended = 1 / (1 + np.exp(-(slope * logit(fresh) + shift)))
    assert expected_calibration_error(fresh, came) > 0.1
    assert expected_calibration_error(mended, came) < 0.03


def test_nothing_to_learn_from_changes_nothing() -> None:
    assert platt(np.array([0.2, 0.7]), np.array([0.0, 0.0])) == (1.0, 0.0)


def test_the_error_of_a_constant() -> None:
    assert expected_calibration_error(np.full(10, 0.75), np.array([1.0] * 5 + [0.0] * 5)) == 0.25
