"""One act once in a report, and what is proposed beside each other doesn't say the same."""

import datetime as dt
import re

import pytest

from afterview.advice import advise
from afterview.advice.choice import Chooser, Value
from afterview.advice.deeds import deed_of
from afterview.advice.page import NAMED
from afterview.advice.situation import THANKED
from afterview.content import load
from afterview.records import Reflection, Signal, Source, Verdict

DAY = dt.date(2026, 3, 3)
SOURCE = Source("x", DAY, "", 100, "en")
COLD = tuple(
    Signal(n, n + 20, "He looked at his watch and yawned", "distracted", "negative", None, 0.9, "unknown")  # type: ignore[arg-type]
    for n in (0, 40)
)  # fmt: skip


@pytest.mark.parametrize("seed", [str(n) for n in range(20)])
def test_an_act_is_proposed_once(seed: str) -> None:
    choose = Chooser(seed)
    values = {"day": [Value("Friday 6 March", most=9)]}
    found = [choose.say(load().reframes.act, values) for _ in range(60)]
    deeds = [deed for one in found if one and (deed := deed_of(one.line.text))]
    assert deeds
    assert len(deeds) == len(set(deeds))


def test_a_note_does_not_say_what_the_action_says() -> None:
    for case in THANKED:
        for line in load().second_chance.note[case]:  # type: ignore[index]
            assert not re.search(
                r"\bthank|\bnote\b|\bone question|\blines\b|\bwrite\b", line.text, re.I
            ), line.id


def test_there_are_two_questions_and_both_are_shown() -> None:
    lines = load().second_chance.action["second_chance"]
    assert not [line.id for line in lines if re.search(r"\bone (?:good )?question", line.text)]
    told = Reflection(SOURCE, True, role="night porter", company="Ash House", signals=COLD)
    verdict = Verdict("went_badly", "went_badly", -3.0, "")
    _, advice = advise(told, verdict, text="He looked at his watch.", today=DAY)
    plan = advice.second_chance
    assert plan is not None
    shown = [question.text for question in advice.questions]
    assert sum(question in plan.message for question in shown) == 2


@pytest.mark.parametrize("seed", [str(n) for n in range(10)])
def test_the_job_is_named_a_few_times_only(seed: str) -> None:
    told = Reflection(SOURCE, True, role="night porter", signals=COLD)
    verdict = Verdict("went_badly", "went_badly", -3.0, "")
    _, advice = advise(told, verdict, text=f"He looked at his watch {seed}.", today=DAY)
    plan = advice.second_chance
    assert plan is not None
    said = [*plan.steps, plan.call_script, plan.gatekeeper_script, plan.voicemail, plan.message,
            advice.second_chance_note, advice.next_action, *advice.not_for_me,
            *(question.text for question in advice.questions), *(c.text for c in advice.coping)]  # fmt: skip
    asked = {q.text for q in advice.questions}
    whole = " ".join(said)
    for question in asked:
        whole = question + whole.replace(question, "")
    assert whole.count("the night porter job") <= NAMED
