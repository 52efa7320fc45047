import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import afterview
from afterview.likely import is_sure_thought
from afterview.records import Analysis, Recollection
from afterview.report.export import schema, to_json
from afterview.report.look import Look
from afterview.report.markdown import markdown
from afterview.report.page import page
from afterview.report.terminal import report

CORPUS = Path(__file__).resolve().parents[1] / "data" / "corpus"
TEXTS = [
    json.loads(line)["text"]
    for line in (CORPUS / "recollections.jsonl").read_text(encoding="utf-8").splitlines()
]
TODAY = dt.date(2026, 3, 3)
SPANS = [
    "self_talk",
    "signals",
    "strengths",
    "balanced",
    "own_questions",
    "unanswered",
    "drawbacks",
]


def offsets_hold(analysis: Analysis, text: str) -> None:
    data = analysis.to_dict()
    items = [item for field in SPANS for item in data[field]]
    items += [data["stumble"]] if data["stumble"] else []
    items += [data["decision"]] if data["decision"] else []
    items += [q for c in data["verdict"]["checks"] for q in c["evidence"]]
    items += [q for t in data["self_talk"] for r in t["reframes"] for q in r["evidence"]]
    for item in items:
        assert text[item["start"] : item["end"]] == item["quote"]


def everything(text: str) -> None:
    found = afterview.analyze(text, today=TODAY)
    text = Recollection.of(text).text
    offsets_hold(found, text)
    jsonschema.validate(found.to_dict(), schema())
    assert Analysis.from_dict(found.to_dict(), text) == found
    assert to_json(found) == to_json(afterview.analyze(text, today=TODAY))
    for width in (40, 80):
        assert "\x1b" not in report(found, Look(width))
    markdown(found)
    page([found])


AROUND = st.sampled_from([("", ""), ("Interview at X. She smiled. ", " I'm such an idiot.")])
ANY = st.text(st.characters(), max_size=400)  # halves of surrogate pairs too


@given(AROUND, ANY)
def test_never_raises_on_any_text(around: tuple[str, str], text: str) -> None:
    everything(text.join(around))


def mutated(text: str, other: str, cut: tuple[int, int, int], put: str) -> str:
    """A stretch of the text repeated, turned round, taken out or replaced, and `put` after it."""
    start, length, way = cut
    start %= len(text) + 1
    part = text[start : start + length]
    new = (part * 3, part[::-1], part.swapcase(), "", other[start : start + length])[way]
    return text[:start] + new + put + text[start + length :]


CUTS = st.tuples(st.integers(0, 5_000), st.integers(0, 200), st.integers(0, 4))
PUTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["\r", "\x00", "\u2028", "\u202e", "\ud83d", "e\u0301" * 9, "…" * 40]),
)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.lists(st.tuples(CUTS, PUTS), max_size=3))
def test_never_raises_on_mutated_recollections(
    which: int, other: int, mutations: list[tuple[tuple[int, int, int], str]]
) -> None:
    text = TEXTS[which % len(TEXTS)]
    for cut, put in mutations:
        text = mutated(text, TEXTS[other % len(TEXTS)], cut, put)
    everything(text)


def test_every_thought_is_given_and_only_sure_ones_are_answered(
    recollection_rows: list[dict[str, Any]],
) -> None:
    texts = [row["text"] for row in recollection_rows]
    talk = [t for found in afterview.analyze_many(texts, today=TODAY) for t in found.self_talk]
    answered = {t for t in talk if t.reframes}
    assert 0 < len(answered) < len(talk)
    assert answered == set(filter(is_sure_thought, talk))


def test_many_is_one_after_the_other(recollection_rows: list[dict[str, Any]]) -> None:
    texts = [row["text"] for row in recollection_rows[:3]]
    many = list(afterview.analyze_many(texts, today=TODAY))
    assert [a.source.id for a in many] == ["text-1", "text-2", "text-3"]
    for one, text in zip(many, texts, strict=True):
        alone = afterview.analyze(text, id=one.source.id, today=TODAY)
        assert alone == one


def test_dates_count_from_the_day_of_writing() -> None:
    text = "Interview at Corran with two managers. They said they would let me know by Friday."
    known = afterview.analyze(text, written_on=dt.date(2026, 3, 2), today=TODAY)
    assert known.decision is not None
    assert known.decision.by == dt.date(2026, 3, 6)
    unknown = afterview.analyze(text, today=TODAY)
    assert unknown.decision is not None
    assert unknown.decision.by is None


@pytest.mark.parametrize(
    "text",
    [
        "The interview is over and I don't want to live anymore.",
        "After that interview i cant go on like this. everyone would be better off without me",
        "They rejected me again. I want to kill myself.",
    ],
)
def test_crisis_outranks_everything(text: str) -> None:
    found = afterview.analyze(text, today=TODAY, region="GB")
    assert found.distress == "crisis"
    assert found.self_talk == ()
    assert found.signals == ()
    assert found.advice.support is not None
    assert "116 123" in report(found, Look(80))


@pytest.mark.parametrize(
    "text",
    [
        "I nearly died of embarrassment when the panel laughed at my joke in the interview.",
        "This job hunt will be the death of me, said my brother after his interview.",
        "The interview was for a suicide prevention line, and the manager was kind.",
    ],
)
def test_idioms_and_other_people_are_no_crisis(text: str) -> None:
    assert afterview.analyze(text, today=TODAY).distress != "crisis"


def test_a_long_text_is_read_whole() -> None:
    text = "The manager smiled at my interview. I am such an idiot. " * 2_000
    found = afterview.analyze(text, today=TODAY)
    assert found.self_talk[-1].end > len(text) - 100


def test_recollections_keep_their_day() -> None:
    one = Recollection.of("An interview. They decide by Monday.", written_on=dt.date(2026, 3, 3))
    (found,) = afterview.analyze_many([one], today=TODAY)
    assert found.source.written_on == dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (
            "Chair off the infants' side, knees round my ears. I told them about the flood and that went well, I "
            "was on form. Then I dropped the keys twice and lost my thread, that was where it went. I wanted to "
            "know who opens up on Sundays. They never said what it pays. They will ring by Friday. I walked "
            "home along the canal and bought chips on the corner, and ate them in the rain with the dog.",
            True,
        ),
        (
            "Night six on the ward. I calmed a man who wanted his boots, and changed four beds. The doctor came "
            "at two and went again. Bed nine asked me for tea and told me about his pigeons for an hour. At five "
            "the birds began. I walked home along the canal and bought chips on the corner, and ate them in "
            "the rain with the dog, who had been waiting behind the door since the evening.",
            False,
        ),
        (
            "My driving test was at ten. The examiner was a dry old stick with a clipboard, he said good morning "
            "and nothing else. Clean round the one-way, clean on the hill. Then the parallel park by the chemist, "
            "I touched the kerb and he wrote something down. He asked me to pull in and said that's a fail, I'm "
            "afraid, you can book again in ten working days. Mam had the kettle on and said nothing either.",
            False,
        ),
    ],
)
def test_an_interview_without_a_word_for_it(text: str, is_one: bool) -> None:
    assert afterview.analyze(text).is_interview == is_one


def test_who_a_letter_is_written_to_did_nothing_at_the_interview() -> None:
    text = (
        "Dear Dermot, the interview was today. He wrote something short and smiled. He nodded at my answer "
        "about the vans. I'm such an idiot."
    )
    assert "Dermot" not in {signal.who for signal in afterview.analyze(text).signals}
