import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.content import load
from afterview.content.said import sentences
from afterview.nlp.labels import SIGNALS
from afterview.records import Check, Outcome, Quote, Reflection, Signal, Source, Stumble
from afterview.verdict import judge, summary
from makers import SOURCE, reflection, signal


def test_what_costs_the_employer_outweighs_warmth() -> None:
    cold_but_wanted = reflection(
        signal("flat"), signal("frowned"), signal("next_steps"), signal("checked_references")
    )
    assert judge(cold_but_wanted)[0].label == "went_well"


def test_warmth_alone_is_not_a_good_sign_when_they_doubted() -> None:
    warm = reflection(
        signal("smiled"), signal("friendly"), signal("doubted_fit"), signal("cut_short")
    )
    assert judge(warm)[0].label in ("mixed", "went_badly")


def test_really_bad_is_a_verdict_too() -> None:
    bad = reflection(signal("hostile"), signal("cut_short"), signal("rejected"))
    assert judge(bad)[0].label == "went_badly"


def test_nothing_told_is_unclear() -> None:
    assert judge(reflection())[0].label == "unclear"


def test_no_stumble_no_change() -> None:
    assert judge(reflection(signal("smiled")))[1] is None


def test_cooler_after_the_stumble() -> None:
    told = reflection(
        signal("praised", "before_stumble"),
        signal("smiled", "before_stumble"),
        signal("flat", "after_stumble"),
        signal("cut_short", "after_stumble"),
        stumble=Stumble(5, 8, "abc", 0.9),
    )
    change = judge(told)[1]
    assert change is not None
    assert change.change == "cooler"
    assert change.before == (0, 1)
    assert change.after == (2, 3)


def test_every_check_is_answered_once() -> None:
    verdict, _ = judge(reflection(signal("praised"), strengths=(Quote(0, 5, "a b c"),)))
    assert [c.check for c in verdict.checks] == list(get_args(Check))[:-1]
    stumbled = reflection(signal("praised"), stumble=Stumble(5, 8, "abc", 0.9))
    assert [c.check for c in judge(stumbled)[0].checks] == list(get_args(Check))
    for check in verdict.checks:
        assert bool(check.evidence) == (check.answer != "unknown")


@given(
    st.lists(st.sampled_from(SIGNALS), max_size=12),
    st.sampled_from(get_args(Outcome)),
    st.sampled_from([None, "Acme"]),
)
def test_never_a_percentage_and_always_the_limit(
    labels: list[str], outcome: Outcome, company: str | None
) -> None:
    told = reflection(*(signal(label) for label in labels), outcome=outcome, company=company)
    verdict, _ = judge(told)
    assert "%" not in verdict.summary
    assert -1.0 <= verdict.score <= 1.0
    assert any(verdict.summary.endswith(line.text) for line in load().summaries.limit)
    assert len(re.findall(r"[.?](?= |$)", verdict.summary)) in (2, 3)


def test_every_limit_speaks_of_memory() -> None:
    assert all("memory" in line.text.lower() for line in load().summaries.limit)


@pytest.mark.parametrize("outcome", ["rejected", "offer", "advanced", "withdrawn"])
def test_a_known_answer_keeps_the_talk_and_a_limit_that_fits(outcome: Outcome) -> None:
    texts = load().summaries
    sure = reflection(signal("answered_in_depth"), signal("praised"), outcome=outcome)
    said = [summary(sure, "mixed", [])]
    for _ in range(20):
        said.append(summary(sure, "mixed", [frozenset(sentences(one)) for one in said]))
    open_limits = [line.text for line in texts.limit if line.answer == "open"]
    for one in said:
        assert "“abc”" in one
        assert not any(limit in one for limit in open_limits)


def test_the_answer_is_no_sign_of_how_the_talk_went() -> None:
    told = summary(reflection(signal("rejected"), outcome="rejected"), "went_badly")
    assert "“" not in told
    talk = [line.text for line in load().summaries.talk if line.label == "unclear"]
    assert any(line in told for line in talk)


def test_the_memory_of_a_bad_hour_is_not_doubted() -> None:
    bad = reflection(signal("hostile"), signal("cut_short"))
    doubts = {line.text for line in load().summaries.limit if line.doubts}
    assert doubts
    said: list[frozenset[str]] = []
    for _ in range(40):
        found = sentences(summary(bad, "went_badly", said))
        assert not found & doubts
        said.append(frozenset(found))


@pytest.mark.parametrize("sha256", [f"{n:064d}" for n in range(30)])
def test_more_of_that_kind_needs_two_and_one_of_the_other(sha256: str) -> None:
    source = Source("x", None, sha256, 100, "en")
    cold = Reflection(source, True, signals=(signal("hostile"),), outcome="rejected")
    said = summary(cold, "went_badly")
    assert "more of that kind" not in said
    assert "more went against" not in said
    assert "they keep another" not in said, "no doubt in the memory after a no"


@pytest.mark.parametrize("sha256", [f"{n:064d}" for n in range(30)])
def test_the_writers_own_line_goes_before_a_bare_verdict(sha256: str) -> None:
    source = Source("x", None, sha256, 100, "en")
    line = Quote(0, 40, "I walked them through the whole reef plan")
    told = Reflection(source, True, strengths=(line,))
    assert line.quote in summary(told, "mixed")
    assert line.quote not in summary(told, "unclear")


def test_what_leans_back_is_not_said_first() -> None:
    leaning = Signal(0, 30, "She told me so quite pleasantly", "praised", "positive", None, 0.99, "unknown")  # fmt: skip
    alone = Signal(60, 99, "She thanked me for the Bach that I had played", "praised", "positive", None, 0.6, "unknown")  # fmt: skip
    assert "Bach" in summary(Reflection(SOURCE, True, signals=(leaning, alone)), "went_well")
