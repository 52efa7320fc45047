"""The employer, the job and the topics, as they can be said again."""

import pytest

import afterview
from afterview.nlp.names import _JOB_TAIL, _WHERE, is_the_job, tidy


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Corran Foods 👟", "Corran Foods"),
        ("❤️ Care", "Care"),
        ("José & Sons", "José & Sons"),
        ("the Harbour,", "Harbour"),
    ],
)
def test_a_name_has_no_pictures_and_no_edges(marked: str, name: str) -> None:
    assert tidy(marked) == name


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Corran down the Docklands", "Corran"),
        ("Kestrel Foods out in Swords", "Kestrel Foods"),
        ("Down the Hatch", "Down the Hatch"),
        ("Over the Moon", "Over the Moon"),
    ],
)
def test_where_a_company_is_isnt_its_name(company: str, name: str) -> None:
    assert _WHERE.sub("", company) == name


@pytest.mark.parametrize(
    ("marked", "job"),
    [
        ("staff engineer onsite", "staff engineer"),
        ("night porter role", "night porter"),
        ("post", "post"),
        ("job coach", "job coach"),
    ],
)
def test_that_it_is_a_job_is_no_part_of_its_name(marked: str, job: str) -> None:
    assert _JOB_TAIL.sub("", marked) == job


@pytest.mark.parametrize(
    ("topic", "role", "same"),
    [
        ("APM", "associate product manager", True),
        ("Night Porter", "night porter", True),
        ("the rota", "night porter", False),
        ("APM", None, False),
    ],
)
def test_the_job_itself_is_no_topic(topic: str, role: str | None, same: bool) -> None:
    assert is_the_job(topic, role) is same


def test_the_job_is_no_topic_of_its_text() -> None:
    found = afterview.analyze(
        "Interview at Corran Foods for associate product manager. I asked what the last APM did, and "
        "Priya told me about the recipe box."
    )
    assert "APM" not in found.topics
