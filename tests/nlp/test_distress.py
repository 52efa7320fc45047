"""The plain wordings of `content/distress.toml`, each with what it must find and must leave alone."""

import json
from pathlib import Path

import pytest

from afterview import analyze
from afterview.nlp.distress import Group, cued, cues, hints, idioms, plain, spans

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "data" / "corpus"


def is_cued(text: str) -> bool:
    return cued(text, 0, len(text)) == "crisis"


def examples(groups: tuple[Group, ...]) -> list[tuple[Group, str]]:
    return [(group, text) for group in groups for text in group.examples]


@pytest.mark.parametrize(("group", "text"), examples(cues()))
def test_a_plain_wording_is_found_by_its_own_group(group: Group, text: str) -> None:
    assert spans(group.expressions, plain(text, 0, len(text)))
    assert is_cued(text)


@pytest.mark.parametrize(("group", "text"), examples(idioms()))
def test_a_look_alike_is_taken_back_by_its_own_group(group: Group, text: str) -> None:
    assert spans(group.expressions, plain(text, 0, len(text)))
    assert not is_cued(text)


@pytest.mark.parametrize(("group", "text"), examples(hints()))
def test_what_is_elevated_is_found_and_is_no_crisis(group: Group, text: str) -> None:
    assert spans(group.expressions, plain(text, 0, len(text)))
    assert cued(text, 0, len(text)) == "elevated"


@pytest.mark.parametrize("text", ["kms lmao i called the boss mum by accident", "kys", "kms"])
def test_letters_that_the_model_passes_over(text: str) -> None:
    told = "Interview at Corran Dairies today. The manager smiled and asked when I could start."
    assert analyze(f"{told} {text}").distress == "elevated"
    assert analyze(f"{told} It was 12 kms from home.").distress == "none"


@pytest.mark.parametrize("group", [*cues(), *hints(), *idioms()], ids=lambda group: group.name)
def test_every_expression_matches_an_example(group: Group) -> None:
    lines = [plain(text, 0, len(text)) for text in group.examples]
    idle = [e.pattern for e in group.expressions if not any(e.search(line) for line in lines)]
    assert idle == []


def test_the_page_counts_them() -> None:
    crisis, back = (sum(len(g.expressions) for g in groups) for groups in (cues(), idioms()))
    page = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")
    assert f"{crisis} cues and {back} expressions that take them back" in page


@pytest.mark.parametrize(
    "text",
    [
        "I'm going to throw myself into the canal.",
        "After the interview I wanted to throw myself into the canal.",
        "I thought about walking into the sea.",
        "On the way home it rained and I thought about jumping onto the tracks.",
        "I nearly jumped into the river after it.",
        "I feel like walking into traffic.",
        "I could walk into the sea and not come back.",
        "I want to lie down on the tracks.",
        "I want to jump in the river.",
    ],
)
def test_water_rails_and_traffic(text: str) -> None:
    assert is_cued(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'll throw myself into my next interview.",
        "I could walk into the room without shaking.",
        "I nearly walked into the building next door.",
        "I want to walk in the sea air tonight.",
        "I want to jump in the sea for a swim.",
        "I might walk into the Lake District with the dog.",
        "They let me walk on the line and I almost stepped on the line leader's foot.",
        "We'd be sitting in traffic till seven.",
    ],
)
def test_walks_swims_and_work_on_the_line(text: str) -> None:
    assert cued(text, 0, len(text)) == "none"


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
