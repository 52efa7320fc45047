"""The frozen values that modules hand to each other; their JSON is the output contract.

Offsets are half-open code points into the original text: ``text[start:end] == quote``.
Everything here is plain data without behaviour beyond conversion, and imports nothing heavy.
"""

from afterview.records.analysis import (
    SCHEMA,
    Analysis,
    ModelInfo,
)
from afterview.records.answers import (
    Answer,
    Change,
    Check,
    Distress,
    Outcome,
    Polarity,
    Position,
    Stance,
    Standing,
)
from afterview.records.findings import (
    PRONOUNS,
    QUOTED,
    AfterStumble,
    CheckAnswer,
    Decision,
    PatternScore,
    Person,
    Reflection,
    SelfTalk,
    Signal,
    Stumble,
    Tone,
    ToneAt,
    Verdict,
)
from afterview.records.proposals import (
    Advice,
    Coping,
    Focus,
    Lesson,
    Question,
    Reframe,
    SecondChance,
    Support,
)
from afterview.records.texts import (
    Quote,
    Recollection,
    Source,
)

__all__ = [
    "PRONOUNS",
    "QUOTED",
    "SCHEMA",
    "Advice",
    "AfterStumble",
    "Analysis",
    "Answer",
    "Change",
    "Check",
    "CheckAnswer",
    "Coping",
    "Decision",
    "Distress",
    "Focus",
    "Lesson",
    "ModelInfo",
    "Outcome",
    "PatternScore",
    "Person",
    "Polarity",
    "Position",
    "Question",
    "Quote",
    "Recollection",
    "Reflection",
    "Reframe",
    "SecondChance",
    "SelfTalk",
    "Signal",
    "Source",
    "Stance",
    "Standing",
    "Stumble",
    "Support",
    "Tone",
    "ToneAt",
    "Verdict",
]
