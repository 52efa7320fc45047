"""What the text's own words speak against is left out of the advice."""

import dataclasses

import pytest

from afterview.doubtful import answered, settled, turned, without_an_offer
from afterview.records import Person, Quote, Reflection, SelfTalk, Signal, Source

SOURCE = Source("x", None, "", 9, "en")


def told(text: str, **parts: object) -> Reflection:
    return settled(Reflection(SOURCE, is_interview=True, **parts), text)  # type: ignore[arg-type]


def quote(text: str, words: str) -> Quote:
    return Quote.of(text, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("One slip isn't the interview", True),
        ("The logging hardly counts for me", False),
        ("Money's twenty grand less", False),
        ("he is not the chosen one", False),
        ("I did think I was fit for bait", False),
        ("Nine years, no accident, that also is a degree", True),
    ],
)
def test_a_calmer_line_has_to_be_one(words: str, kept: bool) -> None:
    text = f"{words}. And so on."
    assert bool(told(text, balanced=(quote(text, words),)).balanced) is kept


def test_what_somebody_says_against_the_writer_is_no_calmer_line() -> None:
    text = "My neighbour says that a woman of forty learns no new wheel."
    people = (Person("My neighbour", "unsupportive"),)
    assert told(text, people=people, balanced=(quote(text, text[:-1]),)).balanced == ()


def test_a_calmer_line_that_goes_on_with_the_harsh_one_is_none() -> None:
    text = "The coats mean nothing, they'd measure anybody. It is late."
    talk = SelfTalk(0, 22, "The coats mean nothing", (), 2, 0.9)
    line = quote(text, "they'd measure anybody")
    assert told(text, self_talk=(talk,), balanced=(line,)).balanced == ()
    text = "The coats mean nothing, but they did measure me. It is late."
    line = quote(text, "they did measure me")
    assert told(text, self_talk=(talk,), balanced=(line,)).balanced == (line,)


def test_the_writers_answer_to_themself_is_what_is_quoted() -> None:
    text = "My aunt says I learn no new wheel, but I feel fine today."
    assert turned(quote(text, text)).quote == "I feel fine today."
    assert told(text, balanced=(quote(text, text),)).balanced[0].quote == "I feel fine today."


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("My uncle says he was right, stay in the van.", "unsupportive"),
        ("My uncle made tea and said well done.", "supportive"),
        ("My uncle had tea ready, my dad never looked round.", "supportive"),
    ],
)
def test_who_puts_the_writer_down_is_not_on_their_side(text: str, stance: str) -> None:
    assert told(text, people=(Person("My uncle", "supportive"),)).people[0].stance == stance


def test_the_panel_is_not_family() -> None:
    text = "The panel was Dr Ferraro and the head nurse Lou. My mate Lou rang later."
    assert told(text, people=(Person("Lou", "supportive"),)).people == ()
    text = "My mate Lou rang. The panel was kind."
    assert told(text, people=(Person("Lou", "supportive"),)).people != ()


def test_praise_comes_from_them() -> None:
    text = "I actually ate that up. She said I was a natural."
    own = Signal(0, 22, "I actually ate that up", "praised", "positive", None, 0.9)
    hers = Signal(24, 49, "She said I was a natural.", "praised", "positive", "she", 0.9)
    assert told(text, signals=(own, hers)).signals == (hers,)


def test_a_question_that_was_answered_is_not_open() -> None:
    text = "I asked how many labourers, sixty. I asked who trains the drivers."
    many, who = (quote(text, w) for w in ("how many labourers, sixty", "who trains the drivers"))
    assert told(text, unanswered=(many, who)).unanswered == (who,)
    asked = Reflection(
        SOURCE, is_interview=True, own_questions=(who,),
        signals=(Signal(len(text), len(text) + 20, "He told me all of it", "answered_in_depth",
                        "positive", "he", 0.9),),
    )  # fmt: skip
    assert answered(who, asked, f"{text} He told me all of it.")
    assert not answered(who, told(text, own_questions=(who,)), text)


@pytest.mark.parametrize(
    ("company", "kept"), [("fae Clydeside Theatre", "Clydeside Theatre"), ("Pop", None)]
)
def test_the_name_of_the_employer(company: str, kept: str | None) -> None:
    assert told(f"A letter {company} came.", company=company).company == kept


@pytest.mark.parametrize(
    ("text", "read", "outcome"),
    [
        ("He'd have a yes or no in two weeks. Could I start in June?", "offer", "pending"),
        ("They offered me the job.", "offer", "offer"),
        ("I've withdrawn. It isn't for me.", "rejected", "withdrawn"),
        ("They chose another.", "rejected", "rejected"),
    ],
)
def test_an_offer_needs_a_word_for_it(text: str, read: str, outcome: str) -> None:
    assert told(text, outcome=read).outcome == outcome


def test_a_no_that_is_read_as_a_sign_is_an_answer() -> None:
    text = "It's a no. I had asked them twice."
    no = Signal(0, 10, "It's a no.", "rejected", "negative", None, 0.72)
    assert told(text, outcome="pending", signals=(no,)).outcome == "rejected"
    assert told(text, outcome="advanced", signals=(no,)).outcome == "advanced"
    assert told(f"{text} I've withdrawn.", outcome="pending", signals=(no,)).outcome == "withdrawn"
    unsure = dataclasses.replace(no, confidence=0.58)
    assert told(text, outcome="pending", signals=(unsure,)).outcome == "pending"


def test_who_came_second_is_not_through() -> None:
    assert (
        told("Well I've come second. In a field of two.", outcome="advanced").outcome == "rejected"
    )
    assert told("I came in second. They want me back.", outcome="advanced").outcome == "advanced"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("She said to come by on Saturday.", "next_steps"),
        ("She rang with an offer.", "offered"),
    ],
)
def test_an_offer_without_a_word_for_it_is_a_next_step(text: str, sign: str) -> None:
    read = Signal(0, len(text), text, "offered", "positive", None, 0.9)
    found = without_an_offer(Reflection(SOURCE, True, signals=(read,)), text)
    assert [s.signal for s in found.signals] == [sign]
