"""Advice that knows the earlier entries of a journal: nothing said twice, what came again, what came good."""

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from afterview.advice.earlier import Earlier, before, came_good, earlier_of, when
from afterview.answer import Wishes, answer
from afterview.content import load
from afterview.content.said import sentences
from afterview.records import Analysis, ModelInfo, Recollection
from afterview.training.advice_pieces import pieces
from afterview.training.oracle import reflection_of

FIRST = dt.date(2026, 1, 5)


def journal(rows: list[dict[str, Any]], name: str | None = None) -> Iterator[Analysis]:
    """The rows as one journal, an entry every three days, each knowing those before it."""
    past: list[Earlier] = []
    for number, row in enumerate(rows):
        day = FIRST + dt.timedelta(3 * number)
        told = reflection_of({**row, "written_on": day.isoformat(), "decision_by": None})
        one = Recollection.of(row["text"], id=row["id"], written_on=day)
        wishes = Wishes(day + dt.timedelta(1), name, earlier=tuple(past))
        found = answer(told, one, wishes, ModelInfo("0", "0"))
        past.append(earlier_of(found))
        yield found


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a piece with the writer's own words left in, so that another quote makes another."""
    quotes = iter(re.findall(r"“[^“”]*”", text))
    plain = re.sub(r"“[^“”]*?([.?!]?)”", r"“”\1", text)
    for part in re.split(r"(?<=[.?])\s+", plain):
        yield re.sub("“”", lambda _: next(quotes), part.strip())


def shown(found: Analysis) -> Iterator[str]:
    """What a report shows of ours, sentence by sentence, each once.

    Left out are the lines that say what this program can't know (`limit`), which are meant to be the
    same, the helplines, and the drafts, which are sentences to an employer and not to the reader.
    """
    limits = {line.text for line in load().summaries.limit}
    texts = [piece.text for piece in pieces(found) if piece.kind != "draft" and piece.text]
    yield from {s for text in texts for s in sentences_of(text) if s and s not in limits}


@pytest.mark.parametrize(("name", "start"), [(None, 0), ("Sam", 40), (None, 138), ("Ada", 200)])
def test_thirty_entries_show_no_sentence_twice(
    all_recollection_rows: list[dict[str, Any]], name: str | None, start: int
) -> None:
    rows = [row for row in all_recollection_rows[start:] if row["distress"] != "crisis"][:30]
    said: Counter[str] = Counter()
    frames: Counter[str] = Counter()
    for found in journal(rows, name):
        said.update(shown(found))
        frames.update(f for f in earlier_of(found).said if "“”" in f and len(f.split()) > 3)
    twice = {sentence: count for sentence, count in said.items() if count > 1}
    assert len(said) > 700
    assert not twice, twice
    assert max(frames.values()) <= 8, frames.most_common(5)


def entry(rows: list[dict[str, Any]], **changes: Any) -> Analysis:
    row = next(r for r in rows if r["distress"] == "none" and r["outcome"] == "pending"
               and any("fortune_telling" in s["patterns"] for s in r["self_talk"]))  # fmt: skip
    told = dataclasses.replace(reflection_of(row), **changes)
    one = Recollection.of(row["text"], id=row["id"], written_on=told.source.written_on)
    return answer(told, one, Wishes(dt.date(2026, 3, 3)), ModelInfo("0", "0"))


def earlier_entry(**changes: Any) -> Earlier:
    known = Earlier(
        dt.date(2026, 3, 1), "advanced", "Acme",
        (("fortune_telling", "There's no way they ring me."), ("labeling", "I'm an idiot.")),
    )  # fmt: skip
    return dataclasses.replace(known, **changes)


def reframed(rows: list[dict[str, Any]], *past: Earlier) -> list[str]:
    row = next(r for r in rows if r["distress"] == "none" and r["outcome"] == "pending"
               and r["verdict"] == "mixed"
               and any(s["patterns"][0] == "fortune_telling" for s in r["self_talk"]))  # fmt: skip
    told = reflection_of({**row, "written_on": "2026-06-10", "decision_by": None})
    one = Recollection.of(row["text"], written_on=dt.date(2026, 6, 10))
    found = answer(told, one, Wishes(dt.date(2026, 6, 11), earlier=past), ModelInfo("0", "0"))
    return [r.text for t in found.self_talk for r in t.reframes]


def test_an_earlier_thought_that_came_out_otherwise(
    recollection_rows: list[dict[str, Any]],
) -> None:
    texts = reframed(recollection_rows, earlier_entry())
    found = [t for t in texts if "in March" in t]
    assert len(found) == 1, "each earlier entry is told of once"
    assert "asked you on" in found[0]
    for quote in re.findall(r"“([^”]*)”", found[0]):
        assert quote in "There's no way they ring me. I'm an idiot."
    offered = [
        t for t in reframed(recollection_rows, earlier_entry(outcome="offer")) if "in March" in t
    ]
    assert "made you an offer" in offered[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": "rejected"},
        {"outcome": "pending"},
        {"written_on": dt.date(2026, 6, 10)},
        {"written_on": dt.date(2027, 1, 1)},
        {"written_on": None},
        {"thoughts": (("giving_up", "No more."),)},
        {"thoughts": ()},
    ],
)
def test_nothing_is_claimed_that_the_journal_does_not_hold(
    recollection_rows: list[dict[str, Any]], changes: dict[str, Any]
) -> None:
    texts = reframed(recollection_rows, earlier_entry(**changes))
    assert not [t for t in texts if "asked you on" in t or "made you an offer" in t]


def test_without_quotes_there_is_none(recollection_rows: list[dict[str, Any]]) -> None:
    bare = earlier_entry(thoughts=(("fortune_telling", ""),))
    found = [t for t in reframed(recollection_rows, bare) if "in March" in t]
    assert len(found) == 1
    assert "“”" not in found[0]


def test_the_answer_may_stand_in_a_later_entry() -> None:
    first = earlier_entry(outcome="pending", company="ACME")
    later = Earlier(dt.date(2026, 3, 9), "advanced", "Acme")
    other = Earlier(dt.date(2026, 3, 9), "offer", "Corran")
    today = dt.date(2026, 6, 1)
    assert [end for _, end in came_good(before([first, later], today), "labeling")] == ["advanced"]
    assert not [*came_good(before([first, other], today), "labeling")]
    refused = Earlier(dt.date(2026, 3, 5), "rejected", "Acme")
    assert not [*came_good(before([first, refused], today), "labeling")]


def test_lessons_say_whether_they_came_again(recollection_rows: list[dict[str, Any]]) -> None:
    named = {line.id: line for line in load().lessons.lesson if line.cue}
    rows = [r for r in recollection_rows if r["distress"] == "none" and r["stumble"]]
    again = gone = 0
    for row in rows[:60]:
        told = reflection_of({**row, "written_on": "2026-06-10", "decision_by": None})
        one = Recollection.of(row["text"], written_on=dt.date(2026, 6, 10))
        alone = earlier_of(answer(told, one, Wishes(FIRST), ModelInfo("0", "0"))).lessons
        past = Earlier(dt.date(2026, 3, 1), "pending", None, lessons=("blank",))
        found = answer(told, one, Wishes(FIRST, earlier=(past,)), ModelInfo("0", "0"))
        texts = " ".join(lesson.text for lesson in found.advice.lessons)
        assert ("in March" in texts) or len(found.advice.lessons) == 3, row["id"]
        if "blank" in alone:
            again += 1
            assert "found in this text" not in texts
            assert "none was found" not in texts
        else:
            gone += "found" in texts
        assert named["blank"].title in texts or len(found.advice.lessons) == 3
    assert again > 2
    assert gone > 2


def test_earlier_survives_the_results_file(recollection_rows: list[dict[str, Any]]) -> None:
    found = entry(recollection_rows)
    assert earlier_of(Analysis.from_dict(found.to_dict())) == earlier_of(found)
    assert sentences(found.verdict.summary) <= earlier_of(found).said


def test_days_are_spoken_of_as_people_do() -> None:
    assert when(dt.date(2026, 5, 30), dt.date(2026, 6, 2)) == "on 30 May"
    assert when(dt.date(2025, 12, 30), dt.date(2026, 3, 2)) == "in December"
    assert when(dt.date(2025, 3, 3), dt.date(2026, 3, 2)) == "in March 2025"
