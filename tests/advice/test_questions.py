"""Which questions to the company are proposed, and in which order of what the text gives."""

import pytest

from afterview.advice.choice import Chooser
from afterview.advice.questions import questions
from afterview.content import load
from afterview.records import Outcome, Reflection, Source

SOURCE = Source("x", None, "ab", 9, "en")


def kinds(told: Reflection, text: str = "", choose: Chooser | None = None) -> list[str]:
    return [question.kind for question in questions(told, choose or Chooser("ab"), text)]


@pytest.mark.parametrize(
    ("role", "topics", "expected"),
    [
        ("night porter", (), ["role", "trade", "trade"]),
        ("wizard", (), ["role", "general", "general"]),
        (None, (), ["general"] * 3),
        ("night porter", ("the key cupboard",), ["due_diligence", "role"]),
    ],
)
def test_what_the_text_names_goes_before_the_trade_and_the_trade_before_anything(
    role: str | None, topics: tuple[str, ...], expected: list[str]
) -> None:
    text = "They told me about the key cupboard, and how they keep the key cupboard locked."
    assert kinds(Reflection(SOURCE, True, role=role, topics=topics), text) == expected


def test_a_trade_that_has_said_everything_leaves_the_rest_to_general_ones() -> None:
    choose = Chooser("ab")
    told = Reflection(SOURCE, True, role="night porter")
    found = [kind for _ in range(6) for kind in kinds(told, choose=choose)]
    trade = next(one for one in load().trades if one.id == "kitchen")
    assert found.count("trade") == len(trade.ask)
    assert "general" in found


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn"])
def test_nothing_is_left_to_ask_after_a_no(outcome: Outcome) -> None:
    assert not kinds(Reflection(SOURCE, True, role="night porter", outcome=outcome))
