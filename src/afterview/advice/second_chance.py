"""Asking for a second conversation: whether, when, and in which words.

Timing: not before two working days after the interview and not after two before the decision; an
empty window means the next working morning; without a date, working days three to five, a guess.
Source: docs/evidence.md, "Follow-up, second chance, waiting"; no experiment was found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from afterview.advice.choice import Chooser
from afterview.advice.evidence import touches_stumble
from afterview.advice.phrases import role_phrase
from afterview.content import filled, load
from afterview.nlp.dates import add_working_days
from afterview.records import Question, Reflection, SecondChance, Verdict

FIRST_DAY = 2
LAST_DAY = -2
GUESS = (3, 5)
LONG_AGO = 15
_STATUS = re.compile(
    r"\b(?:decid\w+|hear\b|(?:next|other) (?:step|stage|round)|happens (?:next|now)|comes next)",
    re.I,
)
_NO_NAME = re.compile(
    r"^(?:the|a|an|i|he|she|they|it|we|you|one|both|all|my|our|their|his|her)$", re.I
)


def call_window(
    interview: dt.date, decision: dt.date | None, today: dt.date
) -> tuple[dt.date, dt.date, bool]:
    """First and last day for a call, and whether they are a guess.

    Args:
        interview: the day of the interview.
        decision: the day they said they would decide by, if they did.
        today: the day that the plan counts from; no call lies before it.

    >>> call_window(dt.date(2026, 3, 2), dt.date(2026, 3, 13), dt.date(2026, 3, 3))
    (datetime.date(2026, 3, 4), datetime.date(2026, 3, 11), False)
    """
    guess = decision is None
    if decision is None:
        first, last = (add_working_days(interview, days) for days in GUESS)
    else:
        first = add_working_days(interview, FIRST_DAY)
        last = add_working_days(decision, LAST_DAY)
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
    """Which of the cases of `second_chance.toml` a text is.

    A second conversation is worth asking for where the text is cool or uneven, the answer is open,
    the writer isn't content with it, and there is a working day left before the decision.
    """
    if reflection.outcome != "pending":
        return reflection.outcome
    decision = reflection.decision.by if reflection.decision else None
    interview = reflection.source.written_on or today
    if decision and decision < today:
        return "late"
    if decision is None and add_working_days(interview, LONG_AGO) < today:
        return "long_ago"
    if verdict.label == "went_badly" or (verdict.label == "mixed" and verdict.felt != "went_well"):
        first, _, _ = call_window(interview, decision, today)
        return "close" if decision and first >= decision else "second_chance"
    return verdict.label


def interviewer(reflection: Reflection) -> str | None:
    """The person of the employer's who is named most, as the text spells them.

    A name is a word with a capital that isn't a role or a pronoun.
    """
    named = [s.who for s in reflection.signals if s.who and _is_name(s.who)]
    return min(named, key=lambda n: (-Counter(named)[n], named.index(n))) if named else None


def _is_name(who: str) -> bool:
    words = who.split()
    return len(words) <= 3 and all(
        w[:1].isupper() and not w.isupper() and not _NO_NAME.match(w) for w in words
    )


def _two(questions: tuple[Question, ...], reflection: Reflection) -> list[str]:
    """Two questions to read out to them: none on how things stand, none that recalls the stumble."""
    found = [
        q.text
        for q in questions
        if "“" not in q.text and q.text.endswith("?") and not _STATUS.search(q.text)
        if not touches_stumble(q.about, reflection)
    ]
    found.sort(key=lambda text: ":" in text or ". " in text)
    found += [line.text for line in load().questions.general if line.text not in found]
    return found[:2]


def _values(
    reflection: Reflection, questions: tuple[Question, ...], name: str | None
) -> dict[str, str]:
    person = interviewer(reflection)
    role = role_phrase(reflection.role)
    asked = _two(questions, reflection)
    return {
        "question": asked[0],
        "question2": asked[1],
        "company_at": f" at {' '.join(reflection.company.split())}" if reflection.company else "",
        "role_for": f" about {role}" if role != "this job" else "",
        "me": name or "[your name]",
        "them": person or "[name]",
        "person": person or "the person who interviewed you",
    }


def second_chance(
    reflection: Reflection,
    verdict: Verdict,
    questions: tuple[Question, ...],
    today: dt.date,
    choose: Chooser | None = None,
    name: str | None = None,
) -> tuple[SecondChance | None, str, str, dt.date]:
    """The plan (or None), a note on it, the next action in one sentence with a date, and that date.

    Args:
        reflection: the text; its day of writing is taken for the day of the interview.
        verdict: what the evidence supports.
        questions: the questions for the company, best first.
        today: the day that the plan counts from.
        choose: gives out wordings.
        name: the writer's own name, for the scripts.
    """
    texts = load().second_chance
    pick = choose or Chooser(reflection.source.sha256)
    case = situation(reflection, verdict, today)
    tomorrow = add_working_days(today, 1)
    soon = {"from": spoken(tomorrow)}
    if case != "second_chance":
        key = "late" if case == "long_ago" else case
        options = texts.action.get(key, texts.action["thanks"])  # type: ignore[call-overload]
        note = pick.pick(texts.note[case]).text  # type: ignore[index]
        return None, note, filled(pick.pick(options).text, soon), tomorrow
    decision = reflection.decision.by if reflection.decision else None
    interview = reflection.source.written_on or today
    first, last, guess = call_window(interview, decision, today)
    values = _values(reflection, questions, name)
    values["from"], values["by"] = spoken(first), spoken(last)
    values["when"] = (
        f"on {values['from']}" if first == last else f"between {values['from']} and {values['by']}"
    )
    notes = [pick.pick(texts.honest).text]
    notes += [pick.pick(texts.guess).text] if guess else []
    notes += [pick.pick(texts.no_day).text] if reflection.source.written_on is None else []
    plan = SecondChance(
        first,
        last,
        guess,
        tuple(filled(step, values) for step in pick.pick(texts.steps).steps),
        filled(pick.pick(texts.call_script).text, values),
        filled(pick.pick(texts.gatekeeper_script).text, values),
        filled(pick.pick(texts.voicemail).text, values),
        filled(pick.pick(texts.message).text, values),
    )
    action = filled(pick.pick(texts.action["second_chance"]).text, values)
    return plan, " ".join(notes), action, first


def thank_you(
    reflection: Reflection,
    questions: tuple[Question, ...],
    choose: Chooser | None = None,
    name: str | None = None,
) -> str:
    """A thank-you note with one question of the text's own; after a no, without one.

    Args:
        reflection: the text.
        questions: the questions for the company, best first.
        choose: gives out wordings.
        name: the writer's own name.
    """
    if reflection.outcome in ("withdrawn", "offer"):
        return ""
    texts = load().second_chance
    pick = choose or Chooser(reflection.source.sha256)
    options = texts.thanks_no if reflection.outcome == "rejected" else texts.thanks
    return filled(pick.pick(options).text, _values(reflection, questions, name))
