"""The words that an answer may be, where there are only a few."""

from __future__ import annotations

from typing import Literal

Polarity = Literal["positive", "negative", "neutral"]
Position = Literal["before_stumble", "after_stumble", "unknown"]
Change = Literal["warmer", "same", "cooler", "unknown"]
Standing = Literal["went_well", "mixed", "went_badly", "unclear"]
Outcome = Literal["offer", "advanced", "rejected", "withdrawn", "pending"]
Distress = Literal["none", "elevated", "crisis"]
Stance = Literal["supportive", "unsupportive", "neutral"]
Answer = Literal["yes", "no", "unknown"]
Check = Literal[
    "rapport",
    "asked_questions",
    "got_answers",
    "showed_qualification",
    "good_answers",
    "behaviour_changed",
]
