"""Letting go: movement with a goal, writing, people, and the next application as the last line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterview.advice.choice import Chooser
from afterview.advice.quoting import clip, said
from afterview.content import filled, load
from afterview.records import Coping, Reflection

if TYPE_CHECKING:
    from afterview.content.models import CopingLine

_REASONS = 2
_OWN_REASONS = 4
_KIN = re.compile(
    r"^(?:wife|husband|sister|brother|partner|boyfriend|girlfriend|flatmate|housemate|roommate|cousin|"
    r"mother|father|daughter|son|neighbour|neighbor|mate|friend|mentor|coach|uncle|aunt|auntie|"
    r"colleague|landlady|landlord|fianc[eé]e?|mother-in-law|father-in-law)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:my|me|our|ma|mi)\s+", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:the|a|an|one|some|someone|somebody|people|friends|everyone|they|he|she)\b", re.I
)


def spoken_of(name: str) -> str:
    """A person of the writer's, spoken of to the writer.

    >>> spoken_of("my sister"), spoken_of("Cousin Femi"), spoken_of("Donal")
    ('your sister', 'your cousin Femi', 'Donal')
    """
    plain = " ".join(name.split())
    if _OWN.match(plain):
        return f"your {_OWN.sub('', plain)}"
    if _KIN.match(plain):
        return f"your {plain[:1].lower()}{plain[1:]}"
    if plain[:1].islower() and not _NOBODY.match(plain):
        short = {"mum", "mam", "mom", "dad", "nan", "gran", "granny", "da", "ma", "papa", "mama"}
        return f"your {plain}" if plain.split()[0] in short else plain
    return plain


def coping(reflection: Reflection, choose: Chooser, name: str | None = None) -> tuple[Coping, ...]:
    """Three to six things for tonight, fitted to the text; softer where it speaks of despair.

    Args:
        reflection: what was found in the text.
        choose: gives out wordings.
        name: the writer's own name.
    """
    low = reflection.distress == "elevated"
    lines = [line for line in load().coping.coping if line.gentle or not low]

    def say(kind: str, when: str = "always", **values: str) -> None:
        options: list[CopingLine] = [w for w in lines if w.kind == kind and w.when == when]
        line = choose.pick(options)
        text = f"{line.text} {line.easier}" if line.easier else line.text
        chosen.append(Coping(filled(text, values), line.kind))

    chosen: list[Coping] = []
    patterns = {p.pattern for talk in reflection.self_talk for p in talk.patterns}
    near = [p for p in reflection.people if p.stance == "supportive"]
    away = [p for p in reflection.people if p.stance == "unsupportive"]
    say("exercise")
    if "rumination" in patterns:
        say("rumination", "rumination")
    else:
        say("writing")
    if reflection.self_talk:
        say("own_name", "name" if name else "always", name=name or "")
    if near:
        say("people", "people", person=spoken_of(near[0].name))
    elif low or "rumination" in patterns:
        say("people")
    if away:
        say("people", "away", person=spoken_of(away[0].name))
    kind = "elevated" if low else "offer" if reflection.outcome == "offer" else "always"
    say("next", kind)
    return tuple(chosen)


def not_for_me(reflection: Reflection, choose: Chooser) -> tuple[str, ...]:
    """Reasons why it might not have been the right job: the text's own, then prompts for more.

    People also talk good things down after a failure ("sour grapes"), so it is for when it's a no,
    and comes with `sour_grapes`.
    """
    texts = load().coping
    own = [
        filled(choose.pick(texts.own_reason).text, {"quote": said(clip(quote))})
        for quote in reflection.drawbacks[:_OWN_REASONS]
    ]
    if reflection.distress == "elevated" or reflection.outcome == "offer":
        return tuple(own)
    prompts = choose.some(texts.not_for_me, max(1, _REASONS - len(own)))
    return (*own, *(line.text for line in prompts))


def sour_grapes(choose: Chooser) -> str:
    """What is said with the reasons, so that a fair list doesn't become a bitter one."""
    return choose.pick(load().coping.sour_grapes).text
