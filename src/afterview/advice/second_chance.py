"""Asking for a second conversation: whether, when, and in which words.

Source: docs/evidence.md, "Follow-up, second chance, waiting"; no experiment was found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import NO_VALUES, Chooser, Value, Values
from afterview.advice.circumstances import (
    is_trial,
)
from afterview.advice.page import NAMED, spoken, trade
from afterview.advice.phrases import role_phrase
from afterview.advice.situation import THANKED, situation
from afterview.advice.sore import touches_stumble
from afterview.advice.timing import call_window, interview_of, thanks_by
from afterview.advice.topics import kind_of
from afterview.content import load, words_of
from afterview.nlp.days import add_working_days
from afterview.records import Question, Reflection, SecondChance, Verdict

if TYPE_CHECKING:
    from afterview.content.models import Line

# What was left open goes before what could be asked anywhere.
_STOCK = {"unanswered": 1, "role": 2, "trade": 2, "general": 2}
ANY = 99  # a word of a script may be said as often as it takes


class ChanceWords(NamedTuple):
    """The expressions of `content/words/second_chance.toml`."""

    status: re.Pattern[str]


_expressions = words_of("second_chance", ChanceWords)


class Chance(NamedTuple):
    """What is to be done next: the plan or None, a note on it, the next action in one sentence and its
    day, and which case of `second_chance.toml` it is."""

    plan: SecondChance | None
    note: str
    action: str
    due: dt.date
    case: str


def _two(questions: Sequence[Question], reflection: Reflection) -> list[str]:
    """Two questions to read out to them: on the work before terms, what the text gives before stock ones, none
    on how things stand, and none that recalls the stumble."""
    texts = [q.text for q in _fit_to_read(questions, reflection)]
    return [*texts, *_stock(reflection, texts)][:2]


def both_shown(questions: Sequence[Question], reflection: Reflection) -> tuple[Question, ...]:
    """The questions, with those that a script takes from the stock: what is to be asked stands on the page."""
    shown = {q.text for q in questions}
    more = [text for text in _two(questions, reflection) if text not in shown]
    return (*questions, *(Question(text, None, "general") for text in more))


def _stock(reflection: Reflection, texts: Sequence[str]) -> list[str]:
    work = trade(reflection)
    stock = (*(work.ask if work else ()), *load().questions.general)
    return [line.text for line in stock if line.text not in texts]


def _fit_to_read(questions: Sequence[Question], reflection: Reflection) -> list[Question]:
    found = [
        q
        for q in questions
        if not _expressions().status.search(q.text)
        if q.kind == "role" or not touches_stumble(q.about, reflection)
    ]
    return sorted(
        found,
        key=lambda q: (
            kind_of(q.about or "") == "terms",
            _STOCK.get(q.kind, 0),
            ": " in q.text or ". " in q.text,
        ),
    )


def _drafted(lines: Sequence[Line], words: Values, reflection: Reflection, choose: Chooser) -> str:
    """A script or a mail; a job that has been named often enough isn't named once more."""
    role = role_phrase(reflection.role)
    plain = role == "this job" or choose.quoted(role) >= NAMED
    about = [Value("" if plain else f" about {role}", most=ANY)]
    text = choose.must(lines, {**words, "role_for": about}).text
    if not plain and role in text:
        choose.quote(role)
    return text


def _words(
    reflection: Reflection, questions: Sequence[Question], values: Values
) -> dict[str, list[Value]]:
    """The slots of scripts and mails, each with one value, there or not."""
    them = values["them"][0].text if "them" in values else None
    name = values.get("name")
    asked = _two(questions, reflection)
    words = {
        "question": asked[0],
        "question2": asked[1],
        "me": name[0].text if name else "[your name]",
        "dear": them or "[name]",
        "whom": them or "somebody who interviewed you",
        "spoke": them or "[name]",
    }
    return {slot: [Value(word, most=ANY)] for slot, word in words.items()}


def second_chance(
    reflection: Reflection,
    verdict: Verdict,
    questions: Sequence[Question],
    today: dt.date,
    choose: Chooser | None = None,
    values: Values = NO_VALUES,
    text: str = "",
) -> Chance:
    """Whether a second conversation is worth asking for, and how.

    Args:
        reflection: what was found in the text.
        verdict: what the evidence supports.
        questions: the questions for the company, best first.
        today: the day that the plan counts from.
        choose: gives out wordings.
        values: what the text gives for the slots of wordings.
        text: the original, which tells whether answers were scored by rules, and when the interview was;
            else its day of writing is taken.
    """
    texts = load().second_chance
    pick = choose or Chooser(reflection.source.sha256)
    case = situation(reflection, verdict, today, text)
    due = add_working_days(today, 1)
    if case in THANKED:
        due = thanks_by(reflection, today, text)
    own = {**values, "from": [Value(spoken(due), most=ANY)]}
    if case != "second_chance":
        key = "late" if case == "long_ago" else case
        options = texts.action.get(key, texts.action["thanks"])  # type: ignore[call-overload]
        note = pick.must(texts.note[case], own).text  # type: ignore[index]
        return Chance(None, note, pick.must(options, own).text, due, case)
    decision = reflection.decision.by if reflection.decision else None
    interview, whence = interview_of(reflection, today, text)
    first, last, guess = call_window(interview, decision, today)
    day, until = spoken(first), spoken(last)
    between = f"on {day}" if first == last else f"between {day} and {until}"
    dates = {"from": day, "by": until, "when": between, "held": spoken(interview)}
    own |= {slot: [Value(word, most=ANY)] for slot, word in dates.items()}
    own |= _words(reflection, questions, values)
    notes = [pick.must(texts.honest, own).text]
    notes += [pick.must(texts.guess, own).text] if guess else []
    notes.append(pick.must(getattr(texts, whence), own).text)
    steps = (texts.prepare, texts.call, texts.ask, texts.otherwise)
    plan = SecondChance(
        first,
        last,
        guess,
        tuple(pick.must(lines, own).text for lines in steps),
        _drafted(texts.call_script, own, reflection, pick),
        pick.must(texts.gatekeeper_script, own).text,
        pick.must(texts.voicemail, own).text,
        _drafted(texts.message, own, reflection, pick),
    )
    action = pick.must(texts.action["second_chance"], own).text
    return Chance(plan, " ".join(notes), action, first, case)


def thank_you(
    reflection: Reflection,
    questions: Sequence[Question],
    choose: Chooser | None = None,
    values: Values = NO_VALUES,
    text: str = "",
) -> str:
    """A thank-you note with one question of the text's own; after a no without one, and after scorn none.

    Args:
        reflection: the text.
        questions: the questions for the company, best first.
        choose: gives out wordings.
        values: what the text gives for the slots of wordings.
        text: the original, which tells whether it was a trial shift.
    """
    scorned = any(sign.signal == "hostile" for sign in reflection.signals)
    if reflection.outcome in ("withdrawn", "offer") or (
        reflection.outcome == "rejected" and scorned
    ):
        return ""
    texts = load().second_chance
    pick = choose or Chooser(reflection.source.sha256)
    options = texts.thanks_no if reflection.outcome == "rejected" else texts.thanks
    if is_trial(text) and reflection.outcome != "rejected":
        options = texts.thanks_trial
    return _drafted(options, _words(reflection, questions, values), reflection, pick)
