"""The shipped models on a small set written for this test alone; the figures are in the model card."""

import pytest

import afterview

SELF_TALK = [
    ("I completely ruined that interview.", True),
    ("The rain completely ruined my shoes before the interview.", False),
    ("They will never hire somebody like me.", True),
    ("They will never hire before April, the manager said.", False),
    ("I'm hopeless at interviews, always have been.", True),
    ("The lift was hopeless, it always has been.", False),
    ("She obviously thought I was a complete idiot.", True),
    ("She thought the old system was completely idiotic.", False),
    ("I can't stop thinking about that one stupid answer.", True),
    ("I stopped for a sandwich on the way home.", False),
    ("I should have known that, it was so basic.", True),
    ("Next time I'll bring my notes and take a breath first.", False),
    ("There is no point in applying anywhere else.", True),
    ("There is no parking anywhere near the office.", False),
    ("Everyone else in that room was smarter than me.", True),
    ("Everyone else in that room had a name badge.", False),
]
SIGNALS = [
    ("The manager smiled when I told her about the bakery.", "positive"),
    ("I smiled when I told my mother about the bakery.", None),
    ("He asked when I could start.", "positive"),
    ("She kept looking at her watch.", "negative"),
    ("I kept looking at my watch on the train.", None),
    ("They introduced me to the whole team.", "positive"),
    ("He cut me off in the middle of my answer.", "negative"),
    ("My brother laughed at my tie.", None),
]


def test_self_talk() -> None:
    found = afterview.analyze_many(text for text, _ in SELF_TALK)
    right = [bool(a.self_talk) == truth for a, (_, truth) in zip(found, SELF_TALK, strict=True)]
    assert sum(right) >= 13, [t for t, ok in zip(SELF_TALK, right, strict=True) if not ok]


def test_signals() -> None:
    found = afterview.analyze_many(text for text, _ in SIGNALS)
    right = [
        (a.signals[0].polarity if a.signals else None) == truth
        for a, (_, truth) in zip(found, SIGNALS, strict=True)
    ]
    assert sum(right) >= 6, [t for t, ok in zip(SIGNALS, right, strict=True) if not ok]


@pytest.mark.parametrize(
    ("text", "sign"),
    [("I was so happy and grateful, thank you!", 1), ("That was awful and I am so sad.", -1)],
)
def test_tone(text: str, sign: int) -> None:
    assert afterview.analyze(text).tone.mean * sign > 0.2
