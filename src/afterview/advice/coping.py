"""Letting go: movement with a goal, writing, people, and the next application as the last line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.barred import barred_by
from afterview.advice.choice import NO_VALUES, Chooser, Value, Values
from afterview.advice.circumstances import is_inside
from afterview.advice.evidence import drawbacks
from afterview.advice.page import is_late, on_feet
from afterview.content import load, slots
from afterview.quoting import begins_within, shown
from afterview.records import Coping, Reflection

if TYPE_CHECKING:
    from afterview.content.models import CopingLine

_REASONS = 2
_OWN_REASONS = 4
_WORDS = 18
_PERSON = 6
_ONCE = frozenset(["stumble", "thought", "good", "topic"])  # not to be gone through again and again
_GOOD_NEWS = frozenset(["offer", "advanced"])


def coping(
    reflection: Reflection, choose: Chooser, values: Values = NO_VALUES, text: str = ""
) -> tuple[Coping, ...]:
    """Three to six things for tonight, fitted to the text; softer where it speaks of despair.

    Args:
        reflection: what was found in the text.
        choose: gives out wordings.
        values: what the text gives for the slots of wordings.
        text: the original, for the hour and for what hurts.
    """
    low = reflection.distress == "elevated"
    barred = barred_by(reflection, hard=False, text=text)
    feet, late = on_feet(reflection, text), is_late(text)
    lines = [
        (line, whole)
        for line, whole in _stock()
        if (line.gentle or not low) and barred.isdisjoint(line.unless)
        if _possible(line, feet, late)
    ]
    chosen: list[Coping] = []

    # Somebody to go to matters more than how often the name has been said before.
    near = {
        slot: [v._replace(most=_PERSON) for v in values.get(slot, ())]
        for slot in ("person", "grown")
    }
    own = {**values, **near}

    def say(kind: str, *when: str) -> None:
        for one in when or ("always",):
            fitting = [whole for w, whole in lines if w.kind == kind and w.when == one]
            if line := choose.say(fitting, own):
                chosen.append(Coping(line.text, kind))
                for slot in slots(line.line.text) & _ONCE:
                    own.pop(slot, None)
                return

    patterns = {p.pattern for talk in reflection.self_talk for p in talk.patterns}
    news = reflection.outcome in _GOOD_NEWS
    at_peace = reflection.felt == "went_well" and not reflection.self_talk
    if not (news and at_peace):
        say("exercise")
        say(*(("rumination", "rumination") if "rumination" in patterns else ("writing",)))
    if reflection.self_talk and not news:
        say("own_name", *(("name",) if "name" in values else ("always",)))
    if own["person"]:
        say("people", *(("joy", "people") if news else ("people",)))
    elif low or "rumination" in patterns:
        say("people")
    if "away" in values:
        say("people", "away")
    if low or not is_inside(text):  # who works there already needn't search
        say("next", *_next(reflection, low))
    return tuple(chosen)


class _Whole(NamedTuple):
    """A line with the easier way behind it."""

    id: str
    text: str


@cache
def _stock() -> tuple[tuple[CopingLine, _Whole], ...]:
    lines = load().coping.coping
    return tuple((one, _Whole(one.id, f"{one.text} {one.easier}".strip())) for one in lines)


def _possible(line: CopingLine, feet: bool, late: bool) -> bool:
    """Whether an exercise is for somebody who has been on their feet, or sits at home late."""
    return not (line.hard and feet) and not (line.out and late)


def _next(reflection: Reflection, low: bool) -> Sequence[str]:
    """Which last lines fit, best first."""
    if low:
        return ("elevated",)
    return {
        "withdrawn": ("always",),
        "offer": ("offer",),
        "advanced": ("advanced", "always"),
        "pending": ("pending", "always"),
    }.get(reflection.outcome, ("no", "always"))


def not_for_me(
    reflection: Reflection, choose: Chooser, values: Values = NO_VALUES, text: str = ""
) -> tuple[str, ...]:
    """Reasons why it might not have been the right job: the text's own, then prompts for more.

    People also talk good things down after a failure ("sour grapes"), so it is for when it's a no,
    and comes with `sour_grapes`. Where there is an offer, the reasons are things to clear up first.
    """
    texts = load().coping
    offered = reflection.outcome == "offer"
    frames = texts.own_before if offered else texts.own_reason
    own = [
        choose.must(frames, {"quote": [Value(words, None, 9, start)]}).text
        for start, words in _own(reflection)
    ]
    if reflection.distress == "elevated" or offered:
        return tuple(own)
    barred = barred_by(reflection, hard=False, text=text)
    feet = on_feet(reflection, text)
    free = [x for x in texts.not_for_me if barred.isdisjoint(x.unless) and (feet or not x.feet)]
    prompts = [choose.say(free, values) for _ in range(max(1, _REASONS - len(own)))]
    return (*own, *(line.text for line in prompts if line))


def _own(reflection: Reflection) -> list[tuple[int, str]]:
    """Where the writer's own reasons stand, and in which words they are shown."""
    found: list[tuple[int, str]] = []
    taken = -1
    for quote in sorted(drawbacks(reflection), key=lambda q: q.start)[:_OWN_REASONS]:
        if quote.start < taken:
            continue
        taken = quote.end
        words = shown(quote, _WORDS)[1]
        if len(words.split()) > 1 and not begins_within(words):
            found.append((quote.start, words))
    return found


def sour_grapes(reflection: Reflection, choose: Chooser, text: str = "") -> str:
    """What is said with the reasons, so that a fair list doesn't become a bitter one; other things where the
    text gives no reason, and there are questions alone."""
    if reflection.outcome == "offer":
        return ""
    barred = barred_by(reflection, hard=False, text=text)
    on = "reasons" if _own(reflection) else "questions"
    fitting = [x for x in load().coping.sour_grapes if barred.isdisjoint(x.unless)]
    lines = [x for x in fitting if x.on == on or (x.on is None and on == "reasons")]
    return choose.must(lines).text
