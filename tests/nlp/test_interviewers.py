"""How somebody of the employer's is called."""

import pytest

from afterview.nlp.interviewers import Mention, called, everywhere


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


def test_a_name_is_somebody_of_theirs_wherever_it_stands() -> None:
    text = "Mr. Kerr led. Annie came, Mr. Kerr smiled at Ann, and Ann at him."
    known = [Mention(0, 8, "Mr. Kerr"), Mention(45, 48, "Ann"), Mention(14, 19, "the bald one")]
    found = everywhere(text, known)
    assert [text[m.start : m.end] for m in found] == ["Mr. Kerr", "Annie", "Mr. Kerr", "Ann", "Ann"]
    assert found == everywhere(text, found)
