import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.advice.second_chance import call_window, second_chance
from afterview.nlp.days import add_working_days
from afterview.records import Decision, Reflection, Signal, Source, Verdict

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))


@given(DAYS, st.integers(0, 40), st.integers(0, 20))
def test_the_window_is_on_working_days_and_not_in_the_past(
    interview: dt.date, until: int, later: int
) -> None:
    today = interview + dt.timedelta(later)
    first, last, guess = call_window(interview, interview + dt.timedelta(until), today)
    assert today <= first <= last
    assert first.weekday() < 5
    assert last.weekday() < 5
    assert not guess


@given(DAYS)
def test_without_a_date_it_is_a_guess(interview: dt.date) -> None:
    first, last, guess = call_window(interview, None, interview)
    assert guess
    assert first == add_working_days(interview, 3)
    assert last == add_working_days(interview, 5)


def test_two_days_after_and_two_before() -> None:
    window = call_window(dt.date(2026, 3, 2), dt.date(2026, 3, 13), dt.date(2026, 3, 2))
    assert window == (dt.date(2026, 3, 4), dt.date(2026, 3, 11), False)


def test_an_empty_window_is_the_next_working_morning() -> None:
    window = call_window(dt.date(2026, 3, 5), dt.date(2026, 3, 6), dt.date(2026, 3, 6))
    assert window[:2] == (dt.date(2026, 3, 9), dt.date(2026, 3, 9))


@pytest.mark.parametrize("outcome", ["offer", "advanced", "rejected", "withdrawn"])
def test_declined_where_the_answer_is_known(outcome: str) -> None:
    reflection = Reflection(Source("x", None, "", 9, "en"), True, outcome=outcome)  # type: ignore[arg-type]
    verdict = Verdict("mixed", "went_badly", 0.0, "")
    plan, note, action, due, case = second_chance(reflection, verdict, (), dt.date(2026, 3, 3))
    assert plan is None
    assert case == outcome
    assert note
    assert action.startswith("Next:")
    assert due == dt.date(2026, 3, 4)


def test_offered_where_it_went_badly_and_is_open() -> None:
    source = Source("x", dt.date(2026, 3, 2), "", 9, "en")
    decision = Decision(dt.date(2026, 3, 13), "", 0, 0)
    reflection = Reflection(source, True, decision=decision, role="welder", company="Acme")
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    plan, _, action, due, _ = second_chance(reflection, verdict, (), dt.date(2026, 3, 3))
    assert plan is not None
    assert plan.call_by == dt.date(2026, 3, 11)
    assert "second conversation" in plan.call_script
    assert "Wednesday 4 March" in action
    assert due == plan.call_from == dt.date(2026, 3, 4)
    for words in (plan.call_script, plan.message, plan.voicemail, plan.gatekeeper_script):
        assert not any(bad in words.lower() for bad in ("sorry", "mistake", "nervous", "apolog"))


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("It was competency based and they were marking as we went.", False),
        ("They mark each answer, it is all on a sheet.", False),
        ("I left the civil service in May, and canvassing for the hospice.", True),
        ("Two women and a man, and a lot of forms.", True),
    ],
)
def test_no_call_where_answers_are_scored_by_rules(text: str, offered: bool) -> None:
    source = Source("x", dt.date(2026, 3, 2), "", 9, "en")
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    told = Reflection(source, True)
    plan, note, action, _, case = second_chance(told, verdict, (), dt.date(2026, 3, 3), text=text)
    assert (plan is not None) == offered
    assert (case == "by_rules") != offered
    assert note
    assert action.startswith("Next:")


@pytest.mark.parametrize("label", ["went_badly", "mixed", "unclear", "went_well"])
def test_no_script_for_strangers_where_the_writer_works_there(label: str) -> None:
    told = Reflection(Source("x", dt.date(2026, 3, 2), "", 9, "en"), True)
    verdict = Verdict(label, "went_badly", 0.0, "")  # type: ignore[arg-type]
    text = "It was an internal interview. My own manager was on the panel."
    plan, note, action, _, case = second_chance(told, verdict, (), dt.date(2026, 3, 3), text=text)
    assert (plan, case) == (None, "inside")
    assert note
    assert action.startswith("Next:")


@pytest.mark.parametrize(
    ("decided", "text", "signals", "case"),
    [
        (dt.date(2026, 3, 13), "It was hard.", (), "second_chance"),
        (dt.date(2026, 3, 3), "It was hard.", (), "due_today"),
        (dt.date(2026, 3, 13), "Had my second interview, it was hard.", (), "later_round"),
        (
            dt.date(2026, 3, 13),
            "She gave me her card.",
            (Signal(0, 21, "She gave me her card.", "gave_contact", "positive", None, 0.9),),
            "invited",
        ),
        (
            dt.date(2026, 3, 13),
            "She will show me the labs on Monday.",
            (
                Signal(
                    0,
                    35,
                    "She will show me the labs on Monday",
                    "next_steps",
                    "positive",
                    None,
                    0.9,
                ),
            ),
            "step_named",
        ),
    ],
)
def test_no_call_where_none_is_called_for(
    decided: dt.date, text: str, signals: tuple[Signal, ...], case: str
) -> None:
    source = Source("x", dt.date(2026, 3, 2), "", 9, "en")
    told = Reflection(source, True, decision=Decision(decided, "", 0, 0), signals=signals)
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    found = second_chance(told, verdict, (), dt.date(2026, 3, 3), text=text)
    assert found.case == case
    assert (found.plan is not None) is (case == "second_chance")
    assert found.note
    assert found.action.startswith("Next:")
