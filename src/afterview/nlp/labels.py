"""The names of the model's outputs, in order. A model folder stores its own copy and must agree."""

from __future__ import annotations

PATTERNS = (
    "all_or_nothing",
    "overgeneralization",
    "mental_filter",
    "discounting_positive",
    "mind_reading",
    "fortune_telling",
    "catastrophizing",
    "emotional_reasoning",
    "should_statement",
    "labeling",
    "personalization",
    "rumination",
    "unfair_comparison",
    "giving_up",
)
POSITIVE = (
    "leaned_in",
    "nodded",
    "smiled",
    "laughed_or_joked",
    "unscripted_followup",
    "praised",
    "eye_contact",
    "took_notes",
    "ran_over",
    "sold_the_role",
    "answered_in_depth",
    "next_steps",
    "asked_availability",
    "introduced_others",
    "checked_references",
    "offered",
    "shared_personally",
    "supported",
    "gave_contact",
    "spoke_as_if_hired",
    "warm_close",
    "friendly",
)
NEGATIVE = (
    "distracted",
    "cut_short",
    "interrupted",
    "frowned",
    "closed_posture",
    "flat",
    "criticized",
    "doubted_fit",
    "no_questions",
    "no_next_steps",
    "moved_on",
    "hostile",
    "rejected",
)
NEUTRAL = ("standard_close", "other_candidates", "challenged", "other")
SIGNALS = POSITIVE + NEGATIVE + NEUTRAL
POLARITIES = ("positive", "negative", "neutral")
FIELDS = ("balanced", "strengths", "own_questions", "unanswered", "drawbacks", "stumble")
DISTRESS = ("elevated", "crisis")

EVENTS = ("decision", "outcome")  # when the employer answers, and what came of it
OUTCOMES = ("outcome_offer", "outcome_advanced", "outcome_rejected", "outcome_withdrawn")
STANCES = ("stance_supportive", "stance_unsupportive", "stance_neutral")
FELT = ("felt_went_well", "felt_mixed", "felt_went_badly", "felt_unclear")
STANDINGS = ("verdict_went_well", "verdict_mixed", "verdict_went_badly", "verdict_unclear")
CHANGES = ("change_warmer", "change_same", "change_cooler", "change_unknown")

# Of single words: what they name, on the words that name a person how that person stands, and who of
# the employer's did something.
TAGS = ("company", "role", "topic", "person", *STANCES, "interviewer")

OUTPUTS = (
    "self_talk",
    *PATTERNS,
    "severity_2",
    "severity_3",
    "signal",
    *SIGNALS,
    *(f"polarity_{name}" for name in POLARITIES),
    *FIELDS,
    *DISTRESS,
    *EVENTS,
    *OUTCOMES,
    "person",
    *STANCES,
    *FELT,
    *STANDINGS,
    *CHANGES,
)
INDEX = {name: place for place, name in enumerate(OUTPUTS)}

# Labels that share out the probability of their parent: which pattern, given self-talk.
SHARED = {
    "self_talk": PATTERNS,
    "signal": SIGNALS,
    "outcome": OUTCOMES,
    "person": STANCES,
}
# Labels of a whole text that each of its sentences carries: they share out a probability of one.
WHOLE = {
    "felt": FELT,
    "verdict": STANDINGS,
    "change": CHANGES,
}


def polarity_of(signal: str) -> str:
    """The polarity that a signal's label implies; `other` is neutral unless the text says more.

    >>> polarity_of("nodded"), polarity_of("flat"), polarity_of("other")
    ('positive', 'negative', 'neutral')
    """
    if signal in POSITIVE:
        return "positive"
    return "negative" if signal in NEGATIVE else "neutral"
