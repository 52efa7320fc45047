"""Who is who: the name that a text tells beside a title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.nlp.titles import is_introduced, name_behind


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("the team lead", "Elena, the team lead, asked.", "Elena"),
        ("the manager", "With Dipesh the manager.", "Dipesh"),
        ("the hiring manager", "The hiring manager is Alicia.", "Alicia"),
        ("the HR", "The HR, Ms. Fernandes, was kind.", "Ms. Fernandes"),
        ("the second man", "The second man, Mark, asked.", "Mark"),
        ("the head", "The head (Mrs Kerr) asked.", "Mrs Kerr"),
        ("the manager", "The manager, Monday to Friday.", None),
        ("the manager", "I told Tom about the manager.", None),
    ],
)
def test_the_name_behind_a_title(title: str, text: str, name: str | None) -> None:
    assert name_behind(title, text) == name


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Keith", "A fella called Keith.", True),
        ("Imani", "First was Imani.", True),
        ("Greg", "Greg, analytics lead, came in.", True),
        ("Tom", "I rang Tom.", False),
        ("Wednesday", "It was called Wednesday.", False),
    ],
)
def test_who_is_introduced(name: str, text: str, told: bool) -> None:
    found = re.search(name, text)
    assert found
    assert is_introduced(found) is told


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_title_and_any_text_have_an_answer(title: str, text: str) -> None:
    found = name_behind(title, text)
    assert found is None or found in text
