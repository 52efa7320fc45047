import datetime as dt

import pytest

from afterview.plain import from_plain, to_plain
from afterview.records import Analysis, Decision, Person, Recollection


def test_dates_come_back() -> None:
    decision = Decision(dt.date(2026, 3, 13), "Friday", 0, 6)
    assert from_plain(Decision, to_plain(decision)) == decision


def test_none_stays_none() -> None:
    assert from_plain(Decision | None, None) is None


def test_tuples_come_back() -> None:
    people = (Person("Mam", "supportive"),)
    assert from_plain(tuple[Person, ...], to_plain(people)) == people


def test_the_hash_is_of_the_text() -> None:
    assert Recollection.of("a").sha256 == Recollection.of("a", id="other").sha256
    assert Recollection.of("a \ud800").text == "a \ufffd"


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        Analysis.from_dict({"schema": "something/9"})
