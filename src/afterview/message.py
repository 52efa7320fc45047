"""Checks a draft to the employer: a thank-you note, a mail or a call script.

Rules and their wordings are in `content/message.toml`. With the analysis of the interview, the draft
is also held against it: its company, its people, its topics and its stumble.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from afterview.content import load

if TYPE_CHECKING:
    from afterview.content.models import MessageRule
    from afterview.records import Analysis

MOST_WORDS = 150
_FEWEST_WORDS = 12
_ECHO = 3
_STEM = 5
_LIKE = 0.6  # from which two spellings are taken for the same word
_GREETING = re.compile(
    r"^[ \t>]*(?:dear|hello|hi|good (?:morning|afternoon|evening)|hey)[ ,]+"
    r"(?:(?:mr|mrs|ms|mx|dr|prof|professor|herr|frau)\.?\s+)?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)",
    re.MULTILINE | re.IGNORECASE,
)
_NO_NAME = frozenset(
    re.findall(
        r"\S+",
        "all both everyone everybody hiring manager madam panel recruiter sir sirs team there "
        "this whom committee again from colleagues ladies it i my name",
    )
)
_LETTER = re.compile(
    r"^[ \t>]*(?:subject:|dear\b|(?:hi|hello|hey|good \w+)\b[^\n]{0,40},[ \t]*$"
    r"|(?:with )?(?:kind|best|warm) (?:regards|wishes)\b|yours (?:sincerely|faithfully))",
    re.MULTILINE | re.IGNORECASE,
)
_RECORDED = re.compile(r"\b(?:my number is|(?:reach|call|ring) me (?:on|at))\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\bthank(?:s| you) for (?:letting me know|telling me|your (?:answer|reply|decision))\b"
    r"(?=[,.]| and\b)",
    re.IGNORECASE,
)
_UNSAID = re.compile(r"\bto (?:say|mention|tell|add)\b", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:at|for|of|with|join|joining)\s+(?P<name>[A-Z][\w&'’.-]+(?: (?:&|and|[A-Z][\w&'’.-]+))*)"
)
_TITLES = frozenset(
    re.findall(
        r"\S+",
        "mr mrs ms dr professor monday tuesday wednesday thursday friday saturday sunday january "
        "february march april may june july august september october november december english "
        "christmas easter i kind regards zoom teams skype",
    )
)
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "about after again answer asked because been before could didn't doing from have having "
        "interview into it's just like made make much only over question really said same should "
        "some such than that that's their them then there these they they're thing this those "
        "told went were what when where which while will with would your gave given first last "
        "year",
    )
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a draft that could be better; line and column count from 1."""

    line: int
    column: int
    start: int
    end: int
    quote: str
    rule: str
    why: str
    better: str


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[MessageRule, tuple[re.Pattern[str], ...]]]:
    return {
        rule.id: (rule, tuple(re.compile(e, re.IGNORECASE) for e in rule.expressions))
        for rule in load().message
    }


def _found(draft: str, rule: str, start: int, end: int) -> Finding:
    known = _rules()[rule][0]
    line = draft.count("\n", 0, start) + 1
    column = start - (draft.rfind("\n", 0, start) + 1) + 1
    return Finding(line, column, start, end, draft[start:end], rule, known.why, known.better)


def _plain(text: str) -> str:
    """The text with plain apostrophes, at the same places."""
    return text.translate(str.maketrans("’‘ʼ", "'''"))


def _by_expression(draft: str) -> Iterator[Finding]:
    plain = _plain(draft)
    for name, (_, expressions) in _rules().items():
        taken: list[tuple[int, int]] = []
        for expression in expressions:
            for match in expression.finditer(plain):
                start, end = match.span()
                if not any(start < stop and begin < end for begin, stop in taken):
                    taken.append((start, end))
                    yield _found(draft, name, start, end)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def _content_words(text: str) -> set[str]:
    words = re.findall(r"[\w']{3,}", text.lower().replace("’", "'"))
    return {w for w in words if w not in _COMMON and (len(w) > 3 or w.isdigit())}


def _as_a_whole(draft: str) -> Iterator[Finding]:
    words = list(re.finditer(r"[\w'’-]+", draft))
    if len(words) > MOST_WORDS:
        yield _found(draft, "too_long", words[MOST_WORDS].start(), words[-1].end())
    body = re.sub(r"\A\s*subject:[^\n]*\n", "", draft, flags=re.IGNORECASE)
    if len(_words(body)) < _FEWEST_WORDS:
        return
    letter = _LETTER.search(draft) is not None
    # A recorded message asks to be rung back, and after their answer nothing is left to ask.
    for_no_answer = _ANSWERED.search(draft) or (not letter and _RECORDED.search(draft))
    if "?" not in draft and not for_no_answer:
        yield _found(draft, "no_question", 0, 0)
    # Who calls says thank you at the end, in words of the moment.
    if letter and not re.search(r"\b(?:thank|grateful|appreciat|enjoyed\b)", draft, re.IGNORECASE):
        yield _found(draft, "no_thanks", 0, 0)


def _sentences(draft: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^.!?\n]+[.!?]*", draft):
        if match[0].strip():
            lead = len(match[0]) - len(match[0].lstrip())
            yield match.start() + lead, match.end()


def _sore(about: Analysis) -> Iterator[tuple[frozenset[str], int]]:
    """The word stems of each hard moment, and how many of them tell it again.

    Such are the stumble with what led up to it, thoughts with `should`, and sentences that tell a mistake;
    what was left unsaid is none, as it may well be said now.
    """
    plain = _plain(about.text)
    passages = [
        (talk.quote, 2)
        for talk in about.self_talk
        if any(score.pattern == "should_statement" for score in talk.patterns)
    ]
    if about.stumble is not None:
        scene = re.split(r"[.!?\n]\s", about.text[: about.stumble.start])[-1]
        passages.append((f"{scene} {about.stumble.quote}", 1))
    for start, end in _sentences(plain):
        found = [e.search(plain, start, end) for e in _rules()["mistake"][1]]
        own = [m[0] for m in found if m and re.search(r"\b(?:I|my)\b", m[0])]
        if own and not any(_UNSAID.search(words) for words in own):
            passages.append((plain[start:end], 2))
    for passage, least in passages:
        stems = _stems(passage)
        yield stems, max(least, min(_ECHO, (len(stems) + 1) // 2))


def _stumbles(draft: str, about: Analysis) -> Iterator[Finding]:
    """Sentences that tell of a hard moment again."""
    sore = [*_sore(about)]
    for start, end in _sentences(draft):
        stems = _stems(draft[start:end])
        told = re.search(r"\b(?:I|my|me)\b", draft[start:end]) and "?" not in draft[start:end]
        if told and any(len(hurt & stems) >= echo for hurt, echo in sore):
            yield _found(draft, "own_stumble", start, end)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _content_words(text))


def _topics(draft: str, about: Analysis) -> Iterator[Finding]:
    """Whether none of the topics is named, apart from those that touch a hard moment."""
    hurt = frozenset[str]().union(*(stems for stems, _ in _sore(about)))
    fair = [topic for topic in about.topics if not hurt & _stems(topic)]
    topics = set().union(*(_content_words(topic) or {topic.lower()} for topic in fair))
    stems = {word[: max(4, len(word) - 2)] for word in topics}
    if topics and not any(stem in draft.lower() for stem in stems):
        yield _found(draft, "no_topic", 0, 0)


def _company(draft: str, about: Analysis) -> Iterator[Finding]:
    if not about.company:
        return
    right = _names(about.company)
    for match in _COMPANY.finditer(draft):
        named = _names(match["name"])
        elsewhere = named & (_names(about.text) | _names(about.role or ""))
        other = named and not named & _TITLES and not named & right and not elsewhere
        if other or _misspelt(named - right, right - named):
            yield _found(draft, "wrong_company", *match.span("name"))


def _misspelt(found: set[str], missing: set[str]) -> bool:
    """Whether a word stands for one that is missing, by its spelling."""
    return any(
        SequenceMatcher(None, word, right).ratio() >= _LIKE for word in found for right in missing
    )


def _names(text: str) -> set[str]:
    return {word.lower().removesuffix("'s") for word in _words(text.replace("’", "'"))}


def _people(draft: str, about: Analysis) -> Iterator[Finding]:
    known = _names(about.text) | _names(" ".join(s.who or "" for s in about.signals))
    for match in _GREETING.finditer(draft):
        name = match["name"]
        parts = _names(name)
        if name[:1].isupper() and not parts & _NO_NAME and not parts & known:
            yield _found(draft, "wrong_name", *match.span("name"))


def check(draft: str, about: Analysis | None = None) -> tuple[Finding, ...]:
    """What a draft to the employer does better without, in the order of the draft.

    Args:
        draft: the note, mail or call script.
        about: the analysis of that interview; adds the rules that need it.

    >>> [(f.line, f.column, f.rule) for f in check("Hello,\\nI am so sorry. Any news?")]
    [(2, 1, 'apology'), (2, 16, 'status')]
    >>> check("Thank you for the talk. How do you plan the night shifts in the cold store?")
    ()
    """
    found = [*_by_expression(draft), *_as_a_whole(draft)]
    if about is not None:
        for more in (_stumbles, _topics, _company, _people):
            found += more(draft, about)
    return tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule)))
