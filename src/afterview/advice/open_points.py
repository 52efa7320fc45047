"""What the writer left not knowing, turned into something that can be asked of the company."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from afterview.advice.phrases import EDGES, topic_phrase
from afterview.advice.turning import said_to_them, spelled, turned_question
from afterview.content import words_of

Shape = Literal["clause", "noun", "direct", "quote"]
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)

_FEWEST = 4  # words of a question that begins with "so" or "and"


class OpenWords(NamedTuple):
    """The expressions of `content/words/open_points.toml`."""

    joined: re.Pattern[str]
    open_clause: re.Pattern[str]
    open_about: re.Pattern[str]
    described: re.Pattern[str]
    bare_noun: re.Pattern[str]
    no_noun: re.Pattern[str]
    nothing_on: re.Pattern[str]
    never_to: re.Pattern[str]
    unsaid: re.Pattern[str]
    question: re.Pattern[str]
    unsafe: re.Pattern[str]
    trailing: re.Pattern[str]
    of_it: re.Pattern[str]
    first: re.Pattern[str]
    not_a_word: re.Pattern[str]
    notion: re.Pattern[str]
    inverted: re.Pattern[str]
    yes_no: re.Pattern[str]
    past_end: re.Pattern[str]
    place_only: re.Pattern[str]
    after_all: re.Pattern[str]


_words = words_of("open_points", OpenWords)


class OpenPoint(NamedTuple):
    """What was left open, in a form that fits one shape of question."""

    shape: Shape
    phrase: str


def open_point(quote: str) -> OpenPoint:
    """What the writer left not knowing, as something that can be asked; quoted where that isn't safe.

    >>> open_point("Never found out whether you get the time back")
    OpenPoint(shape='clause', phrase='whether I get the time back')
    >>> open_point("Still none the wiser what they pay.").phrase
    'what you pay'
    >>> open_point("Salary was not discussed."), open_point('he goes "depends"').shape
    (OpenPoint(shape='noun', phrase='the salary'), 'quote')
    >>> open_point("If one can work from Porto I have not understood.").phrase
    'whether one can work from Porto'
    >>> open_point("And the bonus, not a whisper.").phrase
    'the bonus'
    >>> open_point("I didn't ask about the new pasteuriser they are putting in.").phrase
    'the new pasteuriser'
    """
    words = _words()
    plain = " ".join(quote.split()).strip(" .,;:-–—")
    bare = words.joined.sub("", plain)
    if words.question.match(bare):
        # "So is it me?" is nothing that is asked of them.
        own = bare != plain and (len(bare.split()) < _FEWEST or words.unsafe.search(bare))
        direct = None if own else turned_question(bare)
        return OpenPoint("quote", plain) if direct is None else OpenPoint("direct", direct)
    core = words.after_all.sub("", spelled(bare))
    core = re.sub(r"^(?:what|that) i still don't know is ", "", core, flags=re.IGNORECASE)
    for pattern in (words.notion, words.of_it, words.first, words.not_a_word):
        if found := pattern.match(core):
            noun = words.described.sub("", found["noun"].strip(EDGES))
            noun = re.sub(r"^(?:a|an) ", "the ", noun, flags=re.IGNORECASE)
            if (
                not words.unsafe.search(noun)
                and not words.no_noun.match(noun)
                and not words.open_clause.match(noun)
                and len(noun.split()) <= 5
            ):
                return _noun(noun if found.start("noun") else _low(noun), plain)
    core = re.sub(
        r"\bwho do\b", "who does", _plain_order(words.trailing.sub("", core)).rstrip(" ,;")
    )
    if found := words.open_clause.match(core):
        clause = re.sub(r"^if\b", "whether", found["clause"].rstrip("?!. "), flags=re.IGNORECASE)
        clause = re.sub(r"\b(?:even|ever|actually) ", "", clause)
        clause = re.sub(r"^what happens (?=(?:the|my)\b)", "what happens to ", clause, flags=re.I)
        clause = words.past_end.sub(
            lambda end: end[1] + ("is" if end[2] == "was" else "are"), clause
        )
        if words.place_only.match(clause):
            clause += " it would be"
        turned = said_to_them(clause[:1].lower() + clause[1:])
        rest = re.sub(r"\b(?:I|I'm|I'd|I'll|I've|me|my|it's)\b", "", turned or "")
        if turned and not words.unsafe.search(rest) and len(turned.split()) <= 16 and _asks(clause):
            return OpenPoint("clause", turned)
        return OpenPoint("quote", plain)
    for pattern in (words.nothing_on, words.never_to, words.unsaid, words.open_about):
        if found := pattern.match(core):
            noun = re.sub(
                r"(?<!\s)\s+(?:yet|though|either|lol)$|,.*$",
                "",
                found["noun"].strip(EDGES),
                flags=re.I,
            )
            noun = words.described.sub("", noun)
            usable = noun and not words.unsafe.search(noun) and not words.no_noun.match(noun)
            if usable and len(noun.split()) <= 5:
                if pattern is words.unsaid and re.match(r"(?:nothing|i|we|they|it)\b", noun, re.I):
                    break
                return _noun(_low(noun), plain)
    if found := words.bare_noun.match(core):
        noun = found["noun"]
        if not words.unsafe.search(noun) and not words.no_noun.match(noun) and " or " not in noun:
            return _noun(_low(noun), plain)
    return OpenPoint("quote", plain)


def _noun(noun: str, quote: str) -> OpenPoint:
    """A noun as a topic, if it is one: "there is insurance" has a verb and stays a quote."""
    phrase = topic_phrase(noun)
    return OpenPoint("quote", quote) if phrase.startswith("“") else OpenPoint("noun", phrase)


def _plain_order(core: str) -> str:
    """A question told on in the order of a question ("asked do they pay") as a clause ("whether they pay").

    >>> _plain_order("I asked do they pay the travel"), _plain_order("I said when might I hear")
    ('I asked whether they pay the travel', 'I said when I might hear')
    """
    turned = _words().inverted.sub(r"\g<wh> \g<subject> \g<verb>", core)
    if found := _words().yes_no.search(turned):
        verb = "" if found["verb"].lower() == "do" else f" {found['verb']}"
        turned = f"{turned[: found.start('verb')]}whether {found['subject']}{verb}{turned[found.end() :]}"
    return turned


def _low(noun: str) -> str:
    """A noun with a small first letter, unless it is an acronym or a day."""
    if noun[1:2].isupper():
        return noun
    return noun[:1].upper() + noun[1:] if _DAY.match(noun) else noun[:1].lower() + noun[1:]


def _asks(clause: str) -> bool:
    """Whether an embedded question has a verb of its own and its order: "what comes next", not "when asked"
    or "when do you choose"."""
    return len(clause.split()) >= 3 and not re.match(
        r"(?:what|which) (?:an?(?! \w+ (?:pays|costs|takes|earns|means|looks)\b)|is my|are my)\b"
        r"|(?:what|when|where|how|why) do(?:es)? (?:I|you|they|we)\b|.*, or \w+$",
        clause,
        re.I,
    )
