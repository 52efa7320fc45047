"""A wording that supposes something is said only to a thought, a quote or a text that holds it."""

import pytest

from afterview.advice.barred import barred_by
from afterview.advice.choice import Chooser
from afterview.advice.focus import cards
from afterview.advice.reframe import reframes
from afterview.advice.self_questions import self_questions
from afterview.content import load
from afterview.records import Quote, Reflection, Signal, Verdict
from makers import SOURCE, thought

SEEDS = [str(number) for number in range(40)]
OPEN = Verdict("unclear", "unclear", 0.0, "")


KNEW = Quote(200, 230, "I knew every boiler on the list")


def said_to(quote: str, pattern: str, *signals: Signal, strengths: tuple[Quote, ...] = ()) -> str:
    """All that forty seeds say to a thought, in one string."""
    talk = thought(quote, pattern)
    told = Reflection(SOURCE, True, (talk,), signals=signals, strengths=strengths)
    found = []
    for seed in SEEDS:
        choose = Chooser(seed)
        found += [r.text for r in reframes(talk, told, OPEN, choose)]
        found += self_questions(told, choose, barred_by(told, hard=False))
        found += [f.text for f in cards([talk], choose, barred=barred_by(told, hard=False))]
    return " ".join(found)


@pytest.mark.parametrize(
    ("pattern", "with_it", "without", "words"),
    [
        ("fortune_telling", "They won't ring me", "I'll be called that until Christmas", "a certain no"),
        ("should_statement", "I should have said what I meant", "A man of my age should know his place",
         "better version"),
        ("should_statement", "I should have asked how", "Thirty years of keeping my mouth shut", "at that moment"),
        ("labeling", "I'm such an idiot with numbers", "A controller is what it comes to", "word like that"),
        ("labeling", "I'm an idiot, I said nothing", "Whose idea was that dinner", "slip"),
        ("mind_reading", "They cut it short because of me", "She must know that it was a lie", "for what they did"),
        ("discounting_positive", "She says that to everybody", "I figure that was the ball game",
         "have been the reason"),
    ],
)  # fmt: skip
def test_by_what_a_thought_says(pattern: str, with_it: str, without: str, words: str) -> None:
    knew = (KNEW,) if pattern in ("fortune_telling", "labeling") and words != "slip" else ()
    assert words in said_to(with_it, pattern, strengths=knew)
    assert words not in said_to(without, pattern, strengths=knew)


def test_praise_is_hard_to_let_in_only_where_there_is_some() -> None:
    quote = "She says that to everybody, I believe"
    praised = Signal(60, 80, "she called it a neat piece", "praised", "positive", None, 0.9, "unknown")  # fmt: skip
    smiled = Signal(60, 80, "he smiled at the door to me", "smiled", "positive", None, 0.9, "unknown")  # fmt: skip
    assert "praise is difficult" in said_to(quote, "discounting_positive", praised)
    assert "praise is difficult" not in said_to(quote, "discounting_positive", smiled)
    assert "kindness gets" in said_to(quote, "discounting_positive", smiled)
    assert "kindness gets" not in said_to(quote, "discounting_positive")


def test_what_took_no_time_is_not_said_to_have_cost_any() -> None:
    card = Signal(60, 85, "He gave me his card then", "gave_contact", "positive", None, 0.9, "unknown")  # fmt: skip
    long = Signal(60, 85, "We ran over by twenty minutes", "ran_over", "positive", None, 0.9, "unknown")  # fmt: skip
    said = "I was dreadful from beginning to end", "all_or_nothing"
    for words in ("cost an employer time", "took time on their side", "took trouble"):
        assert words in said_to(*said, long)
        assert words not in said_to(*said, card)


def test_a_state_is_never_told_as_a_fact() -> None:
    content = load()
    lines = [
        *content.reframes.opening,
        *content.reframes.body,
        *content.focus,
        *content.coping.coping,
    ]
    facts = ("you are tired", "you're worn out", "is tired,", "{am} tired today. ", "A tired ", "are you, perhaps",
             "You're frightened", "{I} can be nervous")  # fmt: skip
    assert not [
        line.id
        for line in lines
        if any(fact in line.text for fact in facts) and line.id != "low-17"
    ]


def test_the_scene_is_not_gone_over_again_where_it_goes_round_already() -> None:
    talk = thought("I keep hearing myself say the wrong number", "rumination")
    assert "rumination" in barred_by(Reflection(SOURCE, True, (talk,)), hard=False)
    again = ("read your account once from the end", "as if it had happened to somebody else, from the hello",
             "Let the scene run")  # fmt: skip
    for line in (*load().reframes.act, *load().coping.coping):
        assert (
            line.id == ""
            or not any(words in line.text for words in again)
            or "rumination" in line.unless
        )
