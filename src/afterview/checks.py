"""The article's six questions, each answered by what was found, with its quotes.

An answer that no sure quote bears out is probable, or isn't given: what a text tells and the reader passes over
is no evidence of the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from afterview.after_stumble import alike, turned
from afterview.nearby import overlapping
from afterview.quoting import vague
from afterview.records import (
    QUOTED,
    AfterStumble,
    Answer,
    Check,
    CheckAnswer,
    Quote,
    Reflection,
    Signal,
)
from afterview.standing import weight

RAPPORT = frozenset(
    [
        "smiled",
        "laughed_or_joked",
        "shared_personally",
        "friendly",
        "warm_close",
        "nodded",
        "eye_contact",
        "leaned_in",
        "supported",
    ]
)
# In the words of another good sign: "smiled and wrote it down".
_WARM = re.compile(r"\b(?:smil|laugh|grinn|jok|chuckl|nodd)\w*", re.IGNORECASE)
COLD = frozenset(["hostile", "flat", "frowned", "closed_posture", "distracted"])
# Words in which the writer put a question, and didn't only have one.
_ASKS = re.compile(
    r"\b(?:ask|wonder|want(?:ed)? to know|enquir|inquir|put it to)|\?", re.IGNORECASE
)
# A question with what came back in the same breath.
_ANSWERED_AT_ONCE = re.compile(
    r"\b(?:asked|wondered|enquired|inquired)\b[^.?!]*?(?:[,;:–—-] | and )"
    r"(?:and )?(?:it|they|he|she|that['’]?s|there|the answer|got|yes|no|(?-i:[A-Z]\w+))\b",
    re.IGNORECASE,
)
_TOO_COLD = -2.0  # what weighs as much speaks against rapport
_TOLD = 3  # words of a line that tells what was done
_OWN_WORTH = 1.0  # of a line on what the writer did, beside the weights of signs
_EVEN = 0.5  # from where on a quote bears an answer out that is only probable


def _sum(signals: Iterable[Signal]) -> float:
    return sum(weight(s) for s in signals)


def _quotes(
    items: Iterable[Quote | Signal], used: Sequence[Quote], most: int = 3
) -> tuple[Quote, ...]:
    """The heaviest of the quotes; none that stands under another check already, where others are there."""
    found = sorted(items, key=lambda i: -abs(weight(i)) if isinstance(i, Signal) else -_OWN_WORTH)
    fresh = [i for i in found if not any(i.start < u.end and u.start < i.end for u in used)]
    return tuple(Quote(i.start, i.end, i.quote) for i in (fresh or found)[:most])


Evidence = Sequence[Quote | Signal]


def _sides(
    reflection: Reflection, change: AfterStumble | None
) -> dict[Check, tuple[Evidence, Evidence]]:
    """What speaks for a yes and what for a no to each of the article's six questions."""
    signals = reflection.signals

    def of(names: Iterable[str]) -> list[Signal]:
        wanted = frozenset(names)
        return [s for s in signals if s.signal in wanted]

    after, before = (
        [signals[i] for i in side]
        for side in ((change.after, change.before) if change else ((), ()))
    )
    known = change.change if change else "unknown"
    cold = of(COLD)  # one look at a watch is no lack of rapport, and neither are two on a warm day
    too_cold = _sum(cold) <= _TOO_COLD and -_sum(cold) > sum(max(weight(s), 0) for s in signals)
    asked = [quote for quote in reflection.own_questions if _ASKS.search(quote.quote)]
    good = [quote for quote in reflection.strengths if len(quote.quote.split()) >= _TOLD]
    shown: Evidence = [*of(["praised"]), *(q for q in good if not vague(q.quote))]
    warm = [
        s
        for s in signals
        if s.signal in RAPPORT or (s.polarity == "positive" and _WARM.search(s.quote))
    ]
    return {
        "rapport": (warm, cold if too_cold else []),
        "asked_questions": (asked, of(["no_questions"])),
        "got_answers": (of(["answered_in_depth"]), _dodged(reflection)),
        "showed_qualification": (shown, [] if shown else of(["doubted_fit"])),
        # One answer that was found wanting says nothing of the others.
        "good_answers": ([*good, *of(["praised"])], []),
        "behaviour_changed": (
            turned(known, after) if any(map(weight, before)) else [],
            alike(before, after) if known == "same" else [],
        ),
    }


def _dodged(reflection: Reflection) -> list[Quote]:
    """What stayed open although it was asked; one question of several that got none is no lack of answers."""
    asked = reflection.own_questions
    left = [q for q in reflection.unanswered if overlapping(asked, q.start, q.end)]
    return left if 2 * len(left) > len(asked) else []


def _probable(
    check: Check, yes: Evidence, no: Evidence, reflection: Reflection, sure: Reflection
) -> tuple[Answer, Evidence]:
    """An answer that is only probable, and what it rests on: the likeliest of the one side that has anything.

    Whether there were answers is told by a question with its answer behind it, or by what stayed open where
    nothing was asked.
    """
    if check == "got_answers" and not yes and not no:
        asked = reflection.own_questions
        told = [q for q in asked if _ANSWERED_AT_ONCE.search(q.quote)]
        return ("yes", told) if asked else ("no", sure.unanswered)
    plain = yes if not no else no if not yes and check == "asked_questions" else ()
    likely = [quote for quote in plain if quote.confidence >= _EVEN]
    if check == "behaviour_changed" or not likely:
        return "unknown", ()
    return "no" if plain is no else "yes", [max(likely, key=attrgetter("confidence"))]


def _hinted(check: Check, reflection: Reflection, change: AfterStumble | None) -> bool:
    """Whether something was found on it that can't be quoted as its proof."""
    if check == "behaviour_changed":
        return change is not None and change.change != "unknown"
    return check in ("showed_qualification", "good_answers") and bool(reflection.strengths)


def checks(
    reflection: Reflection, change: AfterStumble | None, sure: Reflection
) -> tuple[CheckAnswer, ...]:
    """The article's six questions, each with its quotes; the sixth only where there was a stumble.

    Args:
        reflection: what was found in the text; the answer is the side that has more of it.
        change: what followed the stumble.
        sure: what of it is sure enough to be quoted. Without such a quote a yes rests on the likeliest one
            that is more likely than not and is marked as unsure, and so is what can't be answered though
            something was found.
    """
    told = {*sure.signals, *(quote for field in QUOTED for quote in getattr(sure, field))}
    found: list[CheckAnswer] = []
    used: list[Quote] = []
    for check, (yes, no) in _sides(reflection, change).items():
        if check == "behaviour_changed" and change is None:
            continue
        answer: Answer = "yes" if yes and len(yes) >= len(no) else "no"
        quotes = _quotes((i for i in (yes if answer == "yes" else no) if i in told), used)
        unsure = not quotes
        if unsure:
            answer, evidence = _probable(check, yes, no, reflection, sure)
            quotes = _quotes(evidence, used)
            unsure = bool(quotes or yes or no or _hinted(check, reflection, change))
        used += quotes
        found.append(CheckAnswer(check, answer if quotes else "unknown", quotes, unsure))
    return tuple(found)
