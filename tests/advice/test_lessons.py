"""What the writer would do differently is taken whole, and only where it is the writer who says it."""

import dataclasses

import pytest

from afterview.advice.lessons import lessons
from afterview.content import load
from afterview.records import PatternScore, SelfTalk, Stumble
from afterview.training.oracle import reflection_of

EMPTY = {
    "id": "x", "written_on": "2026-03-02", "self_talk": [], "balanced": [], "signals": [],
    "stumble": None, "after_stumble": None, "strengths": [], "own_questions": [], "unanswered": [],
    "decision_by": None, "felt": "unclear", "verdict": "unclear", "outcome": "pending", "company": None,
    "role": None, "topics": [], "drawbacks": [], "people": [], "distress": "none",
}  # fmt: skip


def quoted_in(text: str) -> list[str]:
    """What the lessons of a text quote that holds nothing else."""
    found = lessons(reflection_of({**EMPTY, "text": text}), text)
    return [quote.quote for lesson in found for quote in lesson.evidence]


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("They asked about stock. Next time I'd draw it first.", "Next time I'd draw it first"),
        ("I'd read the brief twice next time, before I say a word.",
         "I'd read the brief twice next time, before I say a word"),
        ("I would start with the budget differently and then go on and on and on until the hour is over.",
         "I would start with the budget differently"),
        ("He asked what I'd do differently and I said print the row, and he laughed.", None),
        ("She wanted to know how I would handle it differently.", None),
        ("They asked which parts exactly I would do differently.", None),
    ],
)  # fmt: skip
def test_plans_of_the_writers_own(text: str, plan: str | None) -> None:
    assert quoted_in(text) == ([plan] if plan else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I never mentioned that I trained both of them. I thought of it on the roundabout.",
         "I never mentioned that I trained both of them"),
        ("They asked about teams. I forgot to tell them I ran nights with 46 people!",
         "I forgot to tell them I ran nights with 46 people"),
        ("I didn't mention my certificate in welding.", "I didn't mention my certificate in welding"),
        ("I also forgot to say that I am a trained first aider.",
         "I also forgot to say that I am a trained first aider"),
        ("I never mentioned I have a forklift licence.", "I never mentioned I have a forklift licence"),
        ("I forgot to say that I am epileptic.", None),
        ("I never mentioned I worked in Leeds, thank God.", None),
        ("I didn't tell them I have epilepsy.", None),
        ("I left out the milk. I forgot to say thank you.", None),
        ("I didn't tell him I made a mess of it.", None),
    ],
)  # fmt: skip
def test_what_was_left_out(text: str, told: str | None) -> None:
    assert quoted_in(text) == ([told] if told else [])


@pytest.mark.parametrize(
    ("quote", "lesson"),
    [
        ("I should have brought my audit certificate", "papers"),
        ("I should have brought up the audit", "general"),
        ("I'd forgotten, and came without my portfolio", "papers"),
        ("On data protection I lost the thread and stopped in the middle", "blank"),
        ("I forgot my own number", "blank"),
        ("I should have read their page", "prepare"),
        ("in the middle the connection went", "tech"),
        ("the call went well until the fee", "general"),
        ("I addressed the chair by the name of the man beside him", "name"),
        ("I put the brake pads in the wrong tote on line four", "hands"),
        ("What I said went for six minutes and I saw the pen", "general"),
        ("I became loud", "temper"),
        ("I took it too slowly", "pace"),
        ("I gossiped about the rector's family", "gossip"),
    ],
)
def test_which_lesson_a_moment_gets(quote: str, lesson: str) -> None:
    text = f"They were kind. {quote}."
    start = text.index(quote)
    moment = Stumble(start, start + len(quote), quote, 0.9)
    told = dataclasses.replace(reflection_of({**EMPTY, "text": text}), stumble=moment)
    found = lessons(told, text)
    wanted = next(one for one in load().lessons.lesson if one.id == lesson)
    assert len(found) == 1
    assert found[0].practice in wanted.practices


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I wish I'd brought my portfolio. It rained.", "I wish I'd brought my portfolio"),
        ("I regret not looking at their page.", None),
        ("I wish I'd never gone.", None),
        ("She wishes I'd brought my portfolio.", None),
    ],
)
def test_regrets_without_should(text: str, told: str | None) -> None:
    assert quoted_in(text) == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He asked why. I could of just said I was being daft and I'm not now.",
         "I could of just said I was being daft and I'm not now"),
        ("Rudy told me to read the last two digits because everybody misses those. He left.",
         "Rudy told me to read the last two digits because everybody misses those"),
        ("He told me to wait outside.", None),
        ("I should have said nothing.", None),
    ],
)  # fmt: skip
def test_the_writers_own_lesson(text: str, told: str | None) -> None:
    assert quoted_in(text) == ([told] if told else [])


def test_the_writers_own_lesson_goes_before_the_general_one() -> None:
    quote = "I talked past the point"
    text = f"{quote}. I should have said that the second key is mine."
    moment = Stumble(0, len(quote), quote, 0.9)
    told = dataclasses.replace(reflection_of({**EMPTY, "text": text}), stumble=moment)
    assert [one.evidence[0].quote for one in lessons(told, text)] == [
        "I should have said that the second key is mine"
    ]


def test_no_lesson_is_headed_by_a_negative_thought() -> None:
    text = "I mixed up two tables. I should have seen it."
    told = reflection_of({**EMPTY, "text": text})
    moment = Stumble(23, 45, text[23:45], 0.9)
    thought = SelfTalk(23, 45, text[23:45], (PatternScore("labeling", 0.9),), 2, 0.9)
    assert lessons(dataclasses.replace(told, stumble=moment), text)
    assert not lessons(dataclasses.replace(told, stumble=moment, self_talk=(thought,)), text)
