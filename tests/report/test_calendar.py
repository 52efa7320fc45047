"""Calendar entries, read back by the icalendar library."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from afterview.advice import advise
from afterview.records import Advice, Analysis, Decision, Reflection, SecondChance, Source, Verdict
from afterview.report.calendar import calendar, entries

TODAY = dt.date(2026, 3, 3)
PLAN = SecondChance(
    dt.date(2026, 3, 4),
    dt.date(2026, 3, 11),
    False,
    ("Look up one thing; then, call.", "Ask."),
    "Hello, this is Renée; 20 minutes? Back\\slash, comma.\nNew line.",
    "Who keeps their calendar?",
    "Short.",
    "Subject: Two\n\nDear Priya,\n\n" + "Ünïcode wörds that run on and on, " * 9,
)


def with_plan(analysis: Analysis, **changes: object) -> Analysis:
    advice = dataclasses.replace(analysis.advice, second_chance=PLAN)
    return dataclasses.replace(analysis, advice=advice, **changes)


def events(text: str) -> dict[str, Event]:
    return {str(e["summary"]): e for e in Calendar.from_ical(text).walk("VEVENT")}


def test_the_call_is_timed_and_floats(analysis: Analysis) -> None:
    call = events(calendar(with_plan(analysis), TODAY))["Call with two questions"]
    begin, end = call.decoded("dtstart"), call.decoded("dtend")
    assert begin == dt.datetime(2026, 3, 4, 10)
    assert begin.tzinfo is None
    assert end - begin == dt.timedelta(minutes=20)
    assert "TZID" not in call["dtstart"].params
    alarm = call.walk("VALARM")[0]
    assert alarm.decoded("trigger") == dt.timedelta(minutes=-30)


def test_the_window_is_all_day_and_blocks_nothing(analysis: Analysis) -> None:
    window = events(calendar(with_plan(analysis), TODAY))["Good days for the call"]
    assert window.decoded("dtstart") == PLAN.call_from
    assert window.decoded("dtend") == PLAN.call_by + dt.timedelta(days=1)
    assert window["transp"] == "TRANSPARENT"


def test_escaping_comes_back_whole(analysis: Analysis) -> None:
    found = events(calendar(with_plan(analysis), TODAY))
    notes = str(found["Call with two questions"]["description"])
    assert PLAN.call_script in notes
    assert "1. Look up one thing; then, call.\n2. Ask." in notes
    assert str(found["Good days for the call"]["description"]) == PLAN.message


# icalendar 7.3 itself doesn't read back a backslash before an N that it has escaped.
@given(
    message=st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300).filter(
        lambda message: "\\N" not in message
    )
)
def test_no_line_is_over_75_octets(message: str) -> None:
    source = Source("x", TODAY, "", 9, "en")
    plan = dataclasses.replace(PLAN, message=message)
    decision = Decision(dt.date(2026, 3, 13), "", 0, 0)
    told = Reflection(source, True, decision=decision)
    whole = calendar(_answer(told, Advice(next_on=TODAY, second_chance=plan)), TODAY)
    assert whole.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in whole.split("\r\n"))
    assert "\n" not in whole.replace("\r\n", "")
    assert events(whole)["Good days for the call"].get("description", "") == message


def _answer(told: Reflection, advice: Advice) -> Analysis:
    from afterview.answer import Wishes, answer
    from afterview.records import ModelInfo, Recollection

    found = answer(told, Recollection.of(""), Wishes(TODAY), ModelInfo("0", ""))
    return dataclasses.replace(found, advice=advice)


def test_without_a_call_the_next_step_has_its_day(analysis: Analysis) -> None:
    decision = Decision(dt.date(2026, 3, 13), "", 0, 0)
    advice = dataclasses.replace(
        analysis.advice,
        second_chance=None,
        next_action="Next: send a note by Wednesday 4 March.",
        next_on=dt.date(2026, 3, 4),
    )
    told = dataclasses.replace(analysis, advice=advice, decision=decision, outcome="pending")
    found = events(calendar(told, TODAY))
    assert found["Send a short thank-you"].decoded("dtstart") == dt.date(2026, 3, 4)
    assert found["They meant to decide by today"].decoded("dtstart") == decision.by
    assert found["Ask once where things stand"].decoded("dtstart") == dt.date(2026, 3, 17)


def test_nothing_before_today_and_nothing_in_a_crisis(analysis: Analysis) -> None:
    past = Decision(dt.date(2026, 2, 1), "", 0, 0)
    assert [e.kind for e in entries(with_plan(analysis, decision=past), TODAY)] == [
        "call",
        "window",
    ]
    none = dataclasses.replace(analysis, distress="crisis", advice=Advice())
    assert calendar(none, TODAY) == ""


def test_the_same_byte_for_byte_and_every_entry_its_own(analysis: Analysis) -> None:
    whole = calendar(with_plan(analysis), TODAY)
    assert whole == calendar(with_plan(analysis), TODAY)
    uids = [str(e["uid"]) for e in events(whole).values()]
    assert len(uids) == len(set(uids)) > 1


def test_titles_give_nothing_away(analysis: Analysis) -> None:
    found = events(calendar(with_plan(analysis), TODAY))
    assert analysis.company
    alone = dataclasses.replace(
        analysis.advice,
        second_chance=None,
        next_action=f"Next: ask {analysis.company} by Wednesday 4 March.",
        next_on=dt.date(2026, 3, 4),
    )
    for outcome in ("pending", "offer"):
        told = dataclasses.replace(analysis, advice=alone, outcome=outcome)
        found |= events(calendar(told, TODAY))
    assert {"Send a short thank-you", "One small step"} <= found.keys()
    for event in found.values():
        assert event["class"] == "PRIVATE"
        assert analysis.company not in str(event["summary"])


@pytest.mark.parametrize("outcome", ["pending", "rejected", "offer", "advanced", "withdrawn"])
def test_every_action_has_a_day(outcome: str) -> None:
    source = Source("x", dt.date(2026, 3, 2), "a", 9, "en")
    told = Reflection(source, True, outcome=outcome)  # type: ignore[arg-type]
    _, advice = advise(told, Verdict("unclear", "unclear", 0.0, ""), text="x", today=TODAY)
    # A thank-you is due the working day after the interview; everything else has one day more.
    day = 3 if outcome == "pending" else 4
    assert advice.next_on == dt.date(2026, 3, day)
    assert f"{day} March" in advice.next_action
