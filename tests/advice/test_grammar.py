"""Every piece of advice over every annotated recollection, of the corpus and of the batches that wait."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from afterview.advice.focus import SHORT
from afterview.answer import Wishes, answer
from afterview.records import Analysis, ModelInfo, Recollection
from afterview.training.advice_pieces import names_of
from afterview.training.oracle import reflection_of

TODAY = dt.date(2026, 3, 3)
DRAFTS = frozenset(["draft", "thanks"])
LONGEST = {"summary": 70, "reframe": 64, "question": 40, "research": 45, "reflection": 40,
           "lesson": 55, "practice": 40, "step": 45, "note": 110, "coping": 62, "reason": 40,
           "focus": 20, "next": 32, "draft": 150}  # fmt: skip


class Said(NamedTuple):
    """One piece of advice, the same without the writer's own words, names and topics, and what it came from."""

    id: str
    kind: str
    text: str
    ours: str
    found: Analysis


def theirs(found: Analysis) -> re.Pattern[str]:
    """The names and topics of a text, the longest first."""
    names = sorted(names_of(found), key=len, reverse=True)
    bare = [
        re.sub(r"^(?:the|a|an|my|our|their)\s+", "", " ".join(name.split()), flags=re.I)
        for name in names
    ]
    found_in = "|".join(re.escape(name) for name in bare if len(name) > 2)
    return re.compile(rf"(?<!\w)(?:{found_in or '(?!)'})(?!\w)", re.IGNORECASE)


def without_theirs(text: str, theirs: re.Pattern[str]) -> str:
    return theirs.sub("Thing", re.sub(r"“[^”]*”", "“”", re.sub(r"\s+", " ", text)))


def pieces(found: Analysis) -> Iterator[tuple[str, str]]:
    advice = found.advice
    yield "summary", found.verdict.summary
    yield from (("reframe", r.text) for t in found.self_talk for r in t.reframes)
    yield from (("question", q.text) for q in advice.questions)
    yield from (("research", line) for line in advice.research)
    yield from (("reflection", line) for line in advice.reflection)
    for lesson in advice.lessons:
        yield from (("lesson", lesson.text), ("practice", lesson.practice))
    if plan := advice.second_chance:
        yield from (("step", step) for step in plan.steps)
        scripts = (plan.call_script, plan.gatekeeper_script, plan.voicemail, plan.message)
        yield from (("draft", script) for script in scripts)
    yield from (("note", advice.second_chance_note), ("draft", advice.thank_you))
    yield from (("coping", line.text) for line in advice.coping)
    yield from (("reason", line) for line in advice.not_for_me)
    yield from (("focus", line.text) for line in advice.focus)
    yield "next", advice.next_action


def answered(rows: list[dict[str, Any]], name: str | None) -> Iterator[Said]:
    for row in rows:
        day = dt.date.fromisoformat(row["written_on"]) if row["written_on"] else None
        one = Recollection.of(row["text"], id=row["id"], written_on=day)
        wishes = Wishes((day or TODAY) + dt.timedelta(1), name)
        found = answer(reflection_of(row), one, wishes, ModelInfo("0", "0"))
        words = theirs(found)
        for kind, text in pieces(found):
            if text:
                yield Said(row["id"], kind, text, without_theirs(text, words), found)


@pytest.fixture(scope="module")
def said(all_recollection_rows: list[dict[str, Any]]) -> list[Said]:
    third = all_recollection_rows[::3]
    return [*answered(all_recollection_rows, None), *answered(third, "Sam")]


def wrong(said: list[Said], expression: str, *, but: str = "", flags: int = 0) -> list[str]:
    """The pieces in which an expression is found, for a message that shows them."""
    cue, allowed = re.compile(expression, flags), re.compile(but or r"(?!)", flags)
    found = ((s, match) for s in said for match in cue.finditer(s.ours))
    return [f"{s.id} {s.kind}: {s.text}" for s, match in found if not allowed.search(match[0])]


def test_there_are_pieces_of_every_kind(said: list[Said]) -> None:
    assert {s.kind for s in said} == set(LONGEST)
    assert len({s.id for s in said}) > 350


def test_no_word_is_doubled(said: list[Said]) -> None:
    assert not wrong(said, r"(?<!’)\b(\w+) \1\b", but=r"^Thing Thing$", flags=re.IGNORECASE)


def test_articles_stand_alone_and_fit(said: list[Said]) -> None:
    articles = r"\b(?:a|an|the|this|your|their|his|her) (?:a|an|the|this|my|your|our|their)\b"
    assert not wrong(said, articles, flags=re.IGNORECASE)
    assert not wrong(said, r"\ba [aeio]\w+", but=r"a (?:one|once)")
    assert not wrong(said, r"\ban [^aeiouhAEIOUHT\W“]\w*")


def test_marks_are_balanced(said: list[Said]) -> None:
    for one in said:
        assert one.text.count("“") == one.text.count("”"), one
        assert one.text.count("‘") == len(re.findall(r"’(?!\w)", one.ours)), one
        assert one.ours.count("(") == one.ours.count(")"), one
        for quote in re.findall(r"“([^”]*)”", one.text):
            assert quote.count('"') % 2 == 0, one
            assert quote.strip(" ,;:-–—") == quote, one


def test_punctuation_and_spaces(said: list[Said]) -> None:
    prose = [one for one in said if one.kind != "draft"]
    assert not wrong(prose, r"[.,;:?!]{2,}")
    assert not wrong(said, r" [.,;:?!]|  |\(\s|\s\)")
    assert not wrong(said, r"[{}]|\bNone\b(?! of)|\bnull\b")
    assert not [one for one in said if one.text != one.text.strip()]
    for one in prose:
        assert one.ours[-1:] in ".?”…’" or one.kind == "focus", one


def test_sentences_begin_with_a_capital(said: list[Said]) -> None:
    prose = [one for one in said if one.kind not in ("draft", "focus")]
    assert not wrong(prose, r"(?:^|[.?] )[a-z]")


def test_questions_end_as_questions(said: list[Said]) -> None:
    spelled = (one._replace(ours=re.sub(r"\b(Dr|Mr|Mrs|Ms)\.", r"\1", one.ours)) for one in said)
    prose = [one for one in spelled if one.kind != "draft"]
    asks = r"(?:^|[.?] )(?:Would|Could|Is|Are|Does|Did|Can|May I|Whose|Whom|Why did|Why does)\b[^.?]*\."
    assert not wrong(prose, asks)
    for one in said:
        if one.kind == "question":
            assert one.text.endswith("?"), one
            assert "“" not in one.text, one
        if one.kind == "reflection":
            assert "?" in one.text, one


def test_the_writer_is_you_and_nobody_speaks_as_i(said: list[Said]) -> None:
    """In what is said to the writer; drafts, questions to the company and cards are said by them."""
    told = [one for one in said if one.kind not in ("draft", "question", "focus")]
    quoted = [one._replace(ours=re.sub(r"‘[^’]*(?:’\w[^’]*)*’", "", one.ours)) for one in told]
    assert not wrong(quoted, r"\b(?:I|I'm|I'd|I'll|I've|my|me|mine|myself)\b")
    asked = [one for one in said if one.kind == "question"]
    assert not wrong(asked, r"\b(?:he|she|his|her|him)\b", flags=re.IGNORECASE)


def test_the_person_and_the_verb_agree(said: list[Said]) -> None:
    off = r"(?<!to )(?<!with )(?<!-)\b(?:you (?:is|was|has|am|does)|I (?:is|are|has|does)|they (?:is|was|has))\b"
    assert not wrong(said, off, flags=re.IGNORECASE)
    assert not wrong([s for s in said if s.kind == "focus"], r"\bSam (?:am|have|know|see|answer)\b")


def test_nothing_is_too_long(said: list[Said]) -> None:
    for one in said:
        assert len(one.text.split()) <= LONGEST[one.kind], one
    for one in said:
        for line in one.found.advice.focus:
            if line.place == "steering wheel":
                assert len(line.text.split()) <= SHORT, line


def test_every_quote_stands_in_the_text(said: list[Said]) -> None:
    for one in said:
        text, topics = re.sub(r"\s+", " ", one.found.text), set(one.found.topics)
        for quote in re.findall(r"“([^”]*)”", re.sub(r"\s+", " ", one.text)):
            assert quote.removesuffix("…").strip() in text or quote in topics, one


def test_nothing_is_taken_for_granted(said: list[Said]) -> None:
    """A date, a wait, a no, an offer or a person is spoken of only where the text has one."""
    for one in said:
        found, ours = one.found, one.ours
        known = found.outcome != "pending"
        if known:
            assert not re.search(
                r"\b(?:beside the waiting|makes the waiting|answer comes|answers; then|while this one is open)",
                ours,
            ), one
        if found.decision is None or found.decision.by is None:
            assert not re.search(r"answer is due|names \w+day|named has gone by", ours), one
        if found.outcome != "rejected":
            assert not re.search(
                r"\b(?:(?<!have )said no|the no from|answer was no|ended in a no)\b", ours, re.I
            ), one
        if found.outcome != "offer":
            assert not re.search(r"made you an offer|before you sign\b|with your yes", ours), one
        if not any(p.stance == "supportive" for p in found.people):
            assert not re.search(r"on your side", ours) or "would be" in ours, one


def test_nothing_promises_diagnoses_or_cheers(said: list[Said]) -> None:
    theirs = r"\bjust\b|\bat least\b|"  # words that an open point of the text may hold
    bad = (
        r"stay positive|you(?:'ll| will) get (?:it|the job)|don't worry|!|silver lining|"
        r"\bdisorder\b|\bdepress\w+|\bsymptom|\bcure\b|\bguarantee[ds]\b|everything happens"
    )
    drafts = [s for s in said if s.kind == "draft"]
    ours = [s for s in said if s.kind not in ("question", "draft")]
    assert not wrong(drafts, bad, flags=re.IGNORECASE)
    assert not wrong(ours, theirs + bad, flags=re.IGNORECASE)
