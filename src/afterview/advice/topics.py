"""What was talked about, as it can be asked about: which kind of thing it is, and as which phrase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from afterview.advice.phrases import EMBEDDED, topic_phrase
from afterview.records import Reflection

if TYPE_CHECKING:
    from afterview.content.models import TopicKind

_TERMS = re.compile(
    r"\b(?:commute|journey|bus|pay|salary|bonus|pension|discount|fees?|leave|holidays?|hours|overtime|flexi|parking|"
    r"remote|(?:health |travel )?insurance$|401k|commission|on[- ]call|weekends?|shifts|(?:night|early|late|day|first) shift|rota|uniform|dress code|allowance|"
    r"benefits|(?:^|the )contract$|visa|(?:hourly|day) rate|notice|saturdays?|sundays?|nights|mondays?|relocat\w+|"
    r"home office|stipend|evenings|breaks|money|wages?|tips|three-and-three|two-and-two)\b",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"\b(?:test|exam|trial|exercise|role-?play|case study|homework|task|assessment|find the|"
    r"break a|demo|quiz|scenario|presentation|day on site|group discussion)\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(
    r"\b(?:rude|angry|drunk|scam|caller|fight|feud|accident|incident|outage|complain\w*|bites?|biting|"
    r"flood(?:ed|ing)|lone|confused|lepto|leak|swearing|whispering|no-show|late-arriving)\b",
    re.IGNORECASE,
)
# What somebody runs, plans or changes, so that one can ask about plans, changes and figures.
_RUN = re.compile(
    r"(?:\b(?:system|service|project|scheme|rota|refit|audit|platform|pipeline|dashboard|migration|rollout|"
    r"schedule|roster|programme|program|line|round|run|route|routes|campaign|budget|plan|plans|planning|"
    r"team|unit|office|lab|tool|tools|software|app|site|season|catalogue|archive|stock|waste|care|"
    r"handover|onboarding|intake|backlog|queue|stream|fleet|deal|account|accounts|grant|trial run|"
    r"classes|lessons|tours|visits|deliver(?:y|ies)|orders?|sales|territory|product|collection|menu|wing|"
    r"ward|school|restructure|merger|expansion|move|launch)\b|(?:ing|tion|ment)$)",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"(?:the |my |a )?(?:family|mother|father|wife|husband|sister|brother|son|daughter|children|kids?|friends?|man|woman|people|"
    r"interview|job|first|last|group|question|questions|answer|answers|teams?|time|times|days?|weeks?|months?|years?|seasons?|"
    r"mornings?|afternoons?|ones?|board|boardroom|room|doors?|tables?|chairs?|coffee|tea|lunch|sandwich(?:es)?|biscuits?|"
    r"cakes?|pizza|weather|things?|stuff|places?|debrief|news|email|mail|text|same|other|whole|plan|sheet|"
    r"(?:bloody|blasted|damn\w*) .*|new|old|big|small|good|bad|nice|long|short|hard|real|quare|wee|the|a|an|it|that|this|"
    r"(?:[\w-]+ )?(?:grilling|chat|say|word|go|laugh|look|lecture|smile|silence))$",
    re.IGNORECASE,
)
_LIKENED = re.compile(r"\b(?:like|as \w+ as) (?:an?|the|some) (?:[\w'’-]+ ){0,2}$", re.IGNORECASE)
_LIKENED_HEARD = re.compile(
    r"\bcould (?:have )?hear(?:d)? (?:an?|the) (?:[\w'’-]+ ){0,2}$", re.IGNORECASE
)
_NAME_GOES_ON = re.compile(
    r" (results|figures|reports?|papers?|plans?|work|bonus|hall|room|list|test|tests|rules?|standards?|orders?) (?=is|are|was|were|had|has|came|went|goes|would|will)\b"
)
_MINE = re.compile(
    r"\b(?:my|our|me)\s+(?!about\b|of\b|on\b|how\b|what\b)(?:story about (?:the )?)?(?:own\s+)?(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:I|you)(?:['’]d|['’]ve)?\s+(?:also\s+|even\s+)?(?:told|gave (?:him|her|them)|described|talked|spoke|"
    r"explained|brought up|mentioned|showed|walked (?:him|her|them))\b(?![^.!?\n]*\bask)[^.!?\n]{0,60}$",
)
_UP_TO = re.compile(r" (?:before|after|when|while|until|that|because) .*$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:how|what|when|where|why)(?: (?:the|your|their|a))? $", re.IGNORECASE)
_ACTS = re.compile(
    r" (?:sleeps?|lives?|stands?|ends?|begins?|runs?|works?|goes|go|is|are|looks?|changes?|starts?|comes?)$"
)
_AFTER_ARTICLE = re.compile(
    r"\b(?:the|a|an|my|his|her|their|our|your)\s+(?:whole |entire |full )?$", re.IGNORECASE
)
# The next word of a compound ("consent papers"), where the phrase ends behind it.
_GOES_ON = re.compile(
    r"( (?!(?:and|or|but|so|then|that|which|who|when|where|as|than|is|was|are|were|had|has|at|on|in|of|for|to|"
    r"with|by|from|up|out|off|down|over|about|into|though|tho|too|again|well|now|here|there|before|after|until|"
    r"today|tonight|first|twice|once|back|away|yet|lol|step|get|got|ages|months|weeks)\b)[a-z][a-z-]{2,})(?=[.,;:!?)]| (?:and|or|at|on|in|of|for|to|with|by|"
    r"from|was|is|were|are|I|he|she|they|we)\b)"
)
_ENDS_VERB = re.compile(
    r"(?:ed|works|runs|goes|changes|starts|comes|needs|looks|gets|means|takes|pays|closes|opens|went|came|ran|"
    r"got|took|fell|broke|said|ly)$"
)
_MODIFIER = re.compile(r"^(?:new|old|big|small|long|good|bad|quare|nice)$", re.IGNORECASE)
_NAMED_BY = re.compile(
    r"\b(?:the|a|an|their|his|her|our|your)\s+((?!(?:whole|very|same|other|only|little|big|new|old|good|last|first|next|"
    r"right|wrong|best|worst|own|real|poor|bloody|actual|[\w-]+ed)\b)[a-z][a-z-]+ )$",
)
_DOES = re.compile(r"\b(?:they|we|you|he|she|I|one)\s+$", re.IGNORECASE)
_PROPER = re.compile(
    r"(?:English|French|German|Polish|Czech|Excel|Monday|Tuesday|Friday|Saturday|Sunday)\b"
)
WORK: tuple[TopicKind, ...] = ("work", "thing", "own", "case")


def kind_of(topic: str, text: str = "") -> TopicKind:
    """Which questions fit a topic.

    >>> kind_of("the rota"), kind_of("a drunk guest"), kind_of("the claims dashboard"), kind_of("baguettes")
    ('terms', 'case', 'work', 'thing')
    >>> kind_of("field trip", "They liked my field trip.")
    'own'
    """
    if _INCIDENT.search(topic):
        return "case"
    if _TERMS.search(topic):
        return "terms"
    if _EXERCISE.search(topic):
        return "exercise"
    place = re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", text, re.IGNORECASE)
    if place:
        before = text[max(0, place.start() - 120) : place.start()]
        if _MINE.search(before) or _TOLD.search(before):
            return "own"
    return "work" if _RUN.search(topic) else "thing"


def phrase_of(topic: str, text: str) -> str | None:
    """A topic as it stands after a preposition; None where it is a fragment that no question can hold.

    >>> phrase_of("forecast", "She read it out like a shipping forecast.") is None
    True
    >>> phrase_of("board", "He said that my board results were good.")
    'the board results'
    """
    if _only_likened(topic, text) or _is_done(topic, text):
        return None
    topic = _as_told(_as_named(topic, text), text)
    if _NO_TOPIC.match(topic.strip()):
        return None
    phrase = topic_phrase(topic, text)
    return None if "“" in phrase or len(phrase) > 60 or len(phrase) < 3 else phrase


def _is_done(topic: str, text: str) -> bool:
    """Whether it begins with what somebody does: "check in a summer", where they check manholes."""
    places = list(re.finditer(rf"(?<!\w){re.escape(topic.strip())}(?!\w)", text, re.IGNORECASE))
    return bool(places) and all(
        _DOES.search(text, max(0, at.start() - 8), at.start()) for at in places
    )


def _only_likened(topic: str, text: str) -> bool:
    """Whether it is only there to liken something to it."""
    places = list(re.finditer(rf"(?<!\w){re.escape(topic)}(?!\w)", text, re.IGNORECASE))
    return bool(places) and all(
        _LIKENED.search(text[max(0, at.start() - 60) : at.start()])
        or (_LIKENED_HEARD.search(text[max(0, at.start() - 60) : at.start()]))
        for at in places
    )


def _as_named(topic: str, text: str) -> str:
    """One word as the name that it is the first half of, where a verb follows that name."""
    if " " in topic.strip():
        return topic
    places = list(re.finditer(rf"(?<!\w){re.escape(topic.strip())}(?!\w)", text, re.IGNORECASE))
    if len(places) != 1:
        return topic
    more = _NAME_GOES_ON.match(text, places[0].end())
    return f"{topic.strip()} {more[1]}" if more else topic


def _as_told(topic: str, text: str) -> str:
    """A topic as the phrase that the text has it in, where a reader marked a piece of that.

    >>> _as_told("drain", "He grilled me on the chest drain."), _as_told("new", "I liked the new woolshed.")
    ('chest drain', 'new woolshed')
    >>> _as_told("dental days run", "I asked how the dental days run."), _as_told("rota", "They do a rota.")
    ('dental days', 'rota')
    >>> _as_told("Cold chain", "Fine. Cold chain I told correctly.")
    'cold chain'
    """
    topic = _UP_TO.sub("", topic.strip())
    if topic[:1] in "'’" and (whose := re.search(rf"[\w-]+{re.escape(topic)}", text)):
        topic = whose[0]
    found = re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", text, re.IGNORECASE)
    if found is None:
        return topic
    before = text[max(0, found.start() - 60) : found.start()]
    if _ASKED.search(before) and (verb := _ACTS.search(topic)):
        topic = topic[: verb.start()]
    elif (more := _GOES_ON.match(text, found.end())) and (
        _MODIFIER.search(topic)
        or (
            not topic.endswith("s")
            and _AFTER_ARTICLE.search(before)
            and not _ENDS_VERB.search(more[1])
        )
    ):
        topic += more[1]
    if " " not in topic and (named := _NAMED_BY.search(before)):
        topic = named[1] + topic
    begins = re.search(r"(?:^|[.!?:\n]\s*)$", before) is not None
    once = len(re.findall(rf"(?<!\w){re.escape(topic)}", text)) == 1
    if begins and once and topic[1:].islower() and not _PROPER.match(topic):
        topic = topic[:1].lower() + topic[1:]
    return topic


def is_name(topic: str, reflection: Reflection, text: str) -> bool:
    """Whether a topic is a piece of the job's name, as `night` of `night porter`, or somebody's name."""
    names = {s.who for s in reflection.signals} | {p.name for p in reflection.people}
    if topic in names:
        return True
    role = (reflection.role or "").lower()
    return bool(role) and (topic.lower() in role or f"{topic} {role}".lower() in text.lower())


def is_clause(phrase: str) -> bool:
    """Whether it is an embedded question ("how teams plan"), which fewer wordings can hold."""
    return EMBEDDED.match(phrase) is not None
