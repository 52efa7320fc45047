"""Which questions to the company are proposed, and in which order of what the text gives."""

import pytest

from afterview.advice.choice import Chooser, Value
from afterview.advice.page import branch, trade
from afterview.advice.questions import questions, research
from afterview.content import load
from afterview.records import Outcome, Quote, Reflection, Source, Stumble

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


PELL = "Pell wanted a figure, how many boxes a week, and I said forty. I explained how I would go through the old files."


def test_a_topic_that_is_not_shown_to_be_theirs_goes_before_the_trade() -> None:
    start = PELL.index("and I said forty")
    told = Reflection(
        SOURCE, True, role="records officer", topics=("boxes", "old files"),
        stumble=Stumble(start, start + 16, "and I said forty", 0.9),
    )  # fmt: skip
    asked = questions(told, Chooser("ab"), PELL)
    assert [q.about for q in asked] == ["old files", "records officer"]
    assert "the old files" in asked[0].text


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f"])
def test_what_the_writer_told_of_is_not_said_to_be_theirs(seed: str) -> None:
    text = "I told him about the newspaper list."
    told = Reflection(SOURCE, True, topics=("newspaper list",))
    asked = questions(told, Chooser(seed), text)
    own = [line.text for line in load().questions.spoken if line.about == "own"]
    assert asked[0].text in [line.format(topic="the newspaper list") for line in own]


def test_the_stumble_is_not_asked_about_where_it_is_the_only_topic() -> None:
    text = "On data protection I lost the thread."
    told = Reflection(
        SOURCE, True, topics=("data protection",), stumble=Stumble(0, 37, text, 0.9)
    )  # fmt: skip
    assert kinds(told, text) == ["general"] * 3


def test_what_to_ask_goes_by_the_job_and_where_to_look_by_the_employer() -> None:
    told = Reflection(SOURCE, True, role="office manager", company="Ashgrove School")
    asked, looked = trade(told), branch(told)
    assert asked
    assert looked
    assert (asked.id, looked.id) == ("office", "school")
    found = [q.text for q in questions(told, Chooser("ab")) if q.kind == "trade"]
    assert found
    assert set(found) <= {line.text for line in asked.ask}
    first = research(told, Chooser("ab"), {"company": [Value("Ashgrove School")]})[0]
    assert first in [line.text.format(company="Ashgrove School") for line in looked.look]


def test_every_question_to_them_is_one() -> None:
    text = "They never said how the bonus is paid. I mixed up who may sign for what."
    told = Reflection(
        SOURCE, True, unanswered=(Quote.of(text, 0, 37), Quote.of(text, 39, len(text)))
    )  # fmt: skip
    asked = [q.text for q in questions(told, Chooser("ab"), text)]
    assert len(asked) == 1
    assert "how the bonus is paid" in asked[0]
    assert all(one.endswith("?") and "“" not in one for one in asked)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("They asked about the kilns. Driving home I knew the right answer about buffer strength.",
         "buffer strength"),
        ("They asked about the kilns. The better answer came in the shower: the buffer strength we had.",
         "kilns"),
        ("They asked about the kilns. On the bus I read about buffer strength.", None),
    ],
)  # fmt: skip
def test_the_better_answer_came_later(text: str, about: str | None) -> None:
    told = Reflection(SOURCE, True, topics=("kilns", "buffer strength"))
    found = [q.about for q in questions(told, Chooser("ab"), text) if q.kind == "afterthought"]
    assert found == ([about] if about else [])


@pytest.mark.parametrize("answered", [True, False])
def test_what_was_asked_already_is_not_asked_again(answered: bool) -> None:
    text = "They showed me the kiln. I asked about the glaze store and got dates and names."
    own = (Quote.of(text, text.index("I asked"), len(text)),) if answered else ()
    told = Reflection(SOURCE, True, topics=("glaze store", "kiln"), own_questions=own)
    assert [q.about for q in questions(told, Chooser("ab"), text)] == ["kiln"]


def test_without_anything_else_a_question_goes_on_from_what_was_answered() -> None:
    text = "I asked about the glaze store and got dates and names."
    found = questions(Reflection(SOURCE, True, topics=("glaze store",)), Chooser("ab"), text)
    lines = [line.text.format(topic="the glaze store") for line in load().questions.answered]
    assert found[0].text in lines


@pytest.mark.parametrize("seed", "abcdefgh")
def test_what_is_still_to_come_has_no_last_few_years(seed: str) -> None:
    text = "They told me about the new kiln software, and how they fire the kiln software in May."
    told = Reflection(SOURCE, True, topics=("kiln software",))
    asked = questions(told, Chooser(seed), text)[0].text
    past = [
        line.text.format(topic="the kiln software") for line in load().questions.topic if line.past
    ]
    assert "kiln software" in asked
    assert asked not in past
