"""How somebody of the employer's is called."""

import pytest

from afterview.nlp.interviewers import called


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Dipesh the manager", "Dipesh"),
        ("Rhian, the new manager", "Rhian"),
        ("the manager", "the manager"),
        ("Mr Kerr beamed", "Mr Kerr"),
        ("Ann Marie nodded", "Ann Marie"),
        ("the bald one", "the bald one"),
        ("Ann and Ben", "Ann and Ben"),
        ("from finance", None),
        ("from", None),
        ("she", None),
    ],
)
def test_somebody_is_called_by_name_or_title_alone(marked: str, name: str | None) -> None:
    assert called(marked, 0, len(marked)) == name
