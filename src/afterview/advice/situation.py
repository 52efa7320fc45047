"""Which way on a text leaves open: a second conversation, thanks, papers to send, or nothing to be done.

Source: docs/evidence.md, "Follow-up, second chance, waiting"; no experiment was found.
"""

from __future__ import annotations

import datetime as dt

from afterview.advice.circumstances import (
    is_by_rules,
    is_inside,
    is_later_round,
    is_trial,
    wants_papers,
)
from afterview.advice.timing import call_window, interview_of
from afterview.nlp.days import add_working_days
from afterview.records import Reflection, Verdict

LONG_AGO = 15
THANKED = frozenset(
    [
        "went_well",
        "mixed",
        "unclear",
        "close",
        "later_round",
        "invited",
        "step_named",
        "papers",
        "trial",
    ]
)


def situation(reflection: Reflection, verdict: Verdict, today: dt.date, text: str = "") -> str:
    """Which of the cases of `second_chance.toml` a text is.

    A second conversation is worth asking for where the text is cool or uneven, the answer is open,
    the writer isn't content with it, and there is a working day left before the decision; not after a second
    round. References or papers that they asked for go before all else. Where they gave a way to reach them, which is
    there to be used, or named a next step, that comes next, however it went; after a trial shift there was no talk to
    come back to. In a text of despair nothing is asked of anybody; where answers are scored by rules neither a call nor
    a note has a place, and where the writer works there already no script for strangers has.
    """
    if reflection.outcome != "pending":
        return reflection.outcome
    if reflection.distress == "elevated":
        return "elevated"
    decision = reflection.decision.by if reflection.decision else None
    interview, _ = interview_of(reflection, today, text)
    if decision and decision < today:
        return "late"
    if decision == today:
        return "due_today"
    if decision is None and add_working_days(interview, LONG_AGO) < today:
        return "long_ago"
    if wants_papers(text):
        return "papers"
    if is_by_rules(text):
        return "by_rules"
    if is_inside(text):
        return "inside"
    if is_trial(text):
        return "trial"
    cool = verdict.label in ("went_badly", "mixed") and verdict.felt != "went_well"
    if cool and decision and call_window(interview, decision, today)[0] >= decision:
        return "close"
    told = {signal.signal for signal in reflection.signals}
    if "gave_contact" in told:
        return "invited"
    if "next_steps" in told:
        return "step_named"
    if cool:
        return "later_round" if is_later_round(text) else "second_chance"
    return "mixed" if verdict.label == "went_badly" else verdict.label
