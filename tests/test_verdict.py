import dataclasses
import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.content import load
from afterview.content.said import sentences
from afterview.nlp.labels import SIGNALS, polarity_of
from afterview.records import Check, Outcome, Quote, Reflection, Signal, Source, Stumble
from afterview.verdict import judge, summary

SOURCE = Source("x", None, "", 100, "en")


def signal(label: str, position: str = "unknown", at: int = 0) -> Signal:
    polarity = polarity_of(label)
    return Signal(at, at + 3, "abc", label, polarity, None, 0.9, position)  # type: ignore[arg-type]


def reflection(*signals: Signal, **more: object) -> Reflection:
    return Reflection(SOURCE, True, signals=signals, **more)  # type: ignore[arg-type]


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


def test_an_answer_rests_on_all_and_is_probable_without_a_sure_quote() -> None:
    act = signal("answered_in_depth", at=20)
    for sure, told in ((0.7, ("yes", True, 1)), (0.4, ("unknown", True, 0))):
        found = reflection(dataclasses.replace(act, confidence=sure))
        answers = {c.check: c for c in judge(found, (), reflection())[0].checks}
        answer = answers["got_answers"]
        assert (answer.answer, answer.unsure, len(answer.evidence)) == told
        assert not answers["rapport"].unsure
    answers = {c.check: c for c in judge(reflection(act))[0].checks}
    assert (answers["got_answers"].answer, answers["got_answers"].unsure) == ("yes", False)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("I asked about the staff discount, it is 30 percent", "yes"),
        ("I asked who trains them and got a long answer", "yes"),
        ("I asked about the rota and if I could swap", "unknown"),
        ("I asked about the rota", "unknown"),
    ],
)
def test_a_question_with_its_answer_behind_it_was_probably_answered(
    asked: str, answer: str
) -> None:
    told = judge(reflection(own_questions=(Quote(0, len(asked), asked),)))[0]
    found = {c.check: c for c in told.checks}["got_answers"]
    assert (found.answer, found.unsure) == (answer, answer == "yes")


def test_no_room_for_questions_is_a_no() -> None:
    for sure, told in ((0.9, ("no", False)), (0.6, ("no", True)), (0.4, ("unknown", True))):
        closed = dataclasses.replace(signal("no_questions"), confidence=sure)
        known = reflection(*([closed] if sure > 0.75 else []))
        found = {c.check: c for c in judge(reflection(closed), (), known)[0].checks}
        assert (found["asked_questions"].answer, found["asked_questions"].unsure) == told


def test_a_probable_yes_has_nothing_against_it() -> None:
    asked, left = Quote(10, 13, "abc", 0.9), Quote(10, 13, "abc", 0.9)
    found = reflection(
        signal("answered_in_depth", at=20), own_questions=(asked,), unanswered=(left,)
    )
    answers = {c.check: c for c in judge(found, (), reflection())[0].checks}
    assert (answers["got_answers"].answer, answers["got_answers"].unsure) == ("unknown", True)


def test_checks_rest_on_what_shows_them() -> None:
    def answers(told: Reflection) -> dict[str, str]:
        return {check.check: check.answer for check in judge(told)[0].checks}

    cold = [signal("flat"), signal("frowned"), signal("closed_posture")]
    assert answers(reflection(*cold))["rapport"] == "no"
    assert answers(reflection(*cold, signal("introduced_others"), signal("praised")))[
        "rapport"
    ] == ("unknown")
    dates = signal("asked_availability")
    assert answers(reflection(dates))["showed_qualification"] == "unknown"
    never = reflection(unanswered=(Quote(10, 13, "abc"),))
    assert answers(never)["got_answers"] == "no"
    put = (Quote(5, 20, "I asked what it pays"),)
    dodged = reflection(own_questions=put, unanswered=(Quote(5, 20, "I asked what it pays"),))
    assert answers(dodged)["got_answers"] == "no"
    assert answers(dodged)["asked_questions"] == "yes"
    assert (
        answers(reflection(own_questions=(Quote(5, 9, "the pay"),)))["asked_questions"] == "unknown"
    )


def test_checks_quote_what_weighs_and_each_line_once_where_there_is_another() -> None:
    lines = (Quote(40, 60, "I named all the valves"), Quote(70, 80, "I drew the plan"))
    told = reflection(signal("smiled", at=3), signal("praised", at=20), strengths=lines)
    found = {check.check: check.evidence for check in judge(told)[0].checks}
    assert [quote.start for quote in found["showed_qualification"]] == [20, 40, 70]
    assert [quote.start for quote in found["good_answers"]] == [20, 40, 70]  # there is no other
    more = (*lines, Quote(90, 99, "I knew the dose"), Quote(100, 110, "I knew the code"))
    told = reflection(signal("praised", at=20), strengths=more)
    found = {check.check: check.evidence for check in judge(told)[0].checks}
    assert not {*found["showed_qualification"]} & {*found["good_answers"]}


def test_that_it_went_well_shows_no_qualification() -> None:
    vague = Quote(0, 28, "I answered him well, I think.")
    answers = {c.check: c.answer for c in judge(reflection(strengths=(vague,)))[0].checks}
    assert (answers["showed_qualification"], answers["good_answers"]) == ("unknown", "yes")
    crumb = reflection(strengths=(Quote(0, 11, "I answered."),))
    assert {c.answer for c in judge(crumb)[0].checks} == {"unknown"}
    assert [c.check for c in judge(crumb)[0].checks if c.unsure] == [
        "showed_qualification",
        "good_answers",
    ]


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
