"""What to look up about the employer before asking."""

from __future__ import annotations

import re

from afterview.advice.choice import NO_VALUES, Chooser, Values
from afterview.advice.page import branch
from afterview.advice.questions import CLOSED, QuestionWords
from afterview.content import load, slots, words_of
from afterview.records import Reflection

_REVIEWS = re.compile(r"\breviews?\b|\bwrite about\b")
_MOST = 3
_words = words_of("questions", QuestionWords)


def research(
    reflection: Reflection, choose: Chooser, values: Values = NO_VALUES
) -> tuple[str, ...]:
    """What to look up, where, and what each find would let you ask: on the employer, by the kind of
    work, and on a topic of which others write. Profiles and postings are for work at a desk."""
    if reflection.outcome in CLOSED:
        return ()
    work = branch(reflection)
    desk = work is not None and work.desk
    lines = [x for x in load().questions.research if desk or not x.desk]
    known = [v for v in values.get("topic", ()) if _words().public_life.search(v.text)]
    values = {**values, "topic": known}
    groups = [
        work.look if work else (),
        [line for line in lines if "{topic}" in line.text],
        [line for line in lines if "{company}" in line.text],
    ]
    anybody = [line for line in lines if not slots(line.text) & {"topic", "company"}]
    found: list[str] = []
    for group in groups:
        # One of them on what others write is enough.
        free = [
            x for x in group if not (_REVIEWS.search(x.text) and _REVIEWS.search(" ".join(found)))
        ]
        if line := choose.say(free, values):
            found.append(line.text)
    if not found and (line := choose.say(anybody, values)):
        found.append(line.text)
    return tuple(found[: 1 if reflection.distress == "elevated" else _MOST])
