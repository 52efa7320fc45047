"""Asking for a second conversation: whether, when, and in which words.

Timing: not before two working days after the interview and not after two before the decision; an
empty window means the next working morning; without a date, working days three to five, a guess.
Source: docs/evidence.md, "Follow-up, second chance, waiting"; no experiment was found.
"""

from __future__ import annotations

import datetime as dt

from afterview.content import filled, load
from afterview.nlp.dates import add_working_days
from afterview.records import Question, Reflection, SecondChance, Verdict


def call_window(
    interview: dt.date, decision: dt.date | None, today: dt.date
) -> tuple[dt.date, dt.date, bool]:
    """First and last day for a call, and whether they are a guess.

    >>> call_window(dt.date(2026, 3, 2), dt.date(2026, 3, 13), dt.date(2026, 3, 3))
    (datetime.date(2026, 3, 4), datetime.date(2026, 3, 11), False)
    """
    if decision is None:
        first, last, guess = add_working_days(interview, 3), add_working_days(interview, 5), True
    else:
        first, last, guess = add_working_days(interview, 2), add_working_days(decision, -2), False
    first = max(first, _working(today))
    if first > last:
        first = last = add_working_days(today, 1)
    return first, last, guess


def _working(day: dt.date) -> dt.date:
    return day if day.weekday() < 5 else add_working_days(day, 1)


def spoken(day: dt.date) -> str:
    """A date as it is said.

    >>> spoken(dt.date(2026, 3, 4))
    'Wednesday 4 March'
    """
    return f"{day:%A} {day.day} {day:%B}"


def situation(reflection: Reflection, verdict: Verdict, today: dt.date) -> str:
    """Which of the cases of `second_chance.toml` a text is."""
    if reflection.outcome != "pending":
        return reflection.outcome
    decision = reflection.decision.by if reflection.decision else None
    if decision and decision < today:
        return "late"
    if verdict.label in ("mixed", "went_badly"):
        return "second_chance"
    return verdict.label


def second_chance(
    reflection: Reflection, verdict: Verdict, questions: tuple[Question, ...], today: dt.date
) -> tuple[SecondChance | None, str, str]:
    """The plan (or None), a note on it, and the next action in one sentence.

    Args:
        reflection: the text; its day of writing is taken for the day of the interview.
        verdict: what the evidence supports.
        questions: the questions for the company, best first.
        today: the day that the plan counts from.
    """
    texts = load().second_chance
    case = situation(reflection, verdict, today)
    interview = reflection.source.written_on or today
    if case != "second_chance":
        soon = add_working_days(today, 1)
        action = texts.action.get(case, texts.action["thanks"])
        return None, texts.note[case], filled(action, {"from": spoken(soon)})
    decision = reflection.decision.by if reflection.decision else None
    first, last, guess = call_window(interview, decision, today)
    asked = [q.text for q in questions if q.kind != "unanswered"] or [
        line.text for line in load().questions.general
    ]
    while len(asked) < 2:
        asked.append(next(q.text for q in load().questions.general if q.text not in asked))
    role = reflection.role
    values = {
        "from": spoken(first),
        "by": spoken(last),
        "question": asked[0],
        "question2": asked[1],
        "company_at": f" at {reflection.company}" if reflection.company else "",
        "role_for": f" about the {role} job" if role else "",
    }
    note = f"{texts.honest} {texts.guess}" if guess else texts.honest
    plan = SecondChance(
        first,
        last,
        guess,
        tuple(filled(step, values) for step in texts.steps),
        filled(texts.call_script, values),
        filled(texts.gatekeeper_script, values),
        filled(texts.voicemail, values),
        filled(texts.message, values),
    )
    return plan, note, filled(texts.action["second_chance"], values)


def thank_you(reflection: Reflection, questions: tuple[Question, ...]) -> str:
    """A thank-you note with one question of the text's own."""
    asked = [q.text for q in questions if q.kind != "unanswered"] or [
        load().questions.general[0].text
    ]
    role = f" about the {reflection.role} job" if reflection.role else ""
    return filled(load().second_chance.thanks, {"question": asked[0], "role_for": role})
