"""Every sentence of advice, over every annotated text of the corpus."""

import dataclasses
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from afterview.advice import advise
from afterview.advice.evidence import MOST_USES, pools
from afterview.advice.sore import touches_stumble
from afterview.advice.theirs import is_dealt_with, is_the_writers, is_theirs
from afterview.advice.topics import is_name, phrase_of
from afterview.records import Advice, Reflection, SelfTalk, Verdict
from afterview.training.oracle import reflection_of
from afterview.verdict import judge

Advised = tuple[dict[str, Any], Reflection, tuple[SelfTalk, ...], Advice]
LONGEST = 62
USUAL = 45


def advice_of(row: dict[str, Any], name: str | None, later: int = 1) -> Advised:
    reflection = reflection_of(row)
    verdict, _ = judge(reflection)
    day = (reflection.source.written_on or dt.date(2026, 3, 3)) + dt.timedelta(later)
    talk, advice = advise(reflection, verdict, text=row["text"], today=day, name=name)
    return row, reflection, talk, advice


@pytest.fixture(scope="module", params=["Sam", None])
def advised(
    recollection_rows: list[dict[str, Any]], request: pytest.FixtureRequest
) -> list[Advised]:
    return [advice_of(row, request.param) for row in recollection_rows]


def sentences_of(talk: tuple[SelfTalk, ...], advice: Advice) -> Iterator[str]:
    yield from (r.text for t in talk for r in t.reframes)
    yield from (q.text for q in advice.questions)
    yield from advice.research
    yield from advice.reflection
    yield from advice.not_for_me
    yield from (c.text for c in advice.coping)
    yield from (f.text for f in advice.focus)
    yield from (line for lesson in advice.lessons for line in (lesson.text, lesson.practice))
    yield from (advice.next_action, advice.thank_you, advice.second_chance_note)
    if plan := advice.second_chance:
        yield from plan.steps
        yield from (plan.call_script, plan.gatekeeper_script, plan.voicemail, plan.message)


def without_quotes(text: str) -> str:
    return re.sub(r"“[^”]*”", "“”", text)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_quote_stands_in_the_text(advised: list[Advised]) -> None:
    for row, reflection, talk, advice in advised:
        text = flat(row["text"])
        topics = {flat(topic) for topic in reflection.topics}
        for sentence in sentences_of(talk, advice):
            for quote in re.findall(r"“([^”]*)”", sentence):
                bare = quote.removesuffix("…").strip()
                assert bare in text or bare in topics, (row["id"], sentence)


def test_evidence_is_exact_and_never_self_talk_or_stumble(advised: list[Advised]) -> None:
    for row, reflection, talk, advice in advised:
        hurt: list[Any] = [*talk, *([reflection.stumble] if reflection.stumble else [])]
        for reframe in (r for t in talk for r in t.reframes):
            for quote in reframe.evidence:
                assert row["text"][quote.start : quote.end] == quote.quote
                assert flat(quote.quote) in reframe.text
                if reframe.strategy == "own_evidence":
                    assert not any(quote.start < h.end and h.start < quote.end for h in hurt)
            assert bool(reframe.evidence) == ("“" in reframe.text)
        for lesson in advice.lessons:
            for quote in lesson.evidence:
                assert row["text"][quote.start : quote.end] == quote.quote


def test_reframes_are_two_or_three_short_and_of_different_strategies(
    advised: list[Advised],
) -> None:
    lengths = []
    for row, reflection, talk, _ in advised:
        if not reflection.is_interview or reflection.distress == "crisis":
            assert not any(t.reframes for t in talk)
            continue
        for one in talk:
            assert 2 <= len(one.reframes) <= 3, (row["id"], one.quote)
            assert len({r.strategy for r in one.reframes}) == len(one.reframes)
            lengths += [len(r.text.split()) for r in one.reframes]
    assert max(lengths) <= LONGEST
    assert sum(lengths) / len(lengths) <= USUAL


def test_a_thought_with_counter_evidence_is_answered_with_it(advised: list[Advised]) -> None:
    """Each quote is used for two or three thoughts at most, so that it isn't said again and again."""
    for row, reflection, talk, _ in advised:
        found = pools(reflection)
        known = {item.start for kind in ("balanced", "strength") for item in found[kind]}
        if reflection.is_interview and reflection.distress == "none" and talk:
            told = sum(any(r.strategy == "own_evidence" for r in t.reframes) for t in talk)
            assert told >= min(len(talk), (MOST_USES - 1) * len(known)), row["id"]


def test_good_signs_are_no_argument_where_it_went_badly(
    recollection_rows: list[dict[str, Any]],
) -> None:
    for row in recollection_rows:
        reflection = reflection_of(row)
        verdict, _ = judge(reflection)
        if verdict.label != "went_badly" and reflection.outcome != "rejected":
            continue
        talk, _ = advise(reflection, verdict, text=row["text"], today=dt.date(2026, 3, 3))
        signs = [s for s in reflection.signals if s.polarity == "positive"]
        own = [*reflection.strengths, *reflection.balanced]
        for quote in (q for t in talk for r in t.reframes for q in r.evidence):
            over = [s for s in signs if s.start <= quote.start and quote.end <= s.end]
            assert not over or any(s.start <= quote.start and quote.end <= s.end for s in own), (
                row["id"],
                quote.quote,
            )


def test_nothing_is_said_twice_in_one_report(advised: list[Advised]) -> None:
    for row, _, talk, advice in advised:
        said: Counter[str] = Counter()
        for reframe in (r for t in talk for r in t.reframes):
            ours = without_quotes(reframe.text)
            said.update(s for s in re.split(r"(?<=[.?])\s+", ours) if len(s.split()) > 4)
        said.update(q.text for q in advice.questions)
        said.update(line.text for line in advice.coping)
        assert not [s for s, n in said.items() if n > 1], row["id"]


def test_the_next_day_brings_other_words(recollection_rows: list[dict[str, Any]]) -> None:
    row = next(r for r in recollection_rows if len(r["self_talk"]) > 2)
    _, _, today, _ = advice_of(row, None, 1)
    _, _, tomorrow, _ = advice_of(row, None, 2)
    first = {r.text for t in today for r in t.reframes}
    second = {r.text for t in tomorrow for r in t.reframes}
    assert len(first & second) <= len(first) // 5, (
        "few words fit what a text holds, so some come again"
    )


def test_crisis_gets_support_and_nothing_else(advised: list[Advised]) -> None:
    found = [(t, a) for _, r, t, a in advised if r.distress == "crisis"]
    assert found
    for talk, advice in found:
        assert advice.support
        assert advice.support.helplines
        assert len(re.findall(r"[.](?:\s|$)", advice.support.text)) == 3
        assert advice == Advice(support=advice.support)
        assert not any(t.reframes for t in talk)


def test_despair_is_met_softly(advised: list[Advised]) -> None:
    found = [(t, a) for _, r, t, a in advised if r.distress == "elevated" and r.is_interview]
    assert found
    for talk, advice in found:
        assert advice.support
        assert re.search(r"tonight|warm|sleep|rest", advice.next_action)
        heavy = [t for t in talk if "the point of any" in t.quote]
        for one in heavy:
            assert not any(r.evidence for r in one.reframes)
        assert not any(line.text.startswith("Run") for line in advice.coping)


def test_no_interview_no_advice() -> None:
    from afterview.records import Source

    told = Reflection(Source("x", None, "", 9, "en"), is_interview=False)
    verdict = Verdict("unclear", "unclear", 0.0, "")
    assert advise(told, verdict, text="", today=dt.date(2026, 3, 3)) == ((), Advice())


def test_questions_come_from_the_text(advised: list[Advised]) -> None:
    for row, reflection, _, advice in advised:
        kinds = {q.kind for q in advice.questions}
        if not reflection.is_interview or reflection.distress == "crisis":
            continue
        if reflection.outcome in ("rejected", "withdrawn"):
            assert not advice.questions
            continue
        assert 1 <= len(advice.questions) <= 7
        named = [
            phrase for topic in reflection.topics
            if (phrase := phrase_of(topic, row["text"]))
            and not touches_stumble(phrase, reflection, row["text"])
            and not is_name(topic, reflection, row["text"])
            and is_theirs(topic, reflection, row["text"])
            and not is_the_writers(topic, reflection, row["text"])
            and not is_dealt_with(topic, reflection, row["text"])
        ]  # fmt: skip
        if named:
            assert kinds & {"due_diligence", "afterthought", "unanswered"}, row["id"]
            assert "general" not in kinds, row["id"]
        for question in advice.questions:
            assert question.text.endswith(("?", ".")), question.text


def test_a_plan_never_recalls_the_stumble(advised: list[Advised]) -> None:
    for row, _, _, advice in advised:
        if plan := advice.second_chance:
            assert plan.call_from <= plan.call_by, row["id"]
            for words in (plan.call_script, plan.message, plan.voicemail, plan.gatekeeper_script):
                assert not re.search(r"sorry|mistake|nervous|apolog|went wrong", words, re.I)
            assert "second conversation" in plan.call_script


def test_focus_lines_are_short_where_one_drives(advised: list[Advised]) -> None:
    for _, reflection, _, advice in advised:
        if reflection.is_interview and reflection.distress != "crisis":
            assert 2 <= len(advice.focus) <= 4
        for line in advice.focus:
            assert not re.search(r"\bSam (?:am|have|know|see|answer)\b|\bI (?:is|has)\b", line.text)
            if line.place == "steering wheel":
                assert len(line.text.split()) <= 5


def test_the_same_text_gets_the_same_advice(recollection_rows: list[dict[str, Any]]) -> None:
    assert advice_of(recollection_rows[0], "Sam") == advice_of(recollection_rows[0], "Sam")


def test_a_very_long_text_is_answered_too(recollection_rows: list[dict[str, Any]]) -> None:
    row = {**recollection_rows[0]}
    one, step = reflection_of(row), len(row["text"]) + 1

    def copies(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(
            dataclasses.replace(item, start=item.start + n * step, end=item.end + n * step)
            for n in range(60)
            for item in items
        )

    told = dataclasses.replace(
        one,
        self_talk=copies(one.self_talk),
        signals=copies(one.signals),
        strengths=copies(one.strengths),
    )
    verdict, _ = judge(told)
    talk, _ = advise(told, verdict, text="", today=dt.date(2026, 3, 3))
    assert all(2 <= len(t.reframes) <= 3 for t in talk)
