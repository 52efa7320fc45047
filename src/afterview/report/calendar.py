"""The plan as calendar entries (RFC 5545), for the calendar that the user has.

Times float: ten in the morning is ten in the morning wherever the calendar is opened. Days are
all-day entries that block nothing. No entry quotes the text, since calendars are often shared.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from afterview.content import load
from afterview.nlp.days import add_working_days
from afterview.records import Analysis, SecondChance

PRODUCT = "-//afterview//plan//EN"
MORNING = dt.time(10)
LENGTH = dt.timedelta(minutes=20)
NOTICE = dt.timedelta(minutes=-30)
PATIENCE = 2  # working days after the stated date before one asks


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar entry; without `last` it is the call in the middle of the morning of `first`."""

    kind: str
    title: str
    notes: str
    first: dt.date
    last: dt.date | None = None


def entries(analysis: Analysis, today: dt.date) -> tuple[Entry, ...]:
    """What of the plan has a day: the call, the note, their date, and when to ask.

    Args:
        analysis: with its advice; in a crisis there are no entries.
        today: nothing before it is entered.
    """
    advice, titles = analysis.advice, load().second_chance.calendar
    found: list[Entry] = []
    if plan := advice.second_chance:
        found.append(Entry("call", titles.call, _script(plan), plan.call_from))
        found.append(Entry("window", titles.window, plan.message, plan.call_from, plan.call_by))
    elif advice.next_on:
        draft = advice.thank_you if analysis.outcome == "pending" else ""
        title = titles.thanks if draft else titles.next
        notes = draft or advice.next_action
        found.append(Entry("next", title, notes, advice.next_on, advice.next_on))
    decision = analysis.decision.by if analysis.decision else None
    if found and decision and decision >= today and analysis.outcome == "pending":
        asked = add_working_days(decision, PATIENCE)
        found.append(Entry("decided", titles.decided, "", decision, decision))
        found.append(Entry("ask", titles.ask, titles.ask_how, asked, asked))
    return tuple(found)


def _script(plan: SecondChance) -> str:
    numbered = [f"{n}. {step}" for n, step in enumerate(plan.steps, 1)]
    return "\n".join(
        [*numbered, "", plan.call_script, "", plan.gatekeeper_script, "", plan.voicemail]
    )


def calendar(analysis: Analysis, today: dt.date) -> str:
    """The entries as an iCalendar file, the same byte for byte; empty where there is none.

    Args:
        analysis: with its advice.
        today: the day that the plan counts from; also the stamp of the entries.
    """
    from icalendar import Alarm, Calendar, Event

    found = entries(analysis, today)
    if not found:
        return ""
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    for entry in found:
        event = Event()
        name = f"{analysis.source.sha256} {entry.kind}".encode()
        event.add("uid", f"{hashlib.sha256(name).hexdigest()[:32]}@afterview")
        event.add("dtstamp", dt.datetime.combine(today, dt.time(0), dt.UTC))
        event.add("summary", entry.title)
        event.add("class", "PRIVATE")
        if entry.notes:
            event.add("description", entry.notes)
        if entry.last is None:
            begin = dt.datetime.combine(entry.first, MORNING)
            event.add("dtstart", begin)
            event.add("dtend", begin + LENGTH)
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.title)
            alarm.add("trigger", NOTICE)
            event.add_component(alarm)
        else:
            event.add("dtstart", entry.first)
            event.add("dtend", entry.last + dt.timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    return str(whole.to_ical().decode("utf-8"))
