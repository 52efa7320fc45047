"""The day of the interview, where a text tells it plainly.

Only a statement about this interview counts: "I had the interview at Acme last Thursday", "my interview
was three weeks ago". Other interviews, other people's, what was planned, put off or said by somebody else
stay silent, and so do two statements that don't agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from afterview.nlp.date_words import COUNT, DAY, DAYS, MONTH, NUMBERS
from afterview.nlp.dates import dates
from afterview.nlp.days import next_weekday

LONGEST_AGO = 120  # in days; what lies further back was hardly this interview
_OPENING = 2  # sentences in which "an interview" is the one that the text is about
_YEAR, _MONTH, _WEEK = 364, 27, 7

_PART = r"(?: (?:morning|afternoon|evening|lunchtime))?"
_WHEN = (
    r"(?P<when>(?P<today>(?:earlier )?today|this (?:morning|afternoon|evening))"
    rf"|(?P<before>the day before )?(?P<yesterday>yesterday{_PART})"
    rf"|(?P<count>{COUNT}) (?P<unit>day|week|month)s? ago|(?P<fortnight>a fortnight ago)"
    rf"|(?:on )?(?P<date>\d{{4}}-\d\d-\d\d|(?:{DAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}"
    rf"(?:,? 20\d\d)?|{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? 20\d\d)?|(?P<of_month>the \d{{1,2}}(?:st|nd|rd|th)))"
    rf"|(?P<last>last )?(?:on |this )?(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day){_PART})"
    r"\b(?!['’]|,? (?:week|fortnight|next|coming|last|of|floor)\b|-)"
)
_OTHER = (
    r"last|previous|other|first|second|third|next|earlier|old|mock|practice|practise|phone|telephone|"
    r"screening|informal|exit|follow-up|different|new|upcoming|of|to|for|about|from|and|or|was|had|an?|the|my"
)
_INTERVIEW = rf"(?P<{{}}>my|the|this|an?) (?:(?!(?:{_OTHER})\b)[\w&-]+ ){{{{0,2}}}}interview\b"
_BREAK = (
    r"I|he|she|(?-i:it)|they|we|you|who|which|that|and|but|or|so|then|because|since|after|before|until|till|"
    r"from|by|than|if|when|where|while|like|start|starting|beginning|due|is|was|will|would|had|have|has|not|"
    r"next|rang|called|left|wrote|said|told|went|came|saw|got|sent|put|(?-i:[a-z]+ed)"
)
_ABOUT = rf"(?: there| (?:at|with|for|in|as|over)(?: (?!(?:{_BREAK})\b)[\w&'’-]+){{1,10}}?)?"
_OPENS = (
    r"(?:^|(?<=[.!?…] )|(?<=[.!?…]\n)|(?<=\n))(?:(?:so|well|ok|okay|right|anyway|and|then),? ){0,2}"
)
_WENT = r"(?:had|did|went (?:in )?(?:to|for)|was (?:at|in)|attended|(?:came|got|walked) (?:back |home |out )?(?:from|of))"
_SAID = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in [
        rf"(?:\bI(?:['’]ve| have)? (?:finally |just |actually )?|{_OPENS}){_WENT} "
        rf"{_INTERVIEW.format('which')}{_ABOUT},? {_WHEN}",
        rf"\b(?P<which>my|the|this) (?:(?!(?:{_OTHER})\b)[\w&-]+ ){{0,2}}interview{_ABOUT} "
        rf"was:?(?: held| only| just| already)? {_WHEN}",
        rf"{_OPENS}{_WHEN},? (?:I (?:finally |just )?{_WENT}|was) {_INTERVIEW.format('which')}{_ABOUT}",
        rf"(?:\bI (?:was )?|{_OPENS})interviewed{_ABOUT},? {_WHEN}",
        rf"{_OPENS}interview{_ABOUT},? (?=today|yesterday|last|\w+ (?:day|week)s? ago){_WHEN}",
    ]
]
_ENDS = re.compile(r"[.!?…]\s|\n")
# Before it in its sentence: not so, only thought of, or somebody else's words.
_UNSURE = re.compile(
    r"n['’]t\b|[\"“]|\b(?:not|never|if|wish|would|could|should|might|until|since|like|unlike|than|says?|said|"
    r"tells?|told|thought|dream\w*|remember|reminds?|reminded)\b",
    re.IGNORECASE,
)
# Anywhere in its sentence: put off, or one of several.
_MOVED = re.compile(
    r"\b(?:moved|postponed|cancell?ed|rescheduled|supposed|put (?:off|back)|brought forward|again|"
    r"this time|another|missed)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:at|for) (?:the )?(?P<name>[A-Z][\w&'’-]+(?: [A-Z][\w&'’-]+)*)")


def interview_day(text: str, written_on: dt.date, company: str | None = None) -> dt.date | None:
    """The day on which the interview was, by the text's own plain word; None where it tells none.

    Args:
        text: the whole text.
        written_on: the day that "yesterday" is counted from; no later day is given.
        company: where it was, if that is known; a statement about another place is none.

    >>> interview_day("I had the interview at Acme last Thursday.", dt.date(2026, 3, 15))
    datetime.date(2026, 3, 12)
    >>> interview_day("My sister's interview was last Thursday.", dt.date(2026, 3, 15)) is None
    True
    """
    told = {*_told(text, written_on, company)}
    return told.pop() if len(told) == 1 else None


def _told(text: str, base: dt.date, company: str | None) -> Iterator[dt.date]:
    for pattern in _SAID:
        for found in pattern.finditer(text):
            day = _day(found, base)
            near = day and 0 <= (base - day).days <= LONGEST_AGO
            if day and near and _is_this_one(found, company):
                yield day


def _is_this_one(found: re.Match[str], company: str | None) -> bool:
    """Whether a statement is about the interview that the text tells of, and is sure."""
    text, start = found.string, found.start()
    ends = [end.end() for end in _ENDS.finditer(text, 0, start)]
    stop = _ENDS.search(text, found.end())
    sentence = text[ends[-1] if ends else 0 : stop.start() if stop else len(text)]
    before = text[ends[-1] if ends else 0 : found.end()]
    if _UNSURE.search(before) or _MOVED.search(sentence):
        return False
    which = found.groupdict().get("which") or "an"
    if which.lower() in ("a", "an") and len(ends) >= _OPENING:
        return False
    named = {word for place in _PLACE.finditer(found[0]) for word in place["name"].lower().split()}
    return not company or not named or bool(named & {*company.lower().split()})


def _day(found: re.Match[str], base: dt.date) -> dt.date | None:
    """The day that the words of a statement mean, looking back."""
    if found["today"]:
        return base
    if found["yesterday"]:
        return base - dt.timedelta(2 if found["before"] else 1)
    if found["fortnight"]:
        return base - dt.timedelta(14)
    if words := found["count"]:
        count = int(words) if words.isdigit() else NUMBERS[words.lower()]
        return base - dt.timedelta(
            count * {"day": 1, "week": 7, "month": 30}[found["unit"].lower()]
        )
    if date := found["date"]:
        since = base - dt.timedelta(_MONTH if found["of_month"] else _YEAR)
        return next((one.day for one in dates(date, 0, len(date), since)), None)
    # "Last Thursday", said on a Thursday, is a week ago; "on Thursday" is that day.
    since = base - dt.timedelta(_WEEK + bool(found["last"]))
    return next_weekday(since, DAYS[found["weekday"].lower()])
