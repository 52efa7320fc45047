import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from afterview.content import filled, load, load_from, slots
from afterview.content.models import THINGS, Content, Place
from afterview.errors import ContentError
from afterview.nlp.labels import PATTERNS, SIGNALS, polarity_of
from afterview.resources import content_dir


def wordings(value: Any) -> Iterator[Any]:
    if isinstance(value, Content):
        for field in dataclasses.fields(value):
            yield from wordings(getattr(value, field.name))
    elif isinstance(value, BaseModel):
        if hasattr(value, "id"):
            yield value
        for name in type(value).model_fields:
            yield from wordings(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from wordings(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from wordings(item)


def test_every_label_is_explained() -> None:
    assert set(load().labels) == {*PATTERNS, *SIGNALS}
    assert len(PATTERNS) == 14
    assert len(SIGNALS) == 39
    assert set(load().levels) == {"none", "elevated", "crisis"}
    assert set(load().standings) == {"went_well", "mixed", "went_badly", "unclear"}


@pytest.mark.parametrize("kind", ["labels", "levels", "standings"])
def test_every_label_has_its_proof(kind: str) -> None:
    for label in getattr(load(), kind).values():
        assert label.title
        assert label.definition
        assert len(label.fires) >= 2
        assert len(label.silent) >= 2
        assert not set(label.fires) & set(label.silent)
        assert len(label.source) > 10


def test_polarity_and_strength_agree_with_the_model_and_the_verdict() -> None:
    for name in SIGNALS:
        label = load().labels[name]
        assert label.polarity == polarity_of(name)
        assert label.means


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_has_words_of_its_own(pattern: str) -> None:
    reframes = load().reframes
    assert sum(o.pattern == pattern for o in reframes.opening) >= 6
    assert sum(not o.unless for o in reframes.opening if o.pattern == pattern) >= 3
    own = [b for b in reframes.body if pattern in b.patterns and not b.source]
    assert len(own) >= 7
    assert {"own_evidence", "perspective", "self_compassion", "next_step"} <= {
        b.strategy for b in own
    }
    assert any(b.needs == "finding" and pattern in b.patterns for b in reframes.body)


def test_there_is_enough_to_choose_from() -> None:
    content = load()
    questions = content.questions
    asked = (questions.topic, questions.unanswered, questions.role, questions.general)
    assert sum(len(lines) for lines in asked) >= 25
    assert len(content.coping.coping) >= 25
    assert len(content.focus) >= 25
    places = {line.place for line in content.focus}
    assert places == set(Place.__args__)
    for place in places:
        assert any(not line.patterns for line in content.focus if line.place == place)


def test_every_case_of_the_second_chance_has_words() -> None:
    texts = load().second_chance
    outcomes = {"rejected", "offer", "advanced", "withdrawn"}
    open_ones = {"went_well", "mixed", "unclear", "late", "close", "by_rules", "long_ago"}
    assert outcomes | open_ones <= set(texts.note)
    assert outcomes | {"second_chance", "thanks", "late", "by_rules", "elevated"} <= set(
        texts.action
    )


def test_scripts_mention_no_mistake_and_pass_the_linter() -> None:
    from afterview.message import check

    texts = load().second_chance
    values = {
        "me": "Sam Lowe", "dear": "Priya", "spoke": "Priya", "role_for": " about the porter job",
        "question": "How do you plan the nights?",
        "question2": "What has changed this year?", "from": "Monday", "by": "Friday",
        "when": "on Monday",
    }  # fmt: skip
    spoken = texts.call_script, texts.gatekeeper_script, texts.voicemail
    for lines in (*spoken, texts.message, texts.thanks, texts.thanks_no):
        for line in lines:
            draft = filled(line.text, values).replace("[your number]", "555 0100")
            rules = {f.rule for f in check(draft)}
            assert not rules, (line.id, rules)


def test_no_two_wordings_say_the_same() -> None:
    texts = [w.text for w in wordings(load()) if hasattr(w, "text")]
    assert len(texts) > 400
    assert len(texts) == len(set(texts))


def test_slots_are_known() -> None:
    known = THINGS | {
        "quote", "name", "clause", "question", "question2", "role_for", "from", "by",
        "when", "held", "me", "dear", "whom", "spoke", "I", "i", "am", "have", "do", "s", "my", "My",
        "earlier", "came", "title",
    }  # fmt: skip
    for wording in wordings(load()):
        assert slots(getattr(wording, "text", "")) <= known, wording.id


def test_every_trade_is_known_by_its_examples() -> None:
    for trade in load().trades:
        for name in trade.fires:
            assert re.search(trade.cue, name, re.IGNORECASE), (trade.id, name)
        for name in trade.silent:
            assert not re.search(trade.cue, name, re.IGNORECASE), (trade.id, name)
        assert all("{company}" in line.text for line in trade.look)


def test_every_rule_for_messages_fires_and_stays_silent() -> None:
    for rule in load().message:
        for text in rule.fires:
            assert any(re.search(e, text, re.IGNORECASE) for e in rule.expressions), text
        for text in rule.silent:
            assert not any(re.search(e, text, re.IGNORECASE) for e in rule.expressions), text


def test_helplines_by_country_and_a_default() -> None:
    lines = load().helplines
    assert "988" in lines.of("us").lines[0]
    assert lines.of("UK") == lines.of("gb")
    assert "116 123" in lines.of("ie").lines[0]
    assert "findahelpline.com" in lines.of("xx").lines[0]
    assert lines.of(None) == lines.of("default")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(content_dir(), tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("reframes.toml", 'pattern = "all_or_nothing"', 'pattern = "sadness"', "aon-1.*labeling"),
        ("reframes.toml", 'id = "aon-2"', 'id = "aon-1"', "aon-1"),
        ("reframes.toml", 'needs = "nothing"', 'needs = "luck"', "balanced"),
        ("reframes.toml", "let in some fresh air", "let in the air", ""),
        ("reframes.toml", "you wrote “{quote}”", "you wrote well", "quote"),
        ("focus.toml", 'place = "kitchen sink"', 'place = "fridge"', "f18.*kitchen sink"),
        ("focus.toml", '"One bend at a time."', '"One bend at a time and then one more."', "five"),
        ("coping.toml", 'kind = "next"', 'kind = "next", colour = "red"', "next.*colour.*gentle"),
        ("lessons.toml", 'cue = "rambl', 'cue = "(rambl', "ramble.*cue"),
        ("questions.toml", "topic = [", "topic = [[", "questions.toml"),
        ("questions.toml", "expected with {topic}", "expected {topic}", "topic-hard.*about"),
        ("coping.toml", "Walk to the third bus stop", "Just walk to the third stop", "Just"),
        ("labels.toml", "[signal.nodded]", "[signal.winked]", "winked.*leaned_in"),
        ("labels.toml", 'source = "pleasant"', 'source = "gossip"', "gossip.*overread"),
        ("labels.toml", 'polarity = "positive"', 'polarity = "good"', "leaned_in.*'negative'"),
        ("helplines.toml", 'UK = "GB"', 'UK = "XX"', "XX"),
        ("message.toml", 'id = "apology"', 'id = "apology"\nfoo = 1', "apology.*foo.*expressions"),
    ],
)
def test_a_wrong_entry_is_named(folder: Path, file: str, old: str, new: str, says: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if not says:
        assert isinstance(load_from(folder), Content)
        return
    with pytest.raises(ContentError, match=says) as caught:
        load_from(folder)
    assert str(caught.value).startswith(file)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "focus.toml").unlink()
    with pytest.raises(ContentError, match=r"focus\.toml is missing"):
        load_from(folder)


def test_braces_in_a_value_stay() -> None:
    assert filled("{a}", {"a": "{b}", "b": "no"}) == "{b}"


PLACE = re.compile(
    r"\b(?:sites?|page|paper|papers|map|street|photos|online|report|advertis\w+|newsletter|blog|forums)\b"
)


def test_every_line_of_research_says_where_to_look() -> None:
    lines = [*load().questions.research, *(line for trade in load().trades for line in trade.look)]
    assert len(lines) > 30
    assert [line.text for line in lines if not PLACE.search(line.text)] == []
