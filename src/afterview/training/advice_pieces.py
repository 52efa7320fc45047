"""Everything that is said to the writers of annotated texts, piece by piece, to be read and judged.

`python -m afterview.training.advice_pieces FILE.jsonl [--annotated] [--model FOLDER]` prints for
every text what the reports add to it: a line for each piece, with its kind. With `--annotated` the
annotations are the reading, so that what is wrong is wrong in the advice alone.

The end of the output counts for each kind the pieces, those that are specific to the text (with a
quote, or a name or a topic out of it), and those whose quotes don't stand in the text (`untraced`):
there must be none, and the command ends with 1 if there is one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from afterview.analysis import analyze_many
from afterview.answer import Wishes, answer
from afterview.records import Analysis, ModelInfo, Recollection
from afterview.training.corpus import Row, is_recollection, read_rows
from afterview.training.oracle import reflection_of

_QUOTED = re.compile(r"“([^”]*)”")
_SPACE = re.compile(r"\s+")
_OWN = re.compile(r"^(?:my|our|the)\s+", re.IGNORECASE)
_IN_WORDS = {
    "question": "question for the company",
    "reflection": "question to oneself",
    "plan": "steps and notes on a second chance",
    "draft": "scripts, mails, thank-you notes",
    "not_for_me": '"if it\'s a no"',
    "focus": "lines to put up",
    "next": "next step",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is said, and its kind ("reframe", "question", ...)."""

    kind: str
    text: str


def pieces(analysis: Analysis) -> Iterator[Piece]:
    """All that a report adds to the text, in the order of the report."""
    advice = analysis.advice
    if analysis.verdict.summary:
        yield Piece("summary", analysis.verdict.summary)
    for talk in analysis.self_talk:
        yield from (Piece("reframe", reframe.text) for reframe in talk.reframes)
    yield from (Piece("question", question.text) for question in advice.questions)
    yield from (Piece("research", line) for line in advice.research)
    yield from (Piece("reflection", line) for line in advice.reflection)
    for lesson in advice.lessons:
        yield Piece("lesson", f"{lesson.text} {lesson.practice}".strip())
    if plan := advice.second_chance:
        yield from (Piece("plan", step) for step in plan.steps)
        drafts = (plan.call_script, plan.gatekeeper_script, plan.voicemail, plan.message)
        yield from (Piece("draft", draft) for draft in drafts if draft)
    if advice.second_chance_note:
        yield Piece("plan", advice.second_chance_note)
    if advice.thank_you:
        yield Piece("draft", advice.thank_you)
    yield from (Piece("coping", line.text) for line in advice.coping)
    yield from (Piece("not_for_me", line) for line in advice.not_for_me)
    if advice.not_for_me and advice.not_for_me_note:
        yield Piece("not_for_me", advice.not_for_me_note)
    yield from (Piece("focus", line.text) for line in advice.focus)
    if advice.next_action:
        yield Piece("next", advice.next_action)


def untraced(piece: Piece, text: str, topics: Iterable[str] = ()) -> tuple[str, ...]:
    """The quotes of a piece that stand neither in the text nor among its topics.

    >>> untraced(Piece("reframe", "You wrote “I forgot”."), "Then I forgot the year.")
    ()
    >>> untraced(Piece("reframe", "You wrote “I fainted”."), "Then I forgot the year.")
    ('I fainted',)
    """
    plain = _SPACE.sub(" ", text)
    known = {_SPACE.sub(" ", topic) for topic in topics}
    quotes = _QUOTED.findall(_SPACE.sub(" ", piece.text))
    return tuple(q for q in quotes if not _stands(q.rstrip("…").rstrip(), plain) and q not in known)


def _stands(quote: str, text: str) -> bool:
    """Whether a text holds a quote, with no word cut at its ends.

    >>> _stands("he laughed", "and he laughed."), _stands("he laughe", "and he laughed.")
    (True, False)
    """
    return bool(re.search(rf"(?:\b|(?=\W)){re.escape(quote)}(?:\b|(?<=\W))", text))


def names_of(analysis: Analysis) -> tuple[str, ...]:
    """What a text is about: its company, role, topics, people and the day that it names."""
    people = [_OWN.sub("", person.name) for person in analysis.people]
    people += [signal.who for signal in analysis.signals if signal.who and signal.who[:1].isupper()]
    by = analysis.decision.by if analysis.decision else None
    day = f"{by:%A} {by.day} {by:%B}" if by else None
    named = (analysis.company, analysis.role, *analysis.topics, *people, day)
    return tuple(filter(None, named))


def specific(piece: Piece, names: Iterable[str]) -> bool:
    """Whether a piece could only have been said to this text: it quotes it or names a thing of it.

    >>> specific(Piece("research", "Look up Corran."), ["Corran"]), specific(Piece("focus", "One day."), [])
    (True, False)
    """
    text = piece.text.casefold()
    return any(name.casefold() in text for name in names) or bool(_QUOTED.search(piece.text))


def annotated(rows: Iterable[Row]) -> Iterator[Analysis]:
    """The answers to texts whose annotations are taken for the reading."""
    for row in rows:
        day = dt.date.fromisoformat(row["written_on"]) if row["written_on"] else None
        one = Recollection.of(row["text"], id=row["id"], written_on=day)
        today = (day or dt.date(2026, 3, 3)) + dt.timedelta(1)
        yield answer(reflection_of(row), one, Wishes(today), ModelInfo("0", "annotated"))


def read(rows: Iterable[Row], model: str | None) -> Iterator[Analysis]:
    """The answers to texts as the shipped reader, or that of a folder, reads them."""
    for row in rows:
        day = dt.date.fromisoformat(row["written_on"]) if row["written_on"] else None
        one = Recollection.of(row["text"], id=row["id"], written_on=day)
        today = (day or dt.date(2026, 3, 3)) + dt.timedelta(1)
        yield from analyze_many([one], today=today, model=model)


def main() -> int:
    """Print the pieces of the files named on the command line, and their counts; 1 if one is untraced."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--annotated", action="store_true")
    parser.add_argument("--model")
    given = parser.parse_args()
    rows = [row for row in read_rows(given.files) if is_recollection(row)]
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    found = annotated(rows) if given.annotated else read(rows, given.model)
    for row, analysis in zip(rows, found, strict=True):
        print(f"\n### {row['id']}  felt {analysis.verdict.felt}, reads {analysis.verdict.label}")
        for piece in pieces(analysis):
            counts[piece.kind] += 1
            own[piece.kind] += specific(piece, names_of(analysis))
            missing = untraced(piece, row["text"], analysis.topics)
            lost[piece.kind] += bool(missing)
            mark = "  UNTRACED" if missing else ""
            print(f"{piece.kind:<11}{_SPACE.sub(' ', piece.text)}{mark}")
    print("\n| kind | pieces | specific | untraced |\n|---|---|---|---|")
    for kind, number in counts.items():
        print(f"| {_IN_WORDS.get(kind, kind)} | {number} | {own[kind]} | {lost[kind]} |")
    print(f"| all | {counts.total()} | {own.total()} | {lost.total()} |")
    return int(lost.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
