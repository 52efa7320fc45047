"""Words for values, shared by the terminal, Markdown and HTML reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from afterview.content import load
from afterview.corrections import LEFT_OUT
from afterview.likely import is_sure_sign, is_sure_thought
from afterview.records import (
    Analysis,
    CheckAnswer,
    Polarity,
    SelfTalk,
    Signal,
    Standing,
    Support,
)
from afterview.report.quotes import flat as flat
from afterview.report.quotes import listed as listed
from afterview.report.signs import doer as doer
from afterview.report.signs import side as side

SEVERITY = {1: "mild", 2: "plain", 3: "harsh"}
NOT_SURE = "not read surely"
WEIGHT = {0: "says nothing either way", 1: "weak sign", 2: "middling sign", 3: "strong sign"}
STANDING: dict[Standing, str] = {
    "went_well": "It went well, as far as your text shows.",
    "mixed": "It went partly well, as far as your text shows.",
    "went_badly": "It went badly, as far as your text shows.",
    "unclear": "Too little was found in your text to say how it went.",
}
FELT: dict[Standing, str] = {
    "went_well": "good",
    "mixed": "mixed",
    "went_badly": "bad",
    "unclear": "unclear",
}
READS: dict[Standing, str] = {
    "went_well": "well",
    "mixed": "partly well",
    "went_badly": "badly",
    "unclear": "hard to say",
}
SIGNS: dict[Polarity, str] = {"positive": "+", "negative": "−", "neutral": "="}
CHECKS = {
    "rapport": "Was there rapport?",
    "asked_questions": "Did you ask questions?",
    "got_answers": "Did you leave with answers?",
    "showed_qualification": "Do they know why you are qualified?",
    "good_answers": "Were there good answers?",
    "behaviour_changed": "Did they change after the stumble?",
}
ANSWERS = {"yes": "yes", "no": "no", "unknown": "nothing found on it"}
UNSURE = {"yes": "probably", "no": "probably not", "unknown": "not sure enough to say"}
SIDES: dict[Polarity, str] = {
    "positive": "speaks for you",
    "negative": "speaks against you",
    "neutral": "says nothing either way",
}
HEADINGS = {
    "verdict": "Did it really fail?",
    "self-talk": "What you told yourself",
    "signals": "Was that a good sign?",
    "questions": "What to ask",
    "plan": "What to do next",
    "coping": "Letting it go",
}
LIMITS = (
    "Read by a program on this machine, which can be wrong: it sees one side's memory, and no "
    "study ties single signs to offers. This isn't therapy."
)
SHORT_LIMITS = "It can be wrong, and it isn't therapy."


def meaning(signal: Signal) -> str:
    """What a signal is worth, in one sentence; nothing of one that may not be there."""
    return load().labels[signal.signal].means if is_sure_sign(signal) else ""


def answered(check: CheckAnswer) -> str:
    """The answer to one of the six questions, in words.

    >>> answered(CheckAnswer("rapport", "unknown")), answered(CheckAnswer("rapport", "unknown", unsure=True))
    ('nothing found on it', 'not sure enough to say')
    """
    return (UNSURE if check.unsure else ANSWERS)[check.answer]


def feeling(felt: Standing) -> str:
    """How it felt, in one sentence.

    >>> feeling("mixed"), feeling("unclear")
    ('It felt mixed.', "How it felt isn't clear from the text.")
    """
    return (
        "How it felt isn't clear from the text." if felt == "unclear" else f"It felt {FELT[felt]}."
    )


def note_heading(analysis: Analysis) -> str:
    """What stands above the draft of a thank-you; empty where none is shown."""
    if not analysis.advice.thank_you or analysis.advice.second_chance:
        return ""
    headings = {"pending": "A note to send", "rejected": "If you'd like to write"}
    return headings.get(analysis.outcome, "")


def title(label: str) -> str:
    """The title of a pattern or a signal."""
    return load().labels[label].title


def listing(names: Iterable[str]) -> str:
    """Names in a row, each once; with semicolons where one of them has a comma.

    >>> listing(["nodded", "nodded", "smiled"]), listing(["asked on, off the script", "smiled"])
    ('nodded, smiled', 'asked on, off the script; smiled')
    """
    told = tuple(dict.fromkeys(names))
    return ("; " if any("," in name for name in told) else ", ").join(told)


def weight_words(signal: Signal) -> str:
    """How much a signal weighs, in words, or that its reading isn't sure."""
    return WEIGHT[load().labels[signal.signal].strength] if is_sure_sign(signal) else NOT_SURE


def severity_words(talk: SelfTalk) -> str:
    """How harsh a thought is, in words, or that its reading isn't sure."""
    return SEVERITY[talk.severity] if is_sure_thought(talk) else NOT_SURE


def kindest(analysis: Analysis) -> str:
    """The kindest true thing, said first."""
    if analysis.distress == "crisis":
        return ""
    if not analysis.is_interview:
        return " ".join(analysis.notes)
    return analysis.verdict.summary


def left_out(analysis: Analysis) -> tuple[str, ...]:
    """The note on thoughts that the user's own answers took out, where there is one."""
    return tuple(note for note in analysis.notes if note.startswith(LEFT_OUT))


def limits(analysis: Analysis) -> str:
    """What stands at the end of a report: what isn't shown, and what the program can't know."""
    return " ".join([*left_out(analysis), LIMITS])


def reasons(analysis: Analysis) -> str:
    """What stands above the reasons against the job; empty where none are shown."""
    shown = analysis.advice.not_for_me and analysis.verdict.felt != "went_well"
    if analysis.outcome == "offer":
        return "Before you say yes" if analysis.advice.not_for_me else ""
    if not shown:
        return ""
    known = analysis.outcome in ("rejected", "withdrawn")
    return "Why it might not have been for you" if known else "If it's a no"


def heading(analysis: Analysis) -> str:
    """What names the interview: company and role, or the text's own id."""
    named = [flat(name) for name in (analysis.company, analysis.role) if name]
    return ", ".join(named) if analysis.is_interview and named else analysis.source.id


def day(date: dt.date) -> str:
    """A date as it is read aloud.

    >>> day(dt.date(2026, 3, 2))
    'Monday 2 March 2026'
    """
    return f"{date:%A} {date.day} {date:%B} {date.year}"


def checked(support: Support) -> str:
    """When the helplines were last checked; empty where it isn't known.

    >>> checked(Support("", (), dt.date(2026, 11, 23)))
    '(checked 23 November 2026)'
    """
    on = support.checked_on
    return f"(checked {on.day} {on:%B} {on.year})" if on else ""


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "sign", "signs"), counted(0, "sign", "signs")
    ('1 sign', 'no signs')
    """
    return f"{number or 'no'} {one if number == 1 else many}"
