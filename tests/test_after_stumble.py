"""What is said of the change after the stumble is borne out by what is told."""

from typing import Any

import pytest

from afterview.after_stumble import after_stumble
from afterview.records import Recollection, Reflection, Signal, Stumble
from afterview.source import source_of
from afterview.standing import weight
from afterview.training.oracle import reflection_of
from afterview.verdict import judge

TEXT = "They smiled. I forgot it. They sighed."
STUMBLE = Stumble(13, 25, "I forgot it.", 0.9)


def signal(name: str, polarity: str, position: str) -> Signal:
    return Signal(0, 5, f"{name} here", name, polarity, None, 1.0, position)  # type: ignore[arg-type]


def reflection(*signals: Signal, leaning: dict[Any, float] | None = None) -> Reflection:
    return Reflection(
        source_of(Recollection.of(TEXT)), True, signals=signals, stumble=STUMBLE, leaning=leaning
    )


def test_the_quoted_act_speaks_for_the_change(recollection_rows: list[dict[str, Any]]) -> None:
    seen = 0
    for row in recollection_rows:
        found = reflection_of(row)
        change = after_stumble(found)
        if change is None or "“" not in change.why:
            continue
        seen += 1
        quoted = change.why.split("“")[1].split("”")[0].rstrip("… ")
        acts = [found.signals[i] for i in change.after]
        meant = [s for s in acts if quoted in " ".join(s.quote.split())]
        assert meant, change.why
        sign = {"warmer": 1, "cooler": -1}.get(change.change)
        assert sign is None or any(weight(s) * sign > 0 for s in meant)
    assert seen > 20


@pytest.mark.parametrize(
    ("signals", "change"),
    [
        ([], "unknown"),
        (
            [
                ("flat", "negative", "before_stumble"),
                ("laughed_or_joked", "positive", "after_stumble"),
                ("spoke_as_if_hired", "positive", "after_stumble"),
            ],
            "warmer",
        ),
        (
            [
                ("praised", "positive", "before_stumble"),
                ("flat", "negative", "after_stumble"),
                ("cut_short", "negative", "after_stumble"),
            ],
            "cooler",
        ),
    ],
)
def test_plain_cases(signals: list[tuple[str, str, str]], change: str) -> None:
    found = after_stumble(reflection(*(signal(*s) for s in signals)))
    assert found is not None
    assert found.change == change


def test_the_encoder_decides_where_no_act_is_told() -> None:
    leaning = {"warmer": 0.0, "same": -20.0, "cooler": -20.0, "unknown": -20.0}
    found = after_stumble(reflection(leaning=leaning))
    assert found is not None
    assert found.change == "warmer"
    assert "As you tell it, they were warmer" in found.why


def said(name: str, polarity: str, position: str, quote: str) -> Signal:
    return Signal(0, 5, quote, name, polarity, None, 1.0, position)  # type: ignore[arg-type]


def leaning(change: str) -> dict[Any, float]:
    return {name: 30.0 * (name == change) for name in ("warmer", "same", "cooler", "unknown")}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (said("smiled", "positive", "after_stumble", "she smiled on"), True),
        (said("smiled", "positive", "after_stumble", "smiled that it happens to everyone"), False),
        (said("supported", "positive", "after_stumble", "he told me to begin anew"), False),
        (said("flat", "negative", "after_stumble", "he looked out of the window"), False),
        (said("checked_references", "positive", "after_stumble", "They need two"), False),
    ],
)
def test_they_went_on_as_before_by_what_was_there_before(after: Signal, told: bool) -> None:
    earlier = [
        said(name, "positive" if name != "flat" else "negative", "before_stumble", "so and so")
        for name in ("smiled", "supported", "flat", "checked_references")
    ]
    found = reflection(*earlier, after, leaning=leaning("same"))
    change = after_stumble(found)
    assert change is not None
    assert change.change == "same"
    assert ("“" in change.why) == told
    check = judge(found)[0].checks[-1]
    assert (check.answer, check.unsure) == (("no", False) if told else ("unknown", True))


def test_no_change_is_shown_by_what_was_so_all_the_time() -> None:
    quote = "he was at his phone before it and at his phone after"
    found = reflection(
        said("distracted", "negative", "after_stumble", quote), leaning=leaning("cooler")
    )
    change = after_stumble(found)
    assert change is not None
    assert (change.change, "“" in change.why) == ("cooler", False)
    assert judge(found)[0].checks[-1].answer == "unknown"


def test_neither_side_is_named_where_neither_weighs() -> None:
    change = after_stumble(reflection(leaning=leaning("unknown")))
    assert change is not None
    assert change.why == "Nothing that weighs either way was found before or after it."
