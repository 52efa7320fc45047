"""The evidence against the feeling: a verdict that never says more than the text supports.

Signals are weighed by what they cost the employer (`content/labels.toml`), not counted, and never
turned into a percentage: no study ties single cues to offers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from afterview.after_stumble import after_stumble, alike, turned
from afterview.content import filled, load, slots
from afterview.content.said import quotes_in, sentences
from afterview.quoting import hedged, on_one_line, stands_alone, vague
from afterview.records import (
    QUOTED,
    AfterStumble,
    Answer,
    Check,
    CheckAnswer,
    Quote,
    Reflection,
    Signal,
    Standing,
    Verdict,
)
from afterview.standing import balance, standing, weight

if TYPE_CHECKING:
    from afterview.content.models import Line
    from afterview.content.models.labels import LimitLine

L = TypeVar("L", bound="Line")
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
    ]
)
ANSWERED = frozenset(["offered", "rejected"])  # the answer itself, and no sign of how the talk went
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
_TELLING = 2.0  # a sign that weighs as much may be put first
_EVEN = 0.5  # from where on a quote bears an answer out that is only probable
_FEW = 4  # words that hardly say what somebody can do
# What points back to a sentence before it, so that the quote says nothing by itself.
_LEANS = re.compile(
    r"\b(?:told|said|did|thought) (?:me |him |her |us )?so\b|\btoo\W*$|\b(?:of|about) (?:that|it)\b",
    re.IGNORECASE,
)


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
    shown = [quote for quote in good if not vague(quote.quote)]
    return {
        "rapport": (of(RAPPORT), cold if too_cold else []),
        "asked_questions": (asked, of(["no_questions"])),
        "got_answers": (of(["answered_in_depth"]), _dodged(reflection)),
        "showed_qualification": ([*of(["praised"]), *shown], of(["doubted_fit"])),
        "good_answers": ([*good, *of(["praised"])], of(["criticized"])),
        "behaviour_changed": (
            turned(known, after),
            alike(before, after) if known == "same" else [],
        ),
    }


def _dodged(reflection: Reflection) -> list[Quote]:
    """What stayed open although it was asked; one question of several that got none is no lack of answers."""
    asked = reflection.own_questions
    left = [
        q for q in reflection.unanswered if any(a.start < q.end and q.start < a.end for a in asked)
    ]
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


def _one(
    lines: Iterable[L], seed: str, told: Sequence[frozenset[str]], values: Mapping[str, str]
) -> str:
    """One of the wordings, filled, the same for the same text: one that names something of it and that
    hasn't been said first."""

    def rank(line: L) -> tuple[int, bool, int, bytes]:
        parts = sentences(filled(line.text, values))
        counts = [(quotes_in(part), sum(part in report for report in told)) for part in parts]
        plain = max((count for quoted, count in counts if not quoted), default=0)
        frames = sum(count for quoted, count in counts if quoted)
        digest = hashlib.sha256(f"{seed} {line.id}".encode()).digest()
        return plain, not slots(line.text), frames, digest

    return filled(min(lines, key=rank).text, values)


def summary(reflection: Reflection, label: Standing, told: Sequence[frozenset[str]] = ()) -> str:
    """Two or three sentences: the kindest true thing first, with a quote, and the limit.

    Where the answer is known it comes first, and then what was found of the talk, whatever came of it.
    Wordings are in `content/summaries.toml`; one with a quote is taken only where the text has a
    sign on that side.
    """
    texts, seed = load().summaries, reflection.source.sha256 or reflection.source.id
    if not reflection.is_interview:
        return _one(texts.no_interview, seed, told, {})
    values = {"company": " ".join(reflection.company.split())} if reflection.company else {}
    known = [line for line in texts.answered if line.outcome == reflection.outcome]
    known = [line for line in known if slots(line.text) <= values.keys()]
    sign = -1.0 if label == "went_badly" else 1.0
    telling = [
        s
        for s in reflection.signals
        if weight(s) * sign > 0 and not (known and s.signal in ANSWERED)
    ]
    other = any(weight(s) * sign < 0 and s.signal not in ANSWERED for s in reflection.signals)
    more = len(telling) > 1 and other
    own = [] if telling or label in ("went_badly", "unclear") else _own_lines(reflection)
    if telling or own:
        values["quote"] = on_one_line(min(telling, key=_telling).quote if telling else own[0].quote)
    hard = label == "went_badly" or reflection.outcome == "rejected"
    limit = _one(_limits(bool(known), hard), seed, told, values)
    if known:
        shown = label if telling else "unclear"
        talk = [x for x in texts.talk if x.label == shown and (more or not x.more)]
        return " ".join([_one(known, seed, told, values), _one(talk, seed, told, values), limit])
    lines = [
        line
        for line in texts.summary
        if line.label == label
        and reflection.felt in (line.felt or (reflection.felt,))
        and slots(line.text) <= values.keys()
        and (more or not line.more)
        and ("{quote}" not in line.text or line.own == bool(own))
    ]
    lines = [line for line in lines if "quote" not in values or "{quote}" in line.text] or lines
    return f"{_one(lines, seed, told, values)} {limit}"


def _own_lines(reflection: Reflection) -> list[Quote]:
    """What the writer counts in their own favour, long enough to be read by itself."""
    lines = [(q, on_one_line(q.quote)) for q in reflection.strengths]
    return [
        q
        for q, words in lines
        if len(words.split()) > _FEW and stands_alone(words) and not hedged(words)
    ]


def _limits(known: bool, hard: bool) -> list[LimitLine]:
    """The limits that fit: none on an answer to come where it is known, and no doubt in the memory of an
    hour that went badly, or that ended in a no."""
    answer = "known" if known else "open"
    return [
        line
        for line in load().summaries.limit
        if line.answer in (None, answer) and not (line.doubts and hard)
    ]


def _telling(signal: Signal) -> tuple[bool, bool, float, float]:
    """What puts a sign first in the summary: it can be read by itself, and it weighs."""
    quote = on_one_line(signal.quote)
    alone = stands_alone(quote) and not hedged(signal.quote) and not _LEANS.search(quote)
    faint = abs(weight(signal)) < _TELLING
    return faint, not alone, -abs(weight(signal)), -signal.confidence


def judge(
    reflection: Reflection,
    told: Sequence[frozenset[str]] = (),
    sure: Reflection | None = None,
) -> tuple[Verdict, AfterStumble | None]:
    """The verdict on a reflection, and what followed the stumble.

    Args:
        reflection: what was found in the text; all of it is weighed.
        told: the sentences of each earlier report, which are avoided.
        sure: what of it is sure enough to be told; all of it where it is None.

    Source: points 1 to 9 of the advice that this program follows; weights by what a sign costs.
    """
    change = after_stumble(reflection)
    label = standing(reflection)
    sure = sure or reflection
    verdict = Verdict(
        label,
        sure.felt,
        balance(reflection),
        summary(sure, label, told),
        checks(reflection, change, sure),
    )
    return verdict, change
