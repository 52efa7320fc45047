"""Which questions to the company are proposed, and in which order of what the text gives."""

import datetime as dt

import pytest

from afterview.advice.choice import Chooser, Value
from afterview.advice.page import branch, page, trade
from afterview.advice.questions import questions
from afterview.advice.research import research
from afterview.advice.sore import touches_stumble
from afterview.advice.topics import phrase_of
from afterview.content import load
from afterview.records import Outcome, Quote, Reflection, Source, Stumble

SOURCE = Source("x", None, "ab", 9, "en")
TODAY = dt.date(2026, 3, 3)


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


PELL = "Pell wanted a figure, how many boxes a week, and I said forty. Then on to the old files."


def test_a_topic_that_is_not_shown_to_be_theirs_goes_before_the_trade() -> None:
    start = PELL.index("and I said forty")
    told = Reflection(
        SOURCE, True, role="records officer", topics=("boxes", "old files"),
        stumble=Stumble(start, start + 16, "and I said forty", 0.9),
    )  # fmt: skip
    asked = questions(told, Chooser("ab"), PELL)
    assert [q.about for q in asked] == ["old files", "records officer"]
    assert "the old files" in asked[0].text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I told him about the newspaper list.", "newspaper list"),
        ("They had me tell of the ward. I had the growth figures by heart.", "growth figures"),
        ("Didn't mention the care homes series.", "care homes series"),
        ("I prepared one whole nice answer about business partnering.", "business partnering"),
        ("What would I do about a choir of nine?", "choir of nine"),
        ("He asked about bunker hedging.", "bunker hedging"),
        ("How many lessons I would observe in a week.", "lessons"),
        ("She gave me a sheet of attendance figures.", "attendance figures"),
        ("He asked how I would treat the fellow officers.", "fellow officers"),
        ("The post is for the renewal of a bridge.", "renewal of a bridge"),
        ("They have the lodge with the plunge pools.", "plunge pools"),
        ('They wanted "trends".', "trends"),
        ("She said that the night team is nice.", "night team"),
    ],
)
def test_what_is_the_writers_or_the_job_or_people_is_not_asked_about(text: str, topic: str) -> None:
    told = Reflection(SOURCE, True, topics=(topic,))
    assert kinds(told, text) == ["general"] * 3
    assert topic not in " ".join(
        research(told, Chooser("ab"), page(told, text, TODAY, None, False))
    )


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f"])
def test_only_what_happens_comes_up_and_only_work_is_of_a_kind(seed: str) -> None:
    for topic, about in (
        ("stock taking", "work"),
        ("old files", "thing"),
        ("a drunk guest", "case"),
    ):
        told = Reflection(SOURCE, True, topics=(topic,))
        text = f"Then on to {topic}."
        asked = questions(told, Chooser(seed), text)
        fit = [line.text for line in load().questions.spoken if line.about == about]
        assert asked[0].text in [line.format(topic=phrase_of(topic, text)) for line in fit]


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


@pytest.mark.parametrize(
    ("text", "stumble", "topic", "sore"),
    [
        ("He asked about bunker hedging. I explained it the wrong way round.", "I explained it the wrong way round.",
         "bunker hedging", True),
        ("He wanted the bridge to EBITDA. I had it in the deck. Page 6 and page 9 differed.", "Page 6 and page 9 differed.",
         "the bridge to EBITDA", True),
        ("I sat with my mouth open. Then I got it, while the generator rental is there.", "", "the generator rental", True),
        ("I froze. After that she spoke of the depot move.", "I froze.", "the depot move", False),
        ("I froze.\n\nThey are moving the depot.", "I froze.", "the depot", False),
        ("They're moving the depot.\n\nShe asked about kilns. I froze.", "I froze.", "the depot", False),
    ],
)  # fmt: skip
def test_the_scene_of_a_slip_goes_from_their_question_to_what_follows(
    text: str, stumble: str, topic: str, sore: bool
) -> None:
    start = text.index(stumble)
    moment = Stumble(start, start + len(stumble), stumble, 0.9) if stumble else None
    assert touches_stumble(topic, Reflection(SOURCE, True, stumble=moment), text) is sore


@pytest.mark.parametrize(
    "behind",
    ['"It varies," she said.', "I still couldn't tell you.", "They did not have the number."],
)
def test_what_the_writer_asked_and_got_no_answer_to_is_asked_first(behind: str) -> None:
    text = f"They are moving the depot. I asked how many files each person carries. {behind}"
    put = "I asked how many files each person carries."
    told = Reflection(
        SOURCE, True, role="clerk", topics=("the depot",),
        own_questions=(Quote.of(text, text.index(put), text.index(put) + len(put)),),
    )  # fmt: skip
    first, second, *_ = questions(told, Chooser("ab"), text)
    assert "how many files each person carries" in first.text
    assert "the depot" in second.text


def test_only_what_has_a_public_life_is_looked_up() -> None:
    told = Reflection(SOURCE, True, company="Acme", role="shepherd")
    company = [Value("Acme")]
    for topic, known in (("the care homes series", False), ("the new payroll software", True)):
        found = research(told, Chooser("ab"), {"company": company, "topic": [Value(topic)]})
        assert (topic in " ".join(found)) is known


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f"])
def test_profiles_and_job_sites_are_for_work_at_a_desk(seed: str) -> None:
    for role in ("picker", "refuse loader", "organist", "wizard"):
        told = Reflection(SOURCE, True, company="Acme", role=role)
        found = " ".join(research(told, Chooser(seed), {"company": [Value("Acme")]}))
        assert "career sites" not in found
        assert "job site" not in found


@pytest.mark.parametrize(
    ("role", "expected"),
    [("canteen help", "kitchen"), ("picker", "works"), ("refuse loader", "road"), ("organist", "music"),
     ("principal", "school"), ("loan officer", "office")],
)  # fmt: skip
def test_trades_that_lacked_cues(role: str, expected: str) -> None:
    found = trade(Reflection(SOURCE, True, role=role))
    assert found
    assert found.id == expected


def test_a_topic_alone_is_no_trade() -> None:
    assert trade(Reflection(SOURCE, True, topics=("Telco account",))) is None


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
