"""Every sentence of advice, over every annotated text of the corpus."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest

from afterview.advice import advise
from afterview.records import Advice, Reflection, SelfTalk
from afterview.training.oracle import reflection_of
from afterview.verdict import judge

Advised = tuple[dict[str, Any], Reflection, tuple[SelfTalk, ...], Advice]


@pytest.fixture(scope="module")
def advised(recollection_rows: list[dict[str, Any]]) -> list[Advised]:
    found = []
    for row in recollection_rows:
        reflection = reflection_of(row)
        verdict, _ = judge(reflection)
        day = (reflection.source.written_on or dt.date(2026, 3, 3)) + dt.timedelta(1)
        talk, advice = advise(reflection, verdict, text=row["text"], today=day, name="Sam")
        found.append((row, reflection, talk, advice))
    return found


def sentences_of(talk: tuple[SelfTalk, ...], advice: Advice) -> Iterator[str]:
    yield from (r.text for t in talk for r in t.reframes)
    yield from (q.text for q in advice.questions)
    yield from advice.research
    yield from advice.reflection
    yield from advice.not_for_me
    yield from (c.text for c in advice.coping)
    yield from (f.text for f in advice.focus)
    yield advice.next_action
    yield advice.thank_you
    if plan := advice.second_chance:
        yield from (*plan.steps, plan.call_script, plan.gatekeeper_script, plan.message)


def without_quotes(text: str) -> str:
    return re.sub(r"“[^”]*”", "“”", text)


def test_every_quote_stands_in_the_text(advised: list[Advised]) -> None:
    for row, _, talk, advice in advised:
        flat = re.sub(r"\s+", " ", row["text"])
        for sentence in sentences_of(talk, advice):
            if sentence.startswith("Ask it once with your own name"):
                continue  # the quotation marks hold a question of ours
            for quote in re.findall(r"“([^”]*)”", sentence):
                assert quote.removesuffix(" …") in flat, (row["id"], sentence)


def test_evidence_is_exact_and_never_self_talk(advised: list[Advised]) -> None:
    for row, _, talk, _ in advised:
        for reframe in (r for t in talk for r in t.reframes):
            for quote in reframe.evidence:
                assert row["text"][quote.start : quote.end] == quote.quote
                assert not any(quote.start < t.end and t.start < quote.end for t in talk)


def test_no_slot_is_left_and_no_word_doubled(advised: list[Advised]) -> None:
    for row, _, talk, advice in advised:
        for sentence in sentences_of(talk, advice):
            ours = without_quotes(sentence)
            assert not re.search(r"\{\w*\}", ours), (row["id"], sentence)
            assert not re.search(r"\b(a|an|the|to|of|for) \1\b", ours, re.I), (row["id"], sentence)
            assert not re.search(r"\b(?:a|an|the) (?:the|my|our|their|a|an)\b", ours), sentence
            assert "  " not in ours, (row["id"], sentence)
            assert not re.search(r"[.,;:]{2,}", ours), (row["id"], sentence)


def test_reframes_are_short_and_of_different_wordings(advised: list[Advised]) -> None:
    for _, reflection, talk, _ in advised:
        for one in talk if reflection.is_interview and reflection.distress != "crisis" else ():
            assert 2 <= len(one.reframes) <= 3
            assert len({r.text for r in one.reframes}) == len(one.reframes)
            for reframe in one.reframes:
                assert len(reframe.text.split()) <= 75


def test_nothing_is_said_twice_in_one_report(advised: list[Advised]) -> None:
    for row, _, talk, _ in advised:
        texts = [r.text for t in talk for r in t.reframes]
        assert len(texts) == len(set(texts)), row["id"]


def test_no_cheerleading(advised: list[Advised]) -> None:
    bad = re.compile(r"\bjust\b|\bat least\b|stay positive|you will get|!", re.IGNORECASE)
    for row, _, talk, advice in advised:
        for sentence in sentences_of(talk, advice):
            ours = without_quotes(sentence)
            for topic in (row["role"], row["company"], *row["topics"]):
                ours = ours.replace(topic, "") if topic else ours
            assert not bad.search(ours), sentence


def test_crisis_gets_support_and_nothing_else(advised: list[Advised]) -> None:
    found = [a for _, r, _, a in advised if r.distress == "crisis"]
    assert found
    for advice in found:
        assert advice.support
        assert advice.support.helplines
        assert advice == Advice(support=advice.support)


def test_questions_name_the_topics(advised: list[Advised]) -> None:
    for _, reflection, _, advice in advised:
        if reflection.topics and reflection.is_interview and reflection.distress != "crisis":
            assert any(q.kind == "due_diligence" for q in advice.questions)
            assert len(advice.questions) <= 7


def test_the_same_text_gets_the_same_advice(recollection_rows: list[dict[str, Any]]) -> None:
    reflection = reflection_of(recollection_rows[0])
    verdict, _ = judge(reflection)
    day = dt.date(2026, 3, 3)
    assert advise(reflection, verdict, text="", today=day) == advise(
        reflection, verdict, text="", today=day
    )
