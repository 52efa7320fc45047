"""Phrases of the text as they can stand in a sentence of ours, said to the company."""

from __future__ import annotations

import re

from afterview.places import Place, first_place, places

EDGES = " .,;:!?\"“”'‘’()-–—"
_DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|some|any|each|every|no|\d+|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|forty)\s",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:(?:their|his|her|my|our|your|its|whose)\s+(?:own\s+)?|own\s+)", re.IGNORECASE
)
EMBEDDED = re.compile(r"^(?:how|what|who|whom|where|when|why|whether|which)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:goes|does|is|are|was|were|has|have|had|gets|they're|he's|she's|it's|cost|comes)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"^(?:find|break|fix|build|draw|sell|write|count|make|spot)\s", re.IGNORECASE)
# "cut the empty runs": of a verb and its object the object is what one can ask about.
_VERB = re.compile(
    r"^(?!\w+ing\b|(?:all|both|half|about|behind|under|over|in|on|at|with|of|for|from|after|before|"
    r"around|into|near|and|or)\b)[a-z]+\s+(?=(?:the|a|an)\s)"
)
_MASS = re.compile(
    r"(?:ing|tion|sion|ment|ity|ism|ance|ence|ency|ancy|ship|ness|age|ics|acy|time|phy|work|"
    r"ware|ology|overtime|payroll|homework|travel|dispatch|damp|shorthand|plankton|dignity|sepsis|"
    r"English|grease|blood|lead|paper|steel|software|food|pay|care|safety|data|research|stock|housekeeping)$",
    re.IGNORECASE,
)
_COUNTABLE = re.compile(
    r"(?:section|station|position|question|function|transaction|session|junction|version|mission|"
    r"situation|application|operation|region|morning|evening|building|meeting|ceiling|wedding|listing|"
    r"hearing|briefing|drawing|opening|instrument|department|document|experiment|page|stage|package|"
    r"village|garage|cage|city|university|facility|network|framework|licence|conference|sequence|"
    r"audience|machine|wing|ring|spring|string|thing)$",
    re.IGNORECASE,
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|bus|lens|s's)$", re.IGNORECASE)


_ARTICLES = frozenset(
    [
        "the",
        "their",
        "my",
        "our",
        "his",
        "her",
        "your",
        "its",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
    ]
)
_NO_ARTICLE = frozenset(
    ["about", "on", "with", "of", "in", "through", "into", "by", "and", "or", "do", "does", "did", "is", "are",
     "was", "asked", "explained", "discussed", "covered", "mentioned", "handle", "know", "knew", "in"]
)  # fmt: skip


def topic_phrase(topic: str, text: str = "") -> str:
    """A topic as it can stand after a preposition; how the text names it decides on the article.

    >>> topic_phrase("their new gantry"), topic_phrase("how teams plan")
    ('the new gantry', 'how teams plan')
    >>> topic_phrase("trolley"), topic_phrase("boards"), topic_phrase("depreciation")
    ('the trolley', 'boards', 'depreciation')
    >>> topic_phrase("lender goes quiet")
    '“lender goes quiet”'
    >>> topic_phrase("cut the empty runs"), topic_phrase("walking the dog")
    ('the empty runs', 'walking the dog')
    """
    plain = " ".join(topic.split()).strip(EDGES)
    if EMBEDDED.match(plain):
        return plain
    plain = _VERB.sub("", plain)
    if _OWN.match(plain):
        return f"the {_OWN.sub('', plain)}"
    if _DETERMINER.match(plain) or EMBEDDED.match(plain):
        return plain
    if _COMMAND.match(plain) or _CLAUSE.search(plain):
        return f"“{plain}”"
    where = first_place(plain, text, cased=False)
    if _is_named(plain) and not _is_sentence_start(text, where):
        return plain
    used = _as_used(plain, text)
    head = re.split(r"\s(?:of|in|on|for|at|over|under|with|from|to|per|that|a|an|the)\s", plain)[0]
    bare = used == "bare" or (used != "the" and _bare(head))
    return plain if bare else f"the {plain}"


def _is_named(plain: str) -> bool:
    """Whether it is a name: every word of it has a capital or a figure."""
    proper = all(word[:1].isupper() or word[:1].isdigit() for word in plain.split())
    return proper and plain[1:2].islower()


def _as_used(plain: str, text: str) -> str:
    """Whether the text itself puts an article before it, or leaves it bare; empty where it doesn't show."""
    found = ""
    for where in places(plain, text, cased=False):
        before = re.split(r"[.!?,;:\n]", text[max(0, where.start - 40) : where.start])[-1]
        words = before.lower().split()[-3:]
        for word in reversed(words):
            if word in _ARTICLES:
                return "the"
            if word in _NO_ARTICLE:
                found = "bare"
                break
    return found


def _is_sentence_start(text: str, where: Place | None) -> bool:
    return where is not None and re.search(r"(?:^|[.!?\n]\s*)$", text[: where.start]) is not None


def _bare(head: str) -> bool:
    """Whether a noun needs no article: a plural, a mass noun, a gerund, an acronym."""
    words = head.split()
    if not words:
        return True
    last = words[-1]
    if words[0].lower().endswith("ing") and not _COUNTABLE.search(words[0]):
        thing = (
            r"(?:system|group|team|room|desk|tool|test|plan|class|unit|table|line|side|list|scheme|aisle|"
            r"caller|driver|desk|officer)$"
        )
        return not re.search(thing, last, re.IGNORECASE)
    plural = last.lower().endswith("s") and not _SINGULAR_S.search(last)
    acronym = any(ch.isupper() or ch.isdigit() for ch in last[1:]) or last.isupper()
    mass = _MASS.search(last) is not None and not _COUNTABLE.search(last)
    return plural or acronym or mass or last.lower() in {"kids", "people", "on-call"}


def role_phrase(role: str | None) -> str:
    """A role as it can stand after `in`: "the night porter job".

    >>> role_phrase("an Executive Officer"), role_phrase("Year 4 post"), role_phrase(None)
    ('the Executive Officer job', 'the Year 4 post', 'this job')
    """
    plain = " ".join(re.sub(r"\(.*?\)", " ", role or "").split())
    plain = re.sub(r"^(?:the|a|an|my|our|thing)\s+", "", plain, flags=re.IGNORECASE)
    plain = plain.strip(EDGES)
    if not plain or "," in plain or len(plain.split()) > 4:
        return "this job"
    if plain.isupper() and len(plain) > 6:
        plain = plain.lower()
    thing = re.search(
        r"\b(?:job|post|role|position|internship|apprenticeship|trial|run|traineeship|contract|gig|"
        r"vacancy|placement|seat|shift|course|scheme|opening|slot|account|aisle|unit|department)$",
        plain,
        re.IGNORECASE,
    )
    placed = re.search(r"\s(?:on|for|at|with|under)\s", plain)
    return f"the {plain}" if thing or placed else f"the {plain} job"
