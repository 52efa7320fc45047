"""Phrases of the text as they can stand in a sentence of ours, said to the company."""

from __future__ import annotations

import re
from typing import NamedTuple

from afterview.content import words_of
from afterview.places import Place, first_place, places

EDGES = " .,;:!?\"“”'‘’()-–—"
_ENDS = re.compile(r"(?<=[a-z]{3})(?<!\bAsst)[.!?]+\s+|\n")  # of a sentence, behind a role
_ARTICLES = frozenset(
    [
        "the", "their", "my", "our", "his", "her", "your", "its", "a", "an", "this", "that",
        "these", "those"
    ]
)  # fmt: skip
_NO_ARTICLE = frozenset(
    [
        "about", "on", "with", "of", "in", "through", "into", "by", "and", "or", "do", "does",
        "did", "is", "are", "was", "asked", "explained", "discussed", "covered", "mentioned",
        "handle", "know", "knew"
    ]
)  # fmt: skip


class PhraseWords(NamedTuple):
    """The expressions of `content/words/phrases.toml`."""

    determiner: re.Pattern[str]
    own: re.Pattern[str]
    embedded: re.Pattern[str]
    clause: re.Pattern[str]
    command: re.Pattern[str]
    verb_before: re.Pattern[str]
    mass: re.Pattern[str]
    countable: re.Pattern[str]
    singular_s: re.Pattern[str]
    one_thing: re.Pattern[str]
    a_job: re.Pattern[str]
    place_noun: re.Pattern[str]
    like_a_person: re.Pattern[str]


_words = words_of("phrases", PhraseWords)


def is_embedded(phrase: str) -> bool:
    """Whether a phrase is an embedded question: "how teams plan"."""
    return _words().embedded.match(phrase) is not None


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
    if _words().embedded.match(plain):
        return plain
    plain = _words().verb_before.sub("", plain)
    if _words().own.match(plain):
        return f"the {_words().own.sub('', plain)}"
    if _words().determiner.match(plain) or _words().embedded.match(plain):
        return plain
    if _words().command.match(plain) or _words().clause.search(plain):
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
    if where is None:
        return False
    before = text[max(0, where.start - 60) : where.start]
    return re.search(r"(?:^|[.!?]\s*|\n[^\S\n]*)$", before) is not None


def _bare(head: str) -> bool:
    """Whether a noun needs no article: a plural, a mass noun, a gerund, an acronym."""
    words = head.split()
    if not words:
        return True
    last = words[-1]
    if words[0].lower().endswith("ing") and not _words().countable.search(words[0]):
        return not _words().one_thing.search(last)
    plural = last.lower().endswith("s") and not _words().singular_s.search(last)
    acronym = any(ch.isupper() or ch.isdigit() for ch in last[1:]) or last.isupper()
    mass = _words().mass.search(last) is not None and not _words().countable.search(last)
    return plural or acronym or mass or last.lower() in {"kids", "people", "on-call"}


def role_phrase(role: str | None) -> str:
    """A role as it can stand after `in`: "the night porter job".

    >>> role_phrase("an Executive Officer"), role_phrase("Year 4 post"), role_phrase(None)
    ('the Executive Officer job', 'the Year 4 post', 'this job')
    >>> role_phrase("sous chef. Sous"), role_phrase("Sr. Developer")
    ('the sous chef job', 'the Sr. Developer job')
    """
    one = _ENDS.split((role or "").strip())[0]
    plain = " ".join(re.sub(r"\(.*?\)|(?<!\d):|:(?!\d)|[^\w\s,.:&/'’+#-]", " ", one).split())
    plain = re.sub(r"^(?:the|a|an|my|our|thing)\s+", "", plain, flags=re.IGNORECASE)
    plain = plain.strip(EDGES)
    if not plain or "," in plain or len(plain.split()) > 4:
        return "this job"
    if plain.isupper() and len(plain) > 6:
        plain = plain.lower()
    thing = _words().a_job.search(plain)
    placed = re.search(r"\s(?:on|for|at|with|under)\s", plain)
    return f"the {plain}" if thing or placed else f"the {plain} job"


def company_phrase(company: str, text: str = "") -> str:
    """An employer's name as it can stand in a sentence; empty where it would read as somebody's.

    >>> company_phrase("RapidNest warehouse"), company_phrase("Albion Foods"), company_phrase("Rosie's cafe")
    ('the RapidNest warehouse', 'Albion Foods', "Rosie's cafe")
    >>> company_phrase("Queen Mary", "I went to Queen Mary hospital today."), company_phrase("Queen Mary")
    ('the Queen Mary hospital', '')
    """
    plain = " ".join(company.split())
    if _words().like_a_person.fullmatch(plain):
        goes_on = (re.match(r" [\w-]+", text[at.end :]) for at in places(plain, text))
        more = (plain + word[0] for word in goes_on if word)
        plain = next((name for name in more if _words().place_noun.search(name)), "")
    named = plain[:1].isupper() and not re.search(r"['’]s?\b", plain)
    small = plain.split()[-1].islower() if plain else False
    return f"the {plain}" if named and small and _words().place_noun.search(plain) else plain
