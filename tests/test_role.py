"""The job's name as it may be said back."""

import pytest

from afterview.records import Signal
from afterview.role import named_role
from makers import reflection


@pytest.mark.parametrize(
    ("text", "role", "whole"),
    [
        ("St Oswin's. head of year. They rang.", "head", "head of year"),
        ("It says front of house supervisor.", "house supervisor", "front of house supervisor"),
        ("For the kitchen hand job.", "hand", "kitchen hand"),
        ("Stock manager, Tarnbrook.", "Stock manager", "stock manager"),
        ("So they make interviews in Veterina Oblá.", "Veterina", None),
        ("For Revenue Officer and so on.", "Revenue Officer", "Revenue Officer"),
    ],
)
def test_the_name_of_the_job(text: str, role: str, whole: str | None) -> None:
    assert named_role(reflection(role=role), text) == whole


def test_the_job_of_somebody_who_was_there_is_not_the_writers() -> None:
    text = "Daz, workshop manager, met me. Daz nodded."
    signals = (Signal(31, 41, "Daz nodded", "nodded", "positive", "Daz", 0.9),)
    assert named_role(reflection(*signals, role="workshop manager"), text) is None
    more = f"{text} I had applied for workshop manager."
    assert named_role(reflection(*signals, role="workshop manager"), more) == "workshop manager"


def test_a_piece_of_the_employers_name_is_no_job() -> None:
    found = reflection(role="baker", company="Baker and Sons")
    assert named_role(found, "At Baker and Sons, for baker.") is None
