"""Letting go: movement with a goal, writing, people, and the next application as the last line."""

from __future__ import annotations

from afterview.advice.choice import Chooser
from afterview.advice.quoting import short
from afterview.content import filled, load
from afterview.content.models import CopingLine
from afterview.records import Coping, Reflection


def _said(line: CopingLine, **values: str) -> Coping:
    return Coping(filled(line.text, values), line.kind)


def coping(reflection: Reflection, choose: Chooser, name: str | None = None) -> tuple[Coping, ...]:
    """Three to six things for tonight, fitted to the text."""
    lines = load().coping.coping

    def of(kind: str, when: str = "always") -> list[CopingLine]:
        return [line for line in lines if line.kind == kind and line.when == when]

    chosen = [_said(choose.pick(of("exercise")))]
    patterns = {p.pattern for talk in reflection.self_talk for p in talk.patterns}
    if "rumination" in patterns or "mental_filter" in patterns:
        chosen.append(_said(choose.pick(of("rumination", "rumination"))))
    else:
        chosen.append(_said(choose.pick(of("writing"))))
    if name:
        chosen.append(_said(choose.pick(of("own_name", "name")), name=name))
    elif reflection.self_talk:
        chosen.append(_said(choose.pick(of("own_name"))))
    near = [p for p in reflection.people if p.stance == "supportive"]
    if near:
        chosen.append(_said(choose.pick(of("people", "people")), person=_spoken(near[0].name)))
    away = [p for p in reflection.people if p.stance == "unsupportive"]
    if away:
        chosen.append(_said(choose.pick(of("people", "away")), person=_spoken(away[0].name)))
    chosen.append(_said(choose.pick(of("next"))))
    return tuple(chosen)


def _spoken(name: str) -> str:
    """A person of the writer's, spoken of to the writer: `my sister` is `your sister`."""
    for own in ("my ", "our "):
        if name.lower().startswith(own):
            return f"your {name[len(own) :]}"
    bare = name.split()[0].lower()
    kin = {"wife", "husband", "sister", "brother", "partner", "boyfriend", "girlfriend", "flatmate"}
    return f"your {name[:1].lower()}{name[1:]}" if bare in kin else name


def not_for_me(reflection: Reflection, choose: Chooser) -> tuple[str, ...]:
    """Reasons why it might not have been the right job: the text's own, then prompts for more.

    People also talk good things down after a failure ("sour grapes"), so it is for when it's a no.
    """
    texts = load().coping.not_for_me
    own = [filled(texts[0].text, {"quote": short(q.quote)}) for q in reflection.drawbacks]
    prompts = choose.some(texts[1:], max(0, 3 - len(own)))
    return (*own, *(line.text for line in prompts))
