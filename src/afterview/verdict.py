"""The evidence against the feeling: a verdict that never says more than the text supports.

Signals are weighed by what they cost the employer (`content/labels.toml`), not counted, and never
turned into a percentage: no study ties single cues to offers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from afterview.after_stumble import after_stumble
from afterview.checks import checks
from afterview.content import filled, load, slots
from afterview.content.said import quotes_in, sentences
from afterview.quoting import hedged, on_one_line, stands_alone
from afterview.records import AfterStumble, Quote, Reflection, Signal, Standing, Verdict
from afterview.standing import balance, standing, weight

if TYPE_CHECKING:
    from afterview.content.models import Line
    from afterview.content.models.labels import LimitLine

L = TypeVar("L", bound="Line")
ANSWERED = frozenset(["offered", "rejected"])  # the answer itself, and no sign of how the talk went
_TELLING = 2.0  # a sign that weighs as much may be put first
_FEW = 4  # words that hardly say what somebody can do
# What points back to a sentence before it, so that the quote says nothing by itself.
_LEANS = re.compile(
    r"\b(?:told|said|did|thought) (?:me |him |her |us )?so\b|\btoo\W*$|\b(?:of|about) (?:that|it)\b",
    re.IGNORECASE,
)


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
