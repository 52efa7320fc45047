"""What the writer left not knowing is asked of them, and never handed back to the writer."""

import pytest

from afterview.advice.open_points import open_point
from afterview.advice.unanswered import open_points
from afterview.records import Quote, Reflection, Source, Stumble

SOURCE = Source("x", None, "ab", 9, "en")


def points(text: str, *quotes: str, stumble: str | None = None) -> list[tuple[str, str]]:
    """The shape and phrase of each point; the whole text is one where no quote is named."""
    places = [(text.index(q), text.index(q) + len(q)) for q in quotes or (text,)]
    moment = None
    if stumble:
        start = text.index(stumble)
        moment = Stumble(start, start + len(stumble), stumble, 0.9)
    found = tuple(Quote.of(text, start, end) for start, end in places)
    told = Reflection(SOURCE, True, unanswered=found, stumble=moment)
    return [(point.shape, point.phrase) for point in open_points(told, text)]


@pytest.mark.parametrize(
    ("quote", "phrase"),
    [
        ("They never said how the night bonus is worked out", "how the night bonus is worked out"),
        ("She never told me when the rota comes out", "when the rota comes out"),
        ("Mr Pell didn't explain what the grade is", "what the grade is"),
        ("nobody told me who closes up", "who closes up"),
        ("I could have asked what happened to the last person", "what happened to the last person"),
        ("I didn't ask about the new pasteuriser they are putting in", "the new pasteuriser"),
        ("I could have asked about the training money.", "the training money"),
        ("I wish I'd asked about the vans", "the vans"),
        ("They didn't say anything about training", "training"),
        ("Which section I will get is not written", "which section I will get"),
        ("They never mentioned the rota that she showed me", "the rota"),
        (
            "And if the holidays can be split I have not learned",
            "whether the holidays can be split",
        ),
        ("i wanted to ask about the sunday rate n never got to", "the sunday rate"),
        ("The pension, not a whisper.", "the pension"),
        ("So I don't know the hours yet.", "the hours"),
        ("About the uniform nothing was said", "the uniform"),
    ],
)
def test_usual_ways_to_say_it_can_be_asked(quote: str, phrase: str) -> None:
    found = open_point(quote)
    assert (found.shape in ("clause", "noun"), found.phrase) == (True, phrase)


@pytest.mark.parametrize("quote", ["So is it me?", "But which sticker?", "So when do they choose"])
def test_what_the_writer_asks_themself_is_not_asked_of_them(quote: str) -> None:
    assert open_point(quote).shape == "quote"


def test_two_things_in_one_sentence_are_two_questions() -> None:
    text = (
        "They never said how the night bonus is worked out, and I didn't ask about the new"
        " pasteuriser they are putting in."
    )
    assert points(text) == [
        ("clause", "how the night bonus is worked out"),
        ("noun", "the new pasteuriser"),
    ]
    assert points("I never found out who closes and when.") == [("clause", "who closes and when")]


@pytest.mark.parametrize(
    "text",
    [
        "I mixed up who may sign for what.",
        "I never found out whether they noticed.",
        'he goes "depends"',
        "I never found out who else applied.",
        "Nothing was said about when",
        "I don't know what gets into me",
    ],
)
def test_slips_views_and_scraps_are_no_questions(text: str) -> None:
    assert not points(text)


def test_what_recalls_the_stumble_is_left_out() -> None:
    text = "He asked for the dose. I didn't know what the dose is."
    assert points(text, "I didn't know what the dose is") == [("clause", "what the dose is")]
    hurt = "I didn't know what the dose is"
    assert not points(text, hurt, stumble=hurt)
