"""Who did it: the name or title that a signal's subject stands for, by rule.

In the manner of ConText (Chapman et al. 2007): a cue near the act, within its sentence, and a
pronoun looks back for the last of the employer's people that was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from afterview.nlp.names_alike import is_given_name, names
from afterview.nlp.titles import (
    HONORIFIC,
    LOOKS,
    NAME,
    NOT_NAMES,
    TITLE,
    is_introduced,
    name_behind,
)
from afterview.nlp.words import normal_form
from afterview.places import places

_SUBJECT = re.compile(
    rf"\b(?P<group>[Bb]oth(?: of them)?|they both|[Aa]ll (?:three|four|of them)|[Nn]either|"
    rf"[Tt]he other (?:two|three|four)|(?:[Oo]ne|[Tt]wo|[Tt]hree) of (?:them|the (?:two|three|four|five|others)))\b"
    rf"|\b(?P<title>(?:[Tt]he|[Oo]ne of the|[Tt]heir|[Oo]ur|[Aa]|[Mm]y)\s+(?!(?:end|start|door|desk|way)\s)"
    rf"(?:(?:\w+\s+){{0,2}}?(?i:{TITLE})(?:\s+of\s+(?:[A-Z]|the\s)\w+)?|{LOOKS}\s+one)|(?<!from )(?<!of )(?<!in )HR)\b"
    r"|\b(?P<pronoun>[Ss]he|[Hh]e|[Tt]hey)\b"
    rf"|\b(?P<name>{NAME})",
)
LOOK_BACK = 400
REACH = 5_000  # characters on either side in which somebody of that name has to do something
ACRONYM = 5  # letters of a word in capitals that is more likely a term than a name
_AT = re.compile(
    r"\b(?:in|at|near|of|about|for|on|to|into|via|outside|from|through|beside|round|like)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<!\s)\s+and\s+")
_AN = re.compile(r"\b(?:an?|the|this|every)\s+$", re.IGNORECASE)
_TITLED = re.compile(rf"{HONORIFIC}\b")
_OPENS = re.compile(r"(?:^|[.!?:…\n\"“‘(*•-])\s{0,9}$")
_DID = re.compile(
    r"(?<!\s)\s+(?:\w+ly\s+|just\s+|then\s+|even\s+|also\s+|never\s+|still\s+|only\s+)?"
    r"(?:\w+ed|is|was|said|says|told|tells|gave|gives|took|takes|kept|keeps|went|goes|came|comes|had|has|"
    r"got|gets|made|makes|wrote|writes|shook|shakes|rang|rings|sat|sits|stood|led|left|let|put|ran|read|"
    r"cut|did|does|didn't|wouldn't|couldn't|would|could|will|and|from|who|asks?|smiles?|nods?|laughs?|"
    r"looks?|walks?|leans?|seems?|wants?|leant|meant|thought|knew|spoke|threw|drew|brought|began|held)\b"
    r"|['’]s\b|,",
)


# What people do; a word with a capital that never does any of it is nobody's name.
_ACTS = re.compile(
    r"(?<!\s)(?:\s+and\s+[A-Z]\w+)?(?:,?\s+(?:the|our|their|an?|my|who|from)\s[^.,;!?\n]{2,40},?)?\s+"
    r"(?:\w+ly\s+|just\s+|then\s+|even\s+|also\s+|never\s+|still\s+|only\s+|both\s+|had\s+|has\s+|did\s+)?"
    r"(?:ask|sa(?:id|ys?)|told|tell|smil|nodd?|laugh|look|wr[io]te|walk|shook|shake|sat\b|sits\b|lean|t[oa]ke?|"
    r"g[ai]ve|ke[ep]p|went|go(?:es)?\b|c[ao]me|show|want|read|ran\b|rang|rings?\b|put\b|led\b|introduc|"
    r"expla|describ|mention|thank|frown|sigh|interrupt|cut\b|st(?:oo|an)d|held|hold|open|clos|start|beg[ai]n|"
    r"made|makes|let\b|lik(?:ed|es)|seem|sound|typ(?:ed|es)|check|push|stopp|turn|thr[eo]w|dr[eao]w|spoke|"
    r"talk|listen|lov(?:ed|es)|kn[eo]w|thought|thinks|f[oe]und|pick|point|grin|beam|winc|yawn|wav(?:ed|es)|"
    r"wouldn|couldn|didn|doesn|(?:was|is)\s+(?:lovely|nice|kind|sound|great|grand|the|an?|one|very|so|really|cold|"
    r"quiet|warm|dead|pure|\w+ing)\b)"
)


# What only people do; it makes a name of a word that has its capital from the beginning of a sentence alone.
_HUMAN = re.compile(
    r"['’]s?\s|(?<!\s),?\s+(?:\w+ly\s+|just\s+|then\s+|even\s+|also\s+|never\s+|only\s+|both\s+|had\s+)?"
    r"(?:(?:ask|laugh|sigh|wink|thank|explain|yawn|interrupt|frown|answer|walk|want|offer|lean)(?:s|ed)|smile[sd]|"
    r"nods|nodded|said|says|told|tells|grins|grinned|wrote|writes|shook|replie[sd]|introduce[sd]|typed|leant)\b"
)


def _acts(name: str, text: str, at: int) -> bool:
    """Whether somebody of that name does what people do in the text around, or has a title."""
    around = text[max(0, at - REACH) : at + REACH]
    return _TITLED.match(name) is not None or any(
        _ACTS.match(around, place.end) for place in places(name, around)
    )


def _is_place(found: re.Match[str]) -> bool:
    """Whether a preposition stands before it, or an article where it does nothing: a place or a thing."""
    text, start, end = found.string, found.start(), found.end()
    if _AN.search(text, max(0, start - 8), start):
        return not _DID.match(text, end) and not _TITLED.match(found.group())
    return bool(_AT.search(text, max(0, start - 12), start))


def _begins_only(found: re.Match[str]) -> bool:
    """Whether a capital is there because a sentence begins, and nobody does anything after it."""
    text, start, end = found.string, found.start(), found.end()
    return bool(_OPENS.search(text, max(0, start - 4), start)) and not _DID.match(text, end)


def _is_seen(name: str, text: str, at: int) -> bool:
    """Whether a word is a name that is known, that has its capital within a sentence, or does what people do."""
    first = name.split()[0]
    if first != name or is_given_name(first):
        return True
    around = text[max(0, at - REACH) : at + REACH]
    return any(
        not _OPENS.search(around, max(0, place.start - 4), place.start)
        or _HUMAN.match(around, place.end)
        for place in places(name, around)
    )


def _clean(found: re.Match[str]) -> str | None:
    kind, value = found.lastgroup, found.group()
    if kind == "group":
        return "both" if "both" in value.lower() else value.lower()
    if kind == "title":
        title = re.sub(r"^(?:one of the|the|their|our|my|a)\s+", "the ", value, flags=re.IGNORECASE)
        around = found.string[max(0, found.start() - REACH) : found.start() + REACH]
        return name_behind(title, around) or title
    if kind == "name":
        bare = re.sub(r"['’]s$", "", value)
        term = bare.isupper() and len(bare) <= ACRONYM
        known = bare in NOT_NAMES or bare.split()[0].capitalize() in NOT_NAMES
        if term or known or bare.isupper() or _begins_only(found) or _is_place(found):
            return None
        if _TITLED.fullmatch(bare) and found.string[found.end() : found.end() + 1] == ",":
            return None  # "Ma'am, this is wrong" speaks to her
        text, at = found.string, found.start()
        if is_introduced(found):
            return bare
        return bare if _is_seen(bare, text, at) and _acts(bare, text, at) else None
    return None


def who_did(text: str, start: int, end: int) -> str | None:
    """The name, title or group that did what stands at ``[start, end)``; None if nobody is named.

    >>> who_did("Priya ran it. She nodded a lot.", 14, 31)
    'Priya'
    >>> who_did("I told Tom and Ann laughed and wrote it down.", 28, 44)
    'Ann'
    >>> who_did("Priya and Ben laughed.", 0, 22)
    'Priya and Ben'
    >>> who_did("It ran over.", 0, 12) is None
    True
    """
    sentence = max(text.rfind(mark, max(0, start - LOOK_BACK), start) for mark in ".!?\n") + 1
    sentence = max(sentence, start - LOOK_BACK, 0)
    subject = next(_named(text, start, end), None) or _last_doing(text, sentence, start)
    if subject is None:
        return None
    also = _also(subject, end)
    return f"{_called(subject)} and {_clean(also)}" if also else _called(subject)


def _also(subject: re.Match[str], end: int) -> re.Match[str] | None:
    """Who did it together with somebody who is named: "Priya and Ben laughed"."""
    joined = _AND.match(subject.string, subject.end(), end)
    if joined is None or subject.lastgroup != "name":
        return None
    other = _SUBJECT.match(subject.string, joined.end(), end)
    return other if other and other.lastgroup == "name" and _clean(other) else None


def _last_doing(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last who does something ("Tom listened, Ann laughed and"), else the first who is named."""
    named = list(_named(text, start, end))
    doing = [found for found in named if _DID.match(text, found.end())]
    return next(iter(doing[-1:] or named), None)


def _named(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The pronouns, titles and names of a stretch that stand for somebody."""
    found = _SUBJECT.finditer(text, start, end)
    return (one for one in found if one.lastgroup == "pronoun" or _clean(one))


def _called(found: re.Match[str]) -> str | None:
    if found.lastgroup != "pronoun":
        return _clean(found)
    return _referent(found.string, found.start(), found.group()) or found.group().lower()


_MEN = re.compile(
    r"\b(?:man|guy|bloke|gentleman|lad|chap|fella|fellow|boy|father|brother|husband|uncle|Mr)\b"
)
_WOMEN = re.compile(r"\b(?:woman|lady|lass|girl|mother|sister|wife|aunt|Mrs|Ms|Miss)\b")


def _referent(text: str, before: int, pronoun: str) -> str | None:
    """The last person or title named before a pronoun that it can mean; `they` stays as it is.

    >>> text = "Angela asked, and I told her of the man with the parrot. She laughed."
    >>> _referent(text, text.index("She"), "She")
    'Angela'
    >>> text = "Priya asked about it. I thought of Tom. She laughed."
    >>> _referent(text, text.index("She"), "She")
    'Priya'
    """
    if pronoun.lower() == "they":
        return None
    others = _MEN if pronoun.lower() == "she" else _WOMEN
    bearers = names().men if pronoun.lower() == "she" else names().women
    earlier = list(_SUBJECT.finditer(text, max(0, before - LOOK_BACK), before))
    called = (_clean(found) for found in reversed(earlier) if found.lastgroup in ("title", "name"))
    fit = (name for name in called if name and not others.search(name))
    return next((name for name in fit if normal_form(name.split()[0]) not in bearers), None)
