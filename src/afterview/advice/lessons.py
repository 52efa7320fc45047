"""What to do differently next time, and one exercise for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from afterview.advice.choice import Chooser, Value
from afterview.advice.earlier import Earlier, when
from afterview.advice.evidence import overlaps
from afterview.content import cue, load, words_of
from afterview.quoting import Quotable, shown
from afterview.records import Lesson, Quote, Reflection, SelfTalk

if TYPE_CHECKING:
    from afterview.content.models import LessonTexts, Line

MOST = 3
_ANY = 9
_DASH = re.compile(r"\s[–—-]\s.*$")


class LessonWords(NamedTuple):
    """The expressions of `content/words/lessons.toml`."""

    plan: re.Pattern[str]
    asked: re.Pattern[str]
    unsaid: re.Pattern[str]
    regret: re.Pattern[str]
    better: re.Pattern[str]
    advised: re.Pattern[str]
    on_purpose: re.Pattern[str]
    deed: re.Pattern[str]


_words = words_of("lessons", LessonWords)


def _lesson_for(quote: str) -> LessonTexts:
    """The first lesson whose cue is in the quote; the last one has none and fits everything."""
    return next(
        lesson
        for lesson in load().lessons.lesson
        if not lesson.cue or cue(lesson.cue).search(quote.replace("’", "'"))
    )


def _plans(reflection: Reflection, text: str) -> list[Quote]:
    """Sentences in which the writer says what they would do next time, without berating."""
    found = _found(_words().plan, reflection, text)
    return [
        plan
        for plan in found
        if not _words().asked.search(text[max(0, plan.start - 40) : plan.start])
    ]


def _unsaid(reflection: Reflection, text: str) -> list[Quote]:
    """Sentences that tell of a deed, or of something earned, that the writer didn't get to speak of."""
    if reflection.outcome != "pending":
        return []
    hard = reflection.stumble
    return [
        quote
        for quote in _found(_words().unsaid, reflection, text)
        if not _words().on_purpose.search(quote.quote) and not (hard and overlaps(quote, hard))
    ]


def _regrets(reflection: Reflection, text: str) -> list[Quote]:
    """Regrets that no berating was found in, and that say what was to be done."""
    found = _found(_words().regret, reflection, text)
    return [quote for quote in found if _lesson_for(quote.quote).cue]


def _better(reflection: Reflection, text: str) -> list[Quote]:
    """Sentences in which the writer has the better words."""
    return [*_found(_words().better, reflection, text)]


def _advised(reflection: Reflection, text: str) -> list[Quote]:
    """What somebody advised in the scene, where the hard moment has no lesson of its own."""
    hard = reflection.stumble
    if hard is not None and _lesson_for(hard.quote).cue:
        return []
    return [*_found(_words().advised, reflection, text)]


def _found(pattern: re.Pattern[str], reflection: Reflection, text: str) -> Iterator[Quote]:
    """What a pattern finds, up to a dash, apart from negative thoughts."""
    for match in pattern.finditer(text):
        end = match.end() - len(match[0]) + len(_DASH.sub("", match[0]))
        quote = Quote.of(text, match.start(), end)
        if not any(overlaps(quote, talk) for talk in reflection.self_talk):
            yield quote


def _slips(reflection: Reflection) -> list[Quotable]:
    """The stumble, where it isn't told in a negative thought: "I should have seen it" is no heading for a lesson."""
    moment = reflection.stumble
    if moment is None or any(overlaps(moment, talk) for talk in reflection.self_talk):
        return []
    return [moment]


def _names_a_deed(talk: SelfTalk) -> bool:
    """Whether a `should` says what was to be done, so that it can be done next time."""
    return bool(_lesson_for(talk.quote).cue or _words().deed.search(talk.quote))


def _said_with(wording: LessonTexts, moment: Quotable, choose: Chooser) -> Lesson:
    quote, words = shown(moment)
    text = choose.text(wording.texts, {"quote": [Value(words, quote, _ANY)]})
    return Lesson(text, _practice(wording, choose), (quote,))


def _practice(wording: LessonTexts, choose: Chooser) -> str:
    """An exercise for it; where all of them were given in earlier entries, one that suits any lesson."""
    last = load().lessons.lesson[-1]
    own = choose.say_text(wording.practices) or choose.say_text(last.practices)
    return own or choose.text(wording.practices)


def lessons(
    reflection: Reflection,
    text: str = "",
    choose: Chooser | None = None,
    earlier: Sequence[Earlier] = (),
) -> tuple[Lesson, ...]:
    """Lessons from the writer's own plans, from what they left out, from better words and advice that the text
    has, from the stumble, from berating with `should`, and from other regrets.

    Args:
        reflection: what was found in the text.
        text: the original, in which plans for next time and what was left out are looked for.
        choose: gives out wordings.
        earlier: entries before this one, the latest first; a lesson says whether it came again.
    """
    pick = choose or Chooser(reflection.source.sha256)
    moments: list[Quotable] = [*_slips(reflection)]
    moments += [
        talk
        for talk in reflection.self_talk
        if talk.patterns and talk.patterns[0].pattern == "should_statement" and _names_a_deed(talk)
    ]
    moments += _regrets(reflection, text)
    found: dict[str, Lesson] = {}
    lines = load().lessons
    own_words = (
        (_plans, lines.plan),
        (_unsaid, lines.unsaid),
        (_better, lines.better),
        (_advised, lines.advised),
    )
    for own, wordings in own_words:
        for told in own(reflection, text)[:1]:
            quote, words = shown(told, 24)
            line = pick.must(wordings, {"quote": [Value(words, quote, _ANY)]})
            found[line.line.id] = Lesson(line.text, line.line.practice, (quote,))
    for moment in moments:
        texts = _lesson_for(moment.quote)
        if texts.id in found or (not texts.cue and found):
            continue
        found[texts.id] = _said_with(texts, moment, pick)
    day = reflection.source.written_on
    compared = _compared(found, earlier, day, pick) if day and earlier else found
    return tuple(compared.values())[:MOST]


def _compared(
    found: dict[str, Lesson], earlier: Sequence[Earlier], day: dt.date, choose: Chooser
) -> dict[str, Lesson]:
    """The lessons, those that an earlier entry gave as well marked so, and one that wasn't needed again."""
    texts = load().lessons
    named = {line.id: line for line in texts.lesson if line.cue}
    result = dict(found)
    for entry in earlier:
        for name in entry.lessons:
            if name not in named or entry.written_on is None or f"{name} earlier" in result:
                continue
            values = {"title": named[name].title, "when": when(entry.written_on, day)}
            if name in found and result[name] == found[name]:
                words = _compare(texts.again, values, choose)
                result[name] = dataclasses.replace(found[name], text=f"{found[name].text} {words}")
            elif name not in found and entry is earlier[0]:
                result[f"{name} earlier"] = Lesson(_compare(texts.gone, values, choose), "")
    return result


def _compare(lines: Sequence[Line], values: dict[str, str], choose: Chooser) -> str:
    return choose.must(
        lines, {slot: [Value(word, most=_ANY)] for slot, word in values.items()}
    ).text
