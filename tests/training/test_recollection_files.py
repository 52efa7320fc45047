import pytest

from afterview.training.marks import MarkupError
from afterview.training.recollection_files import parse_recollections

BLOCK = """### x-01
voice: baker
felt: went_badly
verdict: mixed
after_stumble: same
company: Acme
people: my sister=supportive
---
At Acme {stumble|I said {st labeling 3|what a clown} things} and {sg nodded @Priya|she nodded}.
My sister {trap self_talk: of herself|says she's a clown}.
"""


def test_marks_nest_and_point_into_the_text() -> None:
    (row,) = parse_recollections(BLOCK)
    assert "{" not in row["text"]
    assert row["stumble"]["quote"] == "I said what a clown things"
    assert row["self_talk"] == [{"quote": "what a clown", "patterns": ["labeling"], "severity": 3}]
    assert row["signals"][0]["who"] == "Priya"
    assert row["traps"][0]["looks_like"] == "self_talk"
    assert row["people"] == [{"name": "my sister", "stance": "supportive"}]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("labeling 3", "labelling 3", "unknown pattern"),
        ("labeling 3", "labeling 4", "severity"),
        ("nodded @Priya", "winked", "unknown signal"),
        ("company: Acme", "company: Apex", "does not occur"),
        ("after_stumble: same\n", "", "come together"),
        ("felt: went_badly", "felt: bad", "felt"),
        ("she nodded}", "she nodded", "never closed"),
    ],
)
def test_a_wrong_mark_is_named(old: str, new: str, says: str) -> None:
    with pytest.raises(MarkupError, match=says):
        list(parse_recollections(BLOCK.replace(old, new)))
