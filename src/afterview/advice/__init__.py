"""Advice: a reflection and its verdict in, what to say out. Pure, and the same every time."""

from __future__ import annotations

import dataclasses
import datetime as dt

from afterview.advice.choice import Chooser
from afterview.advice.coping import coping, not_for_me
from afterview.advice.focus import focus
from afterview.advice.lessons import lessons
from afterview.advice.questions import questions, research, self_questions
from afterview.advice.reframe import evidence, reframes
from afterview.advice.second_chance import second_chance, thank_you
from afterview.content import filled, load
from afterview.records import Advice, Reflection, SelfTalk, Support, Verdict


def support(level: str, region: str | None) -> Support | None:
    """What is said where a text speaks of not wanting to live, or comes near it."""
    if level == "none":
        return None
    known = load().helplines
    place = known.regions.get((region or "default").upper(), known.regions["default"])
    if level == "crisis":
        return Support(filled(known.crisis_text, {"emergency": place.emergency}), place.lines)
    return Support(filled(known.elevated_text, {"line": place.lines[0]}), place.lines)


def advise(
    reflection: Reflection,
    verdict: Verdict,
    *,
    text: str,
    today: dt.date,
    name: str | None = None,
    region: str | None = None,
) -> tuple[tuple[SelfTalk, ...], Advice]:
    """The self-talk with its reframings, and everything else that is suggested.

    Args:
        reflection: what was found in the text.
        verdict: what the evidence supports.
        text: the original, whose hash is the seed of the wordings.
        today: the day that the plan counts from.
        name: the writer's own name.
        region: a country code for helplines.
    """
    helped = support(reflection.distress, region)
    if reflection.distress == "crisis" or not reflection.is_interview:
        return reflection.self_talk, Advice(support=helped)
    choose = Chooser(f"{reflection.source.sha256 or text} {today.isoformat()}")
    found, used = evidence(reflection), set[int]()
    talk = tuple(
        dataclasses.replace(t, reframes=reframes(t, reflection, found, verdict, choose, name, used))
        for t in reflection.self_talk
    )
    asked = questions(reflection, choose)
    plan, note, action = second_chance(reflection, verdict, asked, today)
    return talk, Advice(
        next_action=action,
        questions=asked,
        research=research(reflection, choose),
        reflection=self_questions(reflection, choose),
        second_chance=plan,
        second_chance_note=note,
        thank_you="" if plan else thank_you(reflection, asked),
        lessons=lessons(reflection),
        coping=coping(reflection, choose, name),
        not_for_me=not_for_me(reflection, choose),
        focus=focus(reflection, choose),
        support=helped,
    )
