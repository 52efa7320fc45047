"""The six questions: what they rest on, and where an answer is only probable."""

import dataclasses

import pytest

from afterview.records import Quote, Reflection, Stumble
from afterview.verdict import judge
from makers import reflection, signal


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


def test_a_change_needs_something_before_it() -> None:
    moment = Stumble(5, 8, "abc", 0.9)
    leaning = {"warmer": 5.0, "same": 0.0, "cooler": 0.0, "unknown": 0.0}
    later = signal("smiled", "after_stumble", at=20)
    for before, answer in (((), "unknown"), ((signal("flat", "before_stumble"),), "yes")):
        told = reflection(*before, later, stumble=moment, leaning=leaning)
        assert judge(told)[0].checks[-1].answer == answer


def test_one_answer_found_wanting_says_nothing_of_the_others() -> None:
    told = judge(reflection(signal("criticized")))[0]
    assert {c.check: c.answer for c in told.checks}["good_answers"] == "unknown"


def test_rapport_is_told_by_the_words_of_another_good_sign_too() -> None:
    notes = dataclasses.replace(signal("took_notes"), quote="She smiled and wrote it down")
    for sign, answer in ((notes, "yes"), (signal("took_notes"), "unknown")):
        told = judge(reflection(sign))[0]
        assert {c.check: c.answer for c in told.checks}["rapport"] == answer
