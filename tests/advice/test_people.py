"""Who of the writer's is turned to, and who led the interview."""

import datetime as dt

import pytest

from afterview.advice.addressee import interviewer
from afterview.advice.page import page
from afterview.advice.people import is_child, own_people, shown_kind
from afterview.records import Person, Reflection, Signal, Source
from afterview.whose import puts_down

SOURCE = Source("x", None, "ab", 9, "en")


def sign(text: str, quote: str, who: str | None) -> Signal:
    start = text.index(quote)
    return Signal(start, start + len(quote), quote, "smiled", "positive", who, 0.9)


def test_a_title_makes_nobody_of_the_panel() -> None:
    text = "Frau Wendt smiled at me. Frau Kühn had ironed my blouse."
    told = Reflection(
        SOURCE, True, signals=(sign(text, "Frau Wendt smiled at me", "Frau Wendt"),),
        people=(Person("Frau Kühn", "supportive"),),
    )  # fmt: skip
    assert [person.name for person in own_people(told)] == ["Frau Kühn"]


def test_the_title_of_the_job_bars_nobody() -> None:
    text = "Chef Renaud smiled at me. It is for sous chef."
    told = Reflection(
        SOURCE,
        True,
        signals=(sign(text, "Chef Renaud smiled at me", "Chef Renaud"),),
        role="sous chef",
    )
    assert interviewer(told, text) == "Chef Renaud"


@pytest.mark.parametrize(
    "text",
    ["Kayla say I did good.", "Kim ate the fish standing up.", "Then home. Nadège tell me sleep."],
)
def test_who_does_something_in_plain_words_is_somebody(text: str) -> None:
    name = next(n for n in ("Kayla", "Kim", "Nadège") if n in text)
    assert [p.name for p in shown_kind([Person(name, "supportive")], text)] == [name]


def test_what_the_writer_cannot_do_puts_nobody_down() -> None:
    friend = Person("Bethan", "supportive")
    assert not puts_down(friend, "Bethan hugged me so I can't even hate her.")
    assert puts_down(friend, "Bethan says I can't even count.")


@pytest.mark.parametrize(
    ("name", "text", "child"),
    [
        ("Achieng", "My daughter Achieng danced.", True),
        ("Achieng", "Achieng is seven and danced.", True),
        ("Achieng", "Achieng is seventy and danced.", False),
        ("the kids", "I told the kids.", True),
        ("my sister", "I told my sister.", False),
    ],
)
def test_a_child_is_asked_to_carry_nothing(name: str, text: str, child: bool) -> None:
    assert is_child(name, text) is child
    told = Reflection(SOURCE, True, people=(Person(name, "supportive"),))
    found = page(told, text, dt.date(2026, 3, 3), None, hard=False)
    assert ("grown" in found) is not child
