import pytest

from afterview.advice.person import addressed, third


@pytest.mark.parametrize(
    ("line", "first", "second", "named"),
    [
        ("You are stronger than you think.", "I am stronger than I think.", None,
         "Sam is stronger than Sam thinks."),
        ("I can do hard things.", None, "You can do hard things.", "Sam can do hard things."),
        ("I'm allowed to make mistakes.", None, "You are allowed to make mistakes.",
         "Sam is allowed to make mistakes."),
        ("Believe in yourself.", "I believe in myself.", None, "Sam, believe in yourself."),
        ("Don’t give up.", "I don't give up.", "Don't give up.", "Sam, don't give up."),
        ("You've got this.", "I have got this.", None, "Sam has got this."),
        ("I always find a way.", None, "You always find a way.", "Sam always finds a way."),
        ("Nobody can take your work from you.", "Nobody can take my work from me.", None,
         "Nobody can take Sam's work from Sam."),
        ("You were calm last week.", "I was calm last week.", None, "Sam was calm last week."),
        ("I was ready. I am ready.", None, "You were ready. You are ready.",
         "Sam was ready. Sam is ready."),
        ("My work speaks for me.", None, "Your work speaks for you.", "Sam's work speaks for Sam."),
        ("What scares you is not the end.", "What scares me is not the end.", None,
         "What scares Sam is not the end."),
        ("I try.", None, "You try.", "Sam tries."),
    ],
)  # fmt: skip
def test_turned(line: str, first: str | None, second: str | None, named: str) -> None:
    assert addressed(line, "I") == (first or line)
    assert addressed(line, "you") == (second or line)
    assert addressed(line, "name", "Sam") == named
    assert addressed(line, None) == line


@pytest.mark.parametrize(
    "line",
    [
        "This too shall pass.",
        "Courage is not the absence of fear.",
        "You'd be surprised.",
        "You two can do it.",
        "I fall and get up.",
        "We fall, you and I.",
        "Are you ready?",
        "",
        "!!",
    ],
)
def test_left_alone_where_it_is_not_safe(line: str) -> None:
    assert addressed(line, "name", "Sam") == line
    assert addressed(line, "I") == line


def test_a_name_without_a_name() -> None:
    assert addressed("I try.", "name", None) == "I try."


@pytest.mark.parametrize(("verb", "form"), [("pass", "passes"), ("carry", "carries"), ("be", "is")])
def test_third(verb: str, form: str) -> None:
    assert third(verb) == form
