"""What the employer's people are called in a recollection: titles, looks, names, and who is who."""

from __future__ import annotations

import re

from afterview.nlp.names_alike import is_given_name

TITLE = (
    r"(?:interviewers?|panel|hiring manager|line manager|store manager|shop manager|manager|boss|recruiter|"
    r"director|owner|supervisor|foreman|gaffer|team lead|lead|head teacher|headteacher|head|principal|"
    r"matron|consultant|partner|chair|ceo|cto|cfo|coo|vp|founder|engineer|architect|professor|dean|"
    r"chef|nurse|sister|doctor|editor|librarian|receptionist|assistant|hr lady|hr woman|hr man|"
    r"hr girl|hr person|hr|lady|woman|man|guy|bloke|chap|fella|lad|gentleman|sir|madam|ma'am|"
    r"older one|younger one|tall one|quiet one|other one|first one|second one)"
)
# "The nice one" is somebody, "the one on safeguarding" is a question.
LOOKS = (
    r"(?:old|older|oldest|elderly|young|younger|youngest|tall|taller|short|shorter|small|big|bigger|thin|fat|stout|"
    r"skinny|bald|bearded|blonde?|grey|gray|red-haired|ginger|dark|senior|junior|quiet|quieter|silent|loud|shy|nice|"
    r"nicer|kind|kinder|friendly|friendlier|warm|cold|stern|strict|serious|grumpy|cross|sour|bored|posh|smart|fancy|"
    r"scary|smiling|smiley|nodding|other|first|second|third|fourth|last|left|right|middle|new|main|important|"
    r"female|male|english|french|german|technical|local)"
)
HONORIFIC = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sister|Father|Sir|Madam|Ma['’]am|Chef|Captain|Pastor)"
NAME = rf"(?:{HONORIFIC}\.?\s+)?[A-Z][\w'’-]+"
NOT_NAMES = frozenset(
    [
        "I", "I'm", "I've", "I'd", "I'll", "The", "A", "An", "And", "But", "So", "Then", "They",
        "She", "He", "We", "You", "It", "That", "This", "There", "What", "Who", "Why", "How",
        "Where", "Which", "Nothing", "Something", "Everything", "Somebody", "Someone", "Anybody",
        "Maybe", "Perhaps", "Today", "Yesterday", "Interview", "When", "After", "Before", "Both",
        "Their", "His", "Her", "My", "Our", "No", "Not", "One", "At", "In", "On", "For", "With",
        "From", "As", "If", "Because", "Now", "Well", "Still", "Just", "Also", "Even", "All",
        "Every", "Everyone", "Nobody", "Neither", "Either", "Some", "Said", "Got", "Had", "Was",
        "Were", "Did", "Asked", "Told", "Ended", "Half", "Ten", "Five", "Two", "Three", "Four",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
        "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "Next", "Later", "Finally", "Another", "Last", "First", "Second",
        "Third", "Once", "Zoom", "Teams", "Great", "Good", "Nice", "Ok", "Okay", "Yes", "Mon", "Tue",
        "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Email", "Right", "Here", "Mine", "Aye",
        "Naw", "Nah", "Yeah", "Eish", "Ja", "Honestly", "Anyway", "God", "Jesus", "Christ", "English",
        "Irish", "French", "German", "Polish", "Indian", "Chinese", "Spanish",
    ]
)  # fmt: skip
_LINK = r"(?:\s*[,:(-]\s*|\s+(?:is|was|called|named|named as|by the name of)\s+|\s+)"
_RANK = r"(?:(?:the|our|their|an?|my)\s+)?"
_INTRODUCED = re.compile(
    rf"(?:\b(?:called|named|interviewed by|met|name(?: is| was|['’]s)|(?i:{TITLE})(?:\s+(?:is|was)|,)?"
    r"|(?i:first|second|third|other|last)(?: one)?\s+(?:was|is))\s+)$"
)
_BY_TITLE = re.compile(rf"(?<!\s){_LINK}{_RANK}(?:\w+\s+){{0,2}}?(?i:{TITLE}|GM|MD|PM)\b")
_TOLD_BEFORE = 40  # characters in which an introduction stands


def is_introduced(found: re.Match[str]) -> bool:
    """Whether a given name is told with its title, or as a name: "a fella called Keith", "Ida, the matron".

    >>> name = re.compile("Keith")
    >>> [is_introduced(name.search(text)) for text in ("A fella called Keith.", "Told Keith.", "Keith the boss.")]
    [True, False, True]
    """
    text, start, end = found.string, found.start(), found.end()
    if not is_given_name(found.group().split()[-1]):
        return False
    before = text[max(0, start - _TOLD_BEFORE) : start]
    return bool(_INTRODUCED.search(before) or _BY_TITLE.match(text, end))


def name_behind(title: str, text: str) -> str | None:
    """The name that a text tells beside a title, if it tells one.

    >>> name_behind("the team lead", "I met Elena, the team lead. The team lead nodded.")
    'Elena'
    >>> name_behind("the manager", "1-2-1 with Dipesh the manager.")
    'Dipesh'
    >>> name_behind("the second man", "The second man, Mark, asked.")
    'Mark'
    >>> name_behind("the manager", "I thanked the manager. Tom was late.") is None
    True
    """
    bare = re.escape(title.removeprefix("the ").strip())
    orders = (
        rf"\b(?P<name>{NAME}){_LINK}{_RANK}(?i:{bare})\b",
        rf"\b(?i:{bare}){_LINK}(?P<name>{NAME})",
        rf"\b(?i:{bare}),\s+(?P<aside>{NAME})(?=[,)])",
    )
    told = (found for order in orders for found in re.finditer(order, text))
    return next(
        (
            found[1]
            for found in told
            if _is_person(found[1]) or ("aside" in found.groupdict() and found[1] not in NOT_NAMES)
        ),
        None,
    )


def _is_person(name: str) -> bool:
    """Whether a word with a capital is a name by itself: a known given name, or one behind "Mrs"."""
    if name in NOT_NAMES:
        return False
    return re.match(rf"{HONORIFIC}\b", name) is not None or is_given_name(name.split()[-1])
