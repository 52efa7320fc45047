import numpy as np

from afterview.regression import likeliest
from afterview.training.regression import JUDGEMENTS, fitted


def test_a_fitted_table_says_what_the_regression_says() -> None:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 3))
    y = np.select([x[:, 0] > 0.5, x[:, 0] < -0.5], ["warmer", "cooler"], "same")
    accuracy, table = fitted(x, y, [f"r{i % 5}" for i in range(200)])
    assert accuracy > 0.9
    said = [likeliest(table, row) for row in x]
    assert np.mean(np.array(said) == y) > 0.9


def test_a_feature_that_never_changes_weighs_nothing() -> None:
    x = np.column_stack([np.arange(20.0), np.ones(20)])
    _, table = fitted(
        x, np.array(["a", "b", "c", "a", "b"])[np.arange(20) // 4], [str(i % 2) for i in range(20)]
    )
    assert np.isfinite([v for values in table.values() for v in values]).all()


def test_each_judgement_is_a_field_of_a_row(recollection_rows: list[dict[str, object]]) -> None:
    assert {j.field for j in JUDGEMENTS} <= recollection_rows[0].keys()
