"""The verdict's one word follows what the interviewers did, and the encoder where that says little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.labels import POSITIVE, SIGNALS, polarity_of
from afterview.records import Reflection, Signal, Source
from afterview.standing import TABLE, balance, standing, standing_features

SOURCE = Source("x", None, "", 100, "en")


def told(*labels: str, **more: object) -> Reflection:
    acts = (Signal(0, 3, "abc", x, polarity_of(x), None, 0.9, "unknown") for x in labels)  # type: ignore[arg-type]
    return Reflection(SOURCE, True, signals=tuple(acts), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["praised", "next_steps", "introduced_others", "smiled"], "went_well"),
        (["hostile", "cut_short", "rejected"], "went_badly"),
        (["praised", "smiled", "criticized", "flat"], "mixed"),
        ([], "unclear"),
    ],
)
def test_plain_cases(labels: list[str], wanted: str) -> None:
    assert standing(told(*labels)) == wanted


def test_a_text_about_no_interview_is_unclear() -> None:
    assert standing(Reflection(SOURCE, False)) == "unclear"


def test_the_encoder_moves_what_lies_between_and_not_what_is_plain() -> None:
    leans = {"went_well": -3.0, "mixed": -3.0, "went_badly": 0.0, "unclear": -3.0}
    assert standing(told("flat", impression=leans)) == "went_badly"
    good = ["offered", "praised", "spoke_as_if_hired", "introduced_others", "next_steps"]
    assert standing(told(*good, impression=leans)) == "went_well"


@given(st.lists(st.sampled_from(SIGNALS), max_size=15))
def test_a_table_for_every_feature_and_a_balance_within_bounds(labels: list[str]) -> None:
    found = told(*labels)
    assert {len(weights) for weights in TABLE.values()} == {len(standing_features(found)) + 1}
    assert -1.0 < balance(found) < 1.0


@given(st.lists(st.sampled_from(SIGNALS), max_size=8), st.sampled_from(POSITIVE))
def test_one_more_good_sign_never_tips_the_balance_down(labels: list[str], more: str) -> None:
    assert balance(told(*labels, more)) >= balance(told(*labels))


@pytest.mark.parametrize("label", ["went_well", "mixed", "went_badly"])
def test_no_verdict_without_anything_that_bears_it_out(label: str) -> None:
    leans = {name: 0.0 if name == label else -99.0 for name in TABLE}
    assert standing(told(impression=leans)) == "unclear"
    assert standing(told("smiled" if label != "went_badly" else "flat", impression=leans)) == label
