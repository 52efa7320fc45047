"""What the writer left not knowing, turned into something that can be asked of the company."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from afterview.advice.phrases import EDGES, topic_phrase
from afterview.advice.turning import said_to_them, spelled, turned_question

Shape = Literal["clause", "noun", "direct", "quote"]
_LEAD = (
    r"(?:but |and |so |also |yet |now |then )*(?:(?:i|we|you)(?:'d|’d| had| have|'ve|’ve)? )?(?:still )?"
    r"(?:never|forgot|(?:didn'?t|didn’t|did not|couldn'?t|couldn’t)(?: even| really| ever)?(?: get| manage| think)?(?: to)?|"
    r"(?:have )?no (?:idea|clue)|none the wiser(?: as to)?|(?:don'?t|don’t|do not)(?: even)? know|"
    r"not (?:sure|clear)|wanted|meant|should have|should've|left without|what i still don'?t know is|"
    r"nobody (?:said|told (?:me|us)|mentioned|could say|could tell me|knew)|wondered|wonder|unclear|"
    r"(?:did )?(?:ask|asked)(?: (?:him|her|them|it|twice))?(?: straight)?)"
)
_ASK = (
    r"(?: (?:to ask|to know|ask(?:ed|ing)?|find out|found out|learn(?:ed)?|learnt|know(?:ing)?|got to ask|"
    r"got to find out|hear|heard|say|tell|get(?:ting)? to ask|understand))?"
)
_OPEN_CLAUSE = re.compile(
    rf"^(?:{_LEAD}{_ASK}\s+)?(?:about )?(?P<clause>(?:(?:(?:in|at|on|for|to|by|with|from) )?(?:which|what)|whether|if|who|what|when|where|how|which|why)\b.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_ABOUT = re.compile(
    rf"^{_LEAD}?{_ASK}\s*(?:asking |to ask |ask |asked |know |question |questions |i have a question )?"
    r"about (?P<noun>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BARE_NOUN = re.compile(
    rf"^(?:(?:nothing|no word) (?:was )?(?:said )?(?:about|on) |forgot |{_LEAD}{_ASK} (?=the ))?"
    r"(?P<noun>[\w'-]+(?: [\w'-]+){0,2})$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"^(?:so|and|but|or|the$|what|let|let's|answer|nobody|well|ok|okay|why|got|goes|went|no|not|never|asked|didn't|forgot|didn|wouldn't|couldn't|still|wanted|only|but+|for|of|to|with|"
    r"maybe|yes|all|nothing|i|you|we|they|if|just|left|ask)\b",
    re.IGNORECASE,
)
_NOTHING_ON = re.compile(
    r"^(?:(?:so|and|but) )?(?:there was )?(?:nothing|not a word|no word|no mention) (?:was )?(?:said )?(?:about|on|of) (?P<noun>.+?)"
    r"(?: (?:was said|came up|was mentioned|at all|either|though))?$",
    re.IGNORECASE,
)
_NEVER_TO = re.compile(
    r"^(?:i |we )?never got (?:round |around )?to (?P<noun>(?!ask\b|say\b)[\w'’-]+)$", re.I
)
_UNSAID = re.compile(
    r"^(?P<noun>[\w'’ -]{3,40}?),? (?:was|were|wasn't|weren't|is|are)?\s?(?:not |never )?"
    r"(?:came up|come up|mentioned|discussed|talked about|spoken (?:of|about)|touched on|nobody said|brought up)\b.*$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:how|what|who|where|when|why|which|is|are|do|does|can|could|will|would)\b[^.?!]*\?$", re.I
)
_UNSAFE = re.compile(
    r"\b(?:he|she|him|his|her|hers|said|says|asked|told|guess|lol|we'll see|nobody|suppose|again|"
    r"understood|learn(?:ed|t)|knows?|knew|unclear|forgot|not clear|me|my|mine|myself|i|i'd|i'm|i've|it(?! would be| will be|'d be|(?: even)? pays| is paid)|that|this(?! (?:role|job|post))|these|those|there(?!'s| is| are)|them)\b|[\"“”‘()\[\]]",
    re.IGNORECASE,
)
# "never found out who, I didn't dare to ask": what comes after the comma isn't asked.
_TRAILING = re.compile(
    r"(?:,| -|;)\s*(?:so |and |but |that (?:also )?|though )?(?:i|i'd|i'm|he|she|nobody|no one|they (?:didn't|never|wouldn't|couldn't)|"
    r"as (?:per|usual|always)|again|obviously|of course|sadly|typical|forgot|didn't|never|could not|couldn't)\b.*$|"
    r"\s+(?:and|but)\s+(?:he|she|they|nobody|no one)\s+(?:didn't|did not|couldn't|could not|wouldn't|said|just|only|went|goes|"
    r"laughed|shrugged|never|smiled|looked)\b.*$|"
    r",? (?:this|that|it|which) (?:was|is|were)(?:n't| not| never|n’t)? (?:un)?(?:clear|said|told|answered|known)\b.*$|"
    r"\s+(?:and|but) (?:I )?(?:only )?got\b.*$|\s+and (?:I )?(?:was|were|got|heard|learn(?:ed|t)|had) (?:given|told|shown|treated|the|a)\b.*$|"
    r",?\s+(?:that |this )?I (?:still |also |really )*(?:couldn't|could not|didn't|did not|don't|do not|haven't|have not|hadn't|had not|never|can't|cannot|"
    r"forgot|no idea)\b.*$|,?\s+(?:I've|I have|I'd|I had) (?:no|not an?) (?:notion|idea|clue)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_IT = re.compile(
    r"^(?:(?:so|and|but) )?(?:(?:of|about|on) )?(?P<noun>[\w'’ -]{3,32}?),? (?:I (?:know nothing|don't know|never learned|have no idea|"
    r"couldn't tell you|haven't a notion|forgot)|unknown|didn't ask|not asked|no idea|never (?:came up|asked))(?: (?:about|of))?$",
    re.IGNORECASE,
)
# "About the salary nobody spoke", "The salary they did not say": the noun stands first.
_FIRST = re.compile(
    r"^(?:(?:and|but|so) )?(?:(?:about|on|of) )?(?P<noun>(?:(?:the|my|their) )?[\w'’ -]{3,32}?),? (?:they|he|she|nobody|no one|we|none) "
    r"(?:also )?(?:did not|didn't|never|would not|wouldn't|has|have|had)? ?(?:say|said|speak|spoke|spoken|tell|told|mention(?:ed)?|name|named|discuss(?:ed)?|talk(?:ed)?|"
    r"touch(?:ed)? on)(?: about| of| me| us)?$",
    re.IGNORECASE,
)
_NOT_A_WORD = re.compile(
    r"^(?:(?:and|but|so) )?(?:nobody|no one|they|he|she|we)(?: [\w'’]+){0,2}? (?:said|breathed|uttered|spoke|mention(?:ed)?|discuss(?:ed)?|touch(?:ed)?|name|say|speak|talked|talk)"
    r"(?: (?:a|one|no|any) (?:single )?word| anything| nothing)?(?: (?:about|on|of))? (?P<noun>(?:the|my|their|any) [\w'’ -]{3,32})$",
    re.IGNORECASE,
)
_NOTION = re.compile(
    r"^(?:(?:and|but|so) )?I (?:haven't|have not|hadn't|had not) (?:a notion|a clue|an idea|asked|learned anything) (?:about|of) "
    r"(?P<noun>.+)$",
    re.IGNORECASE,
)
_SUBJECT = r"(?P<subject>I|you|they|we|there|it)"
_INVERTED = re.compile(
    rf"\b(?P<wh>when|where|what|how|how (?:much|many|often|long) \w*|why|who)\s+(?P<verb>might|could|would|will|can|should|is|"
    rf"are|was|were)\s+{_SUBJECT}\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(
    rf"(?:(?<=\bask )|(?<=\basked )|(?<=\bknow ))(?P<verb>do|is|are|will|can|would|could)\s+{_SUBJECT}\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(\b(?:stage|steps?|pay|salary|hours|date|rota|deadline|team|budget|plan|wage|rate|contract|next) )(was|were)$",
    re.IGNORECASE,
)
_PLACE_ONLY = re.compile(r"(?:in|at|on|for|to|by|with|from) (?:which|what) [\w-]+$", re.IGNORECASE)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)


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
    """
    plain = " ".join(quote.split()).strip(" .,;:-–—")
    if _QUESTION.match(plain):
        direct = turned_question(plain)
        return OpenPoint("quote", plain) if direct is None else OpenPoint("direct", direct)
    core = re.sub(
        r"(?: so that i don't know|,\s*(?:so (?:no|i) .*|i forgot to ask|no one could tell me|"
        r"nobody said|that also i don't know))$",
        "", spelled(plain), flags=re.IGNORECASE,
    )  # fmt: skip
    core = re.sub(r"^(?:what|that) i still don't know is ", "", core, flags=re.IGNORECASE)
    for pattern in (_NOTION, _OF_IT, _FIRST, _NOT_A_WORD):
        if (found := pattern.match(core)) and not _UNSAFE.search(found["noun"]):
            noun = re.sub(r"^(?:a|an) ", "the ", found["noun"].strip(EDGES), flags=re.IGNORECASE)
            if not _NO_NOUN.match(noun) and not _OPEN_CLAUSE.match(noun) and len(noun.split()) <= 5:
                return OpenPoint("noun", topic_phrase(noun if found.start("noun") else _low(noun)))
    core = re.sub(r"\bwho do\b", "who does", _plain_order(_TRAILING.sub("", core)).rstrip(" ,;"))
    if found := _OPEN_CLAUSE.match(core):
        clause = re.sub(r"^if\b", "whether", found["clause"].rstrip("?!. "), flags=re.IGNORECASE)
        clause = re.sub(r"\b(?:even|ever|actually) ", "", clause)
        clause = re.sub(r"^what happens (?=(?:the|my)\b)", "what happens to ", clause, flags=re.I)
        clause = _PRESENT.sub(lambda end: end[1] + ("is" if end[2] == "was" else "are"), clause)
        if _PLACE_ONLY.match(clause):
            clause += " it would be"
        turned = said_to_them(clause[:1].lower() + clause[1:])
        rest = re.sub(r"\b(?:I|I'm|I'd|I'll|I've|me|my|it's)\b", "", turned or "")
        if turned and not _UNSAFE.search(rest) and len(turned.split()) <= 16 and _asks(clause):
            return OpenPoint("clause", turned)
        return OpenPoint("quote", plain)
    for pattern in (_NOTHING_ON, _NEVER_TO, _UNSAID, _OPEN_ABOUT):
        if found := pattern.match(core):
            noun = re.sub(
                r"\s+(?:yet|though|either|lol)$|,.*$", "", found["noun"].strip(EDGES), flags=re.I
            )
            if noun and not _UNSAFE.search(noun) and len(noun.split()) <= 5:
                if pattern is _UNSAID and re.match(r"(?:nothing|i|we|they|it)\b", noun, re.I):
                    break
                return OpenPoint("noun", topic_phrase(_low(noun)))
    if found := _BARE_NOUN.match(core):
        noun = found["noun"]
        if not _UNSAFE.search(noun) and not _NO_NOUN.match(noun) and " or " not in noun:
            return OpenPoint("noun", topic_phrase(_low(noun)))
    return OpenPoint("quote", plain)


def _plain_order(core: str) -> str:
    """A question told on in the order of a question ("asked do they pay") as a clause ("whether they pay").

    >>> _plain_order("I asked do they pay the travel"), _plain_order("I said when might I hear")
    ('I asked whether they pay the travel', 'I said when I might hear')
    """
    turned = _INVERTED.sub(r"\g<wh> \g<subject> \g<verb>", core)
    if found := _YES_NO.search(turned):
        verb = "" if found["verb"].lower() == "do" else f" {found['verb']}"
        turned = f"{turned[: found.start('verb')]}whether {found['subject']}{verb}{turned[found.end() :]}"
    return turned


def _low(noun: str) -> str:
    """A noun with a small first letter, unless it is an acronym or a day."""
    if noun[1:2].isupper():
        return noun
    return noun[:1].upper() + noun[1:] if _DAY.match(noun) else noun[:1].lower() + noun[1:]


def _asks(clause: str) -> bool:
    """Whether an embedded question has a verb of its own: "what comes next", not "when asked"."""
    return len(clause.split()) >= 3 and not re.match(
        r"(?:what|which) (?:an?|is my|are my)\b", clause, re.I
    )
