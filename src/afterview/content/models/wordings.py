"""What every wording has: kind words, an id, and the cases in which it isn't said."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Unless = Literal[
    "went_badly", "answered", "offered", "advanced", "rejected", "inside", "no_stumble", "left_open",
    "told_next", "unpraised", "no_kindness", "rumination", "no_nerves", "felt_well",
]  # fmt: skip
# What a wording may suppose of the words that it is said to; see `content/words/thoughts.toml`.
Supposed = Literal[
    "answer", "answering", "past", "slip", "theirs", "should", "me", "without_me", "name", "reason",
    "speech",
]  # fmt: skip
# What of a text may be spoken of in any wording; see `advice/page.py`.
THINGS = frozenset(
    ["person", "grown", "away", "company", "role", "topic", "them", "day", "good", "fair", "sign", "stumble",
     "step", "thought", "weak"]
)  # fmt: skip
_FORBIDDEN = re.compile(
    r"\b(?:just|at least|stay positive|everything happens|don't worry|you will get|"
    r"you are (?:a|an|so|such)|silver lining|look on the bright side)\b|!|  |[,.;:]{2}",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:tonight|tomorrow|this evening|this week|today|before (?:bed|noon)|within the hour|now|"
    r"minutes|hour|until|days from now|the next time)\b",
    re.IGNORECASE,
)
_BEFORE_TOPIC = re.compile(r"\b(?:about|on|with|for|to|of|from|in|behind|like|handle)\s+$")


def _kind_words(text: str) -> str:
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"{found[0]!r} is not said to people in a bad moment")
    return text


Wording = Annotated[str, Field(min_length=3), AfterValidator(_kind_words)]


def with_time(text: str) -> None:
    if not _TIME.search(text):
        raise ValueError("a small act says when; name a time, such as 'tonight' or 'ten minutes'")


def after_preposition(text: str) -> None:
    for found in re.finditer(r"\{topic\}", text):
        if not _BEFORE_TOPIC.search(text[: found.start()]):
            raise ValueError("{topic} stands after 'about', 'on', 'with' or the like")


class Strict(BaseModel):
    """Frozen, and no key that isn't known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Strict):
    """A wording and its id."""

    id: str
    text: Wording


Lines = Annotated[tuple[Line, ...], Field(min_length=1)]
