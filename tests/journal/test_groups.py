"""Entries added up by what they share."""

import pytest

from afterview.journal.groups import By, groups
from makers import entry


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("month", ["2026-01", "2026-02"]),
        ("week", ["2026-W01", "2026-W06"]),
        ("company", ["Corran", "no company"]),
        ("role", ["baker"]),
    ],
)
def test_groups(by: By, names: list[str]) -> None:
    found = groups([entry(1), entry(35, company=None)], by)
    assert [g.name for g in found] == names
    assert sum(g.entries for g in found) == 2
    assert found[0].rate == pytest.approx(2.0)


def test_severity_is_by_thought_and_tone_by_word() -> None:
    few = entry(1, words=100, self_talk=1, severity=1.0, tone=0.4)
    (found,) = groups([few, entry(2)], "company")
    assert (found.words, found.self_talk) == (300, 5)
    assert found.severity == pytest.approx((1 * 1.0 + 4 * 2.0) / 5)
    assert found.tone == pytest.approx((100 * 0.4 + 200 * -0.2) / 300, abs=0.005)
