import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from afterview.advice import advise
from afterview.advice.addressee import interviewer
from afterview.advice.second_chance import second_chance, thank_you
from afterview.analysis import analyze
from afterview.content import load
from afterview.records import Decision, Question, Reflection, Signal, Source, Verdict


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


@pytest.mark.parametrize("label", ["went_well", "unclear", "mixed"])
def test_a_next_step_that_they_named_comes_first_however_it_went(label: str) -> None:
    step = "Come and watch a shift on Saturday, she said"
    sign = Signal(0, len(step), step, "next_steps", "positive", None, 0.9)
    told = Reflection(Source("x", dt.date(2026, 3, 2), "", 9, "en"), True, signals=(sign,))
    verdict = Verdict(label, "went_well", 0.5, "")  # type: ignore[arg-type]
    assert second_chance(told, verdict, (), dt.date(2026, 3, 3), text=step).case == "step_named"


JOURNAL = Path(__file__).resolve().parents[2] / "data" / "examples" / "journal"


def test_a_plain_no_in_a_text_gets_no_plan_to_call() -> None:
    text = (JOURNAL / "2025-10-16-calder-archive-no.md").read_text(encoding="utf-8")
    found = analyze(text, written_on=dt.date(2025, 10, 16), today=dt.date(2025, 10, 17))
    assert found.outcome == "rejected"
    assert found.advice.second_chance is None
    assert not found.advice.questions
    assert "call" not in found.advice.next_action


def test_what_was_left_open_goes_first_and_the_terms_last() -> None:
    told = Reflection(
        Source("x", dt.date(2026, 3, 2), "ab", 9, "en"), True, role="shift supervisor"
    )
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    asked = [
        Question("Could you tell me how the bonus is paid?", "the bonus", "unanswered"),
        Question("May I ask about the pasteuriser?", "the pasteuriser", "unanswered"),
        Question("What is hard?", "shift supervisor", "role"),
    ]
    plan = second_chance(told, verdict, asked, dt.date(2026, 3, 3)).plan
    assert plan
    assert "May I ask about the pasteuriser? What is hard?" in plan.call_script
    assert "bonus" not in plan.call_script
    alone = second_chance(told, verdict, (), dt.date(2026, 3, 3)).plan
    work = next(one for one in load().trades if one.id == "works")
    assert alone
    assert work.ask[0].text in alone.call_script


@pytest.mark.parametrize(
    ("text", "written", "first", "says"),
    [
        (
            "I had the interview last Thursday.",
            dt.date(2026, 3, 15),
            dt.date(2026, 3, 17),
            "told",
        ),
        ("It went badly.", dt.date(2026, 3, 15), dt.date(2026, 3, 18), "written"),
        ("I had the interview yesterday.", None, dt.date(2026, 3, 18), "told"),
        ("It went badly.", None, dt.date(2026, 3, 18), "none"),
    ],
)
def test_the_days_are_counted_from_the_interview(
    text: str, written: dt.date | None, first: dt.date, says: str
) -> None:
    told = Reflection(Source("x", written, "", 9, "en"), True)
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    plan, note, *_ = second_chance(told, verdict, (), dt.date(2026, 3, 15), text=text)
    assert plan is not None
    assert plan.call_from == first
    texts = load().second_chance
    kinds = {"told": texts.told_day, "written": texts.written_day, "none": texts.no_day}
    said = {
        kind for kind, lines in kinds.items() if any(_is_said(line.text, note) for line in lines)
    }
    assert said == {says}


def _is_said(wording: str, note: str) -> bool:
    return all(part in note for part in wording.replace("{held}", "\n").split("\n"))


def test_a_trial_was_no_talk_and_who_works_there_gets_no_note_after_a_no() -> None:
    source = Source("x", dt.date(2026, 3, 2), "", 9, "en")
    note = thank_you(Reflection(source, True), (), text="It was a trial shift.")
    assert "talk" not in note
    assert "conversation" not in note
    verdict = Verdict("went_badly", "went_badly", -0.5, "")
    text = "They said no. I gotta go stand next to Brandon."
    told = Reflection(source, True, outcome="rejected")
    _, advice = advise(told, verdict, text=text, today=dt.date(2026, 3, 3))
    assert advice.thank_you == ""
    _, open_ = advise(Reflection(source, True), verdict, text=text, today=dt.date(2026, 3, 3))
    assert open_.research == ()
    assert not any("new person" in question.text for question in open_.questions)


@pytest.mark.parametrize(
    ("text", "doers", "company", "whom"),
    [
        ("Priya smiled. Priya nodded. Serene will message me herself.", ("Priya", "Priya"), None, "Serene"),
        ("Mrs Tooley smiled. The rector will write after the PCC.", ("Mrs Tooley",), None, None),
        ("Mrs Seretse smiled and nodded. The head, Mr Moyo, wrote.", ("Mrs Seretse", "Mrs Seretse", "Mr Moyo"), None,
         "Mr Moyo"),
        ("Mr Hegarty smiled. Pat laughed, Pat said.", ("Hegarty", "Pat", "Pat"), "Hegarty Lyons", "Mr Hegarty"),
        ("Meneer Van Loon is a quiet man.", (), "Bakkerij Van Loon", "Meneer Van Loon"),
        ("Kulkarni madam did not look up.", (), None, "Kulkarni madam"),
        ("Good morning madam, I said. Engineer sahib asked.", (), None, None),
        ("They will ring me.", (), None, None),
    ],
)  # fmt: skip
def test_whom_to_write_to(
    text: str, doers: tuple[str, ...], company: str | None, whom: str | None
) -> None:
    signals = tuple(Signal(0, 4, text[:4], "smiled", "positive", who, 0.9) for who in doers)
    told = Reflection(Source("x", None, "", 9, "en"), True, signals=signals, company=company)
    assert interviewer(told, text) == whom


def test_what_is_said_to_a_firm_does_not_say_its_name() -> None:
    texts = load().second_chance
    said = [*texts.gatekeeper_script, *texts.call_script, *texts.thanks, *texts.thanks_no]
    assert not [line.id for line in said if "company" in line.text]


def test_nobody_thanks_those_who_scorned_them() -> None:
    scorn = Signal(0, 10, "He sneered", "hostile", "negative", None, 0.9)
    told = Reflection(Source("x", None, "", 9, "en"), True, outcome="rejected")
    assert thank_you(told, ())
    assert thank_you(dataclasses.replace(told, signals=(scorn,)), ()) == ""
