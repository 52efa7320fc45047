"""Advice: a reflection and its verdict in, what to say out. Pure, and the same every time."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence

from afterview.advice.barred import barred_by
from afterview.advice.choice import Chooser, Value
from afterview.advice.circumstances import drives, is_inside
from afterview.advice.coping import coping, not_for_me, sour_grapes
from afterview.advice.earlier import Earlier, before
from afterview.advice.focus import PLACES, USUAL, WHILE_DRIVING, OwnLine, Wanted, cards
from afterview.advice.lessons import lessons
from afterview.advice.page import ALWAYS, page, spoken
from afterview.advice.questions import questions
from afterview.advice.reframe import MOST, is_hard, reframes, shown_at_most
from afterview.advice.research import research
from afterview.advice.second_chance import both_shown, second_chance, thank_you
from afterview.advice.self_questions import self_questions
from afterview.content import filled, load
from afterview.nlp.days import add_working_days
from afterview.records import Advice, Reflection, SelfTalk, Support, Verdict

__all__ = ["advise", "support"]


def support(level: str, region: str | None) -> Support | None:
    """What is said where a text speaks of not wanting to live, or comes near it.

    Args:
        level: ``none``, ``elevated`` or ``crisis``.
        region: a country code; an unknown one gets the lines for any country.

    >>> support("crisis", "uk").helplines[0]
    'Samaritans: call 116 123, samaritans.org'
    """
    if level == "none":
        return None
    known = load().helplines
    place = known.of(region)
    text = (
        filled(known.crisis_text, {"emergency": place.emergency})
        if level == "crisis"
        else filled(known.elevated_text, {"line": place.lines[0]})
    )
    return Support(text, place.lines, known.checked_on)


def advise(
    reflection: Reflection,
    verdict: Verdict,
    *,
    text: str,
    today: dt.date,
    name: str | None = None,
    region: str | None = None,
    own_lines: Sequence[OwnLine] = (),
    earlier: Sequence[Earlier] = (),
    wanted: Wanted = USUAL,
) -> tuple[tuple[SelfTalk, ...], Advice]:
    """The self-talk with its reframings, and everything else that is suggested.

    In a crisis there is support and nothing else; a text that isn't about an interview gets no
    advice.

    Args:
        reflection: what was found in the text.
        verdict: what the evidence supports.
        text: the original; its hash, with the day, is the seed of the wordings.
        today: the day that the plan counts from.
        name: the writer's own name.
        region: a country code for helplines.
        own_lines: the user's own lines to put up, as `advice.focus.own_lines` orders them.
        earlier: other entries of the journal; those before this text's day are held against it, and
            what they were told isn't told again.
        wanted: which lines to put up.

    >>> from afterview.records import Source
    >>> told = Reflection(Source("x", None, "", 9, "en"), is_interview=True, topics=("the boiler",))
    >>> verdict = Verdict("unclear", "unclear", 0.0, "")
    >>> _, advice = advise(told, verdict, text="I asked about the boiler.", today=dt.date(2026, 3, 3))
    >>> "the boiler" in advice.questions[0].text, "Wednesday 4 March" in advice.next_action
    (True, True)
    """
    helped = support(reflection.distress, region)
    if reflection.distress == "crisis" or not reflection.is_interview:
        return reflection.self_talk, Advice(support=helped)
    own_name = " ".join(name.split()) if name else None
    past = before(earlier, reflection.source.written_on)
    choose = Chooser(
        f"{reflection.source.sha256 or text} {today.isoformat()}", [entry.said for entry in past]
    )
    low, hard = reflection.distress == "elevated", is_hard(reflection, verdict)
    values = page(reflection, text, today, own_name, hard)
    talk = reflection.self_talk
    for most in (shown_at_most(len(talk)), MOST):
        talk = tuple(
            dataclasses.replace(
                t,
                reframes=reframes(t, reflection, verdict, choose, values, past, t.reframes, most),
            )
            for t in talk
        )
    asked, inside = questions(reflection, choose, text), is_inside(text)
    # Where to look is said by name, however often that has been said.
    named = [value._replace(most=ALWAYS) for value in values.get("company", ())]
    looked_up = () if inside else research(reflection, choose, {**values, "company": named})
    plan, note, action, due, case = second_chance(
        reflection, verdict, asked, today, choose, values, text
    )
    if plan:
        asked = both_shown(asked, reflection)
    if low:
        until = {"from": [Value(spoken(add_working_days(today, 1)), most=9)]}
        action = choose.must(load().second_chance.action["elevated"], {**values, **until}).text
    return talk, Advice(
        next_action=action,
        next_on=None if low else due,
        questions=asked,
        research=looked_up,
        reflection=self_questions(reflection, choose, barred_by(reflection, hard)),
        second_chance=plan,
        second_chance_note=note,
        thank_you=""
        if plan or low or case == "by_rules" or inside
        else thank_you(reflection, asked, choose, values, text),
        lessons=() if low else lessons(reflection, text, choose, past),
        coping=coping(reflection, choose, values, text),
        not_for_me=not_for_me(reflection, choose, values, text),
        not_for_me_note=sour_grapes(reflection, choose, text),
        focus=cards(
            reflection.self_talk,
            choose,
            own_name,
            own_lines,
            places=wanted.places
            or _places(text, len(own_lines) + len(values.get("fair", ())), low),
            each=wanted.each,
            person=wanted.person,
            values=values,
            calm=low,
            barred=barred_by(reflection, hard),
        ),
        support=helped,
    )


def _places(text: str, lines: int, low: bool) -> tuple[str, ...]:
    """Where lines are put up: on the steering wheel only where somebody drives, and over the sink only
    where there are enough lines of the writer's own."""
    on_the_road = drives(text) and not low
    without = {*(() if on_the_road else WHILE_DRIVING), *(() if lines > 1 else ("kitchen sink",))}
    return tuple(place for place in PLACES if place not in without)
