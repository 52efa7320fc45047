"""The plain wordings of `content/distress.toml`, each with what it must find and must leave alone."""

import json
from pathlib import Path

import pytest

from afterview.nlp.distress import Group, cued, cues, idioms, plain, spans

CORPUS = Path(__file__).parents[2] / "data" / "corpus"


def is_cued(text: str) -> bool:
    return cued(text, 0, len(text))


def examples(groups: tuple[Group, ...]) -> list[tuple[Group, str]]:
    return [(group, text) for group in groups for text in group.examples]


@pytest.mark.parametrize(("group", "text"), examples(cues()))
def test_a_plain_wording_is_found_by_its_own_group(group: Group, text: str) -> None:
    assert spans((group,), plain(text, 0, len(text)))
    assert is_cued(text)


@pytest.mark.parametrize(("group", "text"), examples(idioms()))
def test_a_look_alike_is_taken_back_by_its_own_group(group: Group, text: str) -> None:
    assert spans((group,), plain(text, 0, len(text)))
    assert not is_cued(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to die but I keep thinking about killing myself.",
        "I can't stop thinking about suicide.",
        "Two years ago they let me go, and I want to kill myself.",
        "If they say no I'm going to kill myself.",
        "I'm not okay, I'm suicidal.",
    ],
)
def test_an_idiom_takes_back_only_what_it_touches(text: str) -> None:
    assert is_cued(text)


def rows_of(*names: str) -> list[dict[str, str]]:
    texts = ((CORPUS / f"{name}.jsonl").read_text(encoding="utf-8") for name in names)
    return [json.loads(line) for text in texts for line in text.splitlines()]


def test_cues_have_no_false_alarm_on_written_look_alikes() -> None:
    rows = [r for r in rows_of("distress", "d3", "d4") if r["distress"] == "none"]
    assert len(rows) > 350
    assert not [r["text"] for r in rows if is_cued(r["text"])]


def test_cues_find_most_plain_wordings() -> None:
    rows = [r for r in rows_of("d3", "d4") if (r["distress"], r["trap"]) == ("crisis", "plain")]
    assert len(rows) > 40
    assert sum(is_cued(r["text"]) for r in rows) >= 0.95 * len(rows)
