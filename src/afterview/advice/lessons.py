"""What to do differently next time, and one exercise for it."""

from __future__ import annotations

import re

from afterview.advice.quoting import Quotable, place
from afterview.content import load
from afterview.content.models import LessonTexts
from afterview.records import Lesson, Reflection

MOST = 2


def _lesson_for(quote: str) -> LessonTexts:
    return next(
        lesson
        for lesson in load().lessons
        if not lesson.cue or re.search(lesson.cue, quote, re.IGNORECASE)
    )


def lessons(reflection: Reflection) -> tuple[Lesson, ...]:
    """A lesson for the stumble and for what the writer berates themself with; at most two."""
    moments: list[Quotable] = [reflection.stumble] if reflection.stumble else []
    moments += [
        talk
        for talk in reflection.self_talk
        if talk.patterns and talk.patterns[0].pattern == "should_statement"
    ]
    found: dict[str, Lesson] = {}
    for moment in moments:
        texts = _lesson_for(moment.quote)
        found.setdefault(texts.id, Lesson(texts.text, texts.practice, (place(moment),)))
    return tuple(found.values())[:MOST]
