"""Quotes as they can be shown: in one line, no crumb of a sentence, and not from within what they said."""

import pytest

from afterview.lines import in_a_line
from afterview.records import PatternScore, Quote, Recollection, Reflection, SelfTalk, Stumble
from afterview.source import source_of
from afterview.whole import readable


def reflection(text: str, *thoughts: str, stumble: str | None = None) -> Reflection:
    def at(words: str) -> tuple[int, int, str]:
        start = text.index(words)
        return start, start + len(words), words

    talk = tuple(SelfTalk(*at(one), (PatternScore("labeling", 1.0),), 2, 0.9) for one in thoughts)
    moment = Stumble(*at(stumble), 0.9) if stumble else None
    return Reflection(source_of(Recollection.of(text)), True, self_talk=talk, stumble=moment)


@pytest.mark.parametrize(
    ("text", "thought", "shown"),
    [
        (
            "A good record, she says. It would be, if it were another day. I went home.",
            "It would be",
            "It would be, if it were another day",
        ),
        ("I froze. She smiled at me.", "I froze", "I froze"),
        ('He said "I am lost" and I said nothing at all.', "I am lost", "I am lost"),
    ],
)
def test_a_crumb_is_shown_as_its_sentence(text: str, thought: str, shown: str) -> None:
    found = readable(reflection(text, thought), text).self_talk[0]
    assert found.quote == shown
    assert text[found.start : found.end] == shown


def test_two_thoughts_of_one_sentence_stay_apart() -> None:
    text = "I'm slow, and I'm dull, and it rained."
    found = readable(reflection(text, "I'm slow", "I'm dull"), text)
    assert [one.quote for one in found.self_talk] == ["I'm slow", "I'm dull"]


def test_a_stumble_begins_after_what_they_said() -> None:
    text = 'They wanted it "like a storm, all of it", and I took it too slowly.'
    found = readable(reflection(text, stumble=text[15:-1]), text).stumble
    assert found is not None
    assert found.quote == "I took it too slowly"


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        (
            "he'll just ring him now wont he\ndont know why I said\nAnd it rained on us all day",
            "he'll just ring him now wont he",
        ),
        (
            "they asked for the dose of it\nand my mind went blank on me\nand then I said it anyway",
            "they asked for the dose of it\nand my mind went blank on me\nand then I said it anyway",
        ),
        ("She smiled.\nI froze there", "She smiled.\nI froze there"),
    ],
)
def test_a_quote_runs_over_no_end_of_a_line_but_one_for_want_of_room(
    text: str, longest: str
) -> None:
    found = in_a_line(Quote(0, len(text), text), text, lines=False)
    assert found.quote == longest
