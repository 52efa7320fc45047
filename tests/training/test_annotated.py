"""Annotated files as coaches write them; the example of the page is one, and goes through everything."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from afterview.errors import InputError
from afterview.nlp.labels import INDEX
from afterview.nlp.manifest import folder_of
from afterview.nlp.model import load_model
from afterview.training.adapt import adapt
from afterview.training.annotated import annotated, annotated_files
from afterview.training.evaluate import predictions
from afterview.training.looked_at import NOTHING, SELF_TALK, is_recollection
from afterview.training.markup import parse
from afterview.training.scoring import score

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "annotating.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "data" / "examples" / "annotated"
SECRET = "Quillberry"
SELF_TALK_ALONE = """### c-1
---
She smiled at me. {st labeling 2|I'm such a clown}.

### c-2
felt: mixed
company:
---
She smiled again. {trap self_talk: of the answer|The answer was a mess}.
"""


def write(folder: Path, text: str, name: str = "notes.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def rows_of(folder: Path, text: str, name: str = "notes.txt") -> list[dict[str, Any]]:
    return annotated(write(folder, text, name))


def test_the_example_of_the_page_is_the_file_and_has_every_mark() -> None:
    shown = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    notes = (EXAMPLE / "notes.txt").read_text(encoding="utf-8")
    lines = (EXAMPLE / "lines.txt").read_text(encoding="utf-8")
    assert notes in shown
    assert lines in shown
    (whole,) = annotated(EXAMPLE / "notes.txt")
    assert NOTHING.keys() <= whole.keys()
    assert all(whole[key] for key in NOTHING.keys() - {"distress"})
    assert {line[0] for line in lines.splitlines() if line} == set("#+-sn=dfp")


def test_the_example_of_the_page_is_scored_and_trained_with(tmp_path: Path) -> None:
    rows = [row for file in annotated_files(EXAMPLE) for row in annotated(file)]
    table = score(rows, predictions(rows)).table()
    assert {"self_talk", "signals", "people with stance", "sentences, distress"} <= table.keys()
    source = folder_of(None)
    adapt(rows, load_model(source), source, tmp_path / "mine")
    assert load_model(tmp_path / "mine").name == "mine"


def test_every_key_and_label_is_on_the_page() -> None:
    from afterview.training import row_checks

    for key in row_checks._RECOLLECTION.keys() | row_checks._SENTENCE.keys():
        assert f"`{key}`" in PAGE
    for legal in (*row_checks.CHOICES.values(), row_checks.STANCES, row_checks.ABOUT):
        for label in legal:
            assert f"`{label}`" in PAGE, label


def test_what_nobody_marked_nobody_looked_for(tmp_path: Path) -> None:
    first, second = rows_of(tmp_path, SELF_TALK_ALONE)
    assert first.keys() == {"id", "written_on", "text", "self_talk", "traps", "voice"}
    assert second["self_talk"] == []
    assert (second["felt"], second["company"]) == ("mixed", None)
    told = rows_of(tmp_path, f"Looked for: signals, stumble\n\n{SELF_TALK_ALONE}")
    assert [row["signals"] for row in told] == [[], []]
    assert [row["stumble"] for row in told] == [None, None]


def test_what_nobody_marked_in_lines_nobody_looked_for(tmp_path: Path) -> None:
    lines = "+ labeling 2 | I'm such a clown.\n= | The bus came.\n"
    talk, plain = rows_of(tmp_path, lines)
    assert "signal" not in talk
    assert plain["self_talk"] is False
    assert all("signal" in row for row in rows_of(tmp_path, "looked for: signals\n" + lines))
    assert all("self_talk" not in row for row in rows_of(tmp_path, "d crisis | I want to die."))


def test_the_corpus_reads_the_notation_as_before(tmp_path: Path) -> None:
    """Where everything was looked for, a row has every key whether something was marked or not."""
    rows = parse(write(tmp_path, SELF_TALK_ALONE))
    assert all(NOTHING.keys() <= row.keys() for row in rows)
    assert all("signal" in row for row in parse(write(tmp_path, "d crisis | I want to die.")))


def test_line_ends_and_marks_of_other_systems(tmp_path: Path) -> None:
    text = "\ufeff" + SELF_TALK_ALONE.replace("\n", "\r\n")
    assert [row["id"] for row in rows_of(tmp_path, text)] == ["c-1", "c-2"]


def test_keys_of_ones_own_are_kept_for_the_table(tmp_path: Path) -> None:
    (first, _) = rows_of(tmp_path, SELF_TALK_ALONE.replace("c-1\n", "c-1\ncoach: Ann\n"))
    assert first["coach"] == "Ann"


TALK = {"quote": "I froze", "patterns": ["labeling"], "severity": 2}
ROW = {"id": "c-0", "text": f"She smiled. I froze. {SECRET}.", "self_talk": [TALK]}
LINE = {"id": "c-0", "text": f"I froze, {SECRET}.", "self_talk": True, "patterns": ["labeling"]}
WRONG: dict[str, tuple[object, str]] = {
    "pattern": (LINE | {"patterns": ["labelling"]}, 'unknown pattern "labelling"; did you mean "labeling"?'),
    "marked pattern": (
        ROW | {"self_talk": [TALK | {"patterns": ["Mind-reading"]}]},
        'self_talk 1: unknown pattern "Mind-reading"; did you mean "mind_reading"?',
    ),
    "no near pattern": (LINE | {"patterns": ["gloom"]}, 'unknown pattern "gloom"; legal: all_or_nothing, '),
    "a text for a pattern": (LINE | {"patterns": [f"a {SECRET}"]}, "unknown pattern; legal: all_or"),
    "severity": (ROW | {"self_talk": [TALK | {"severity": 4}]}, 'unknown severity "4"; legal: 1, 2, 3'),
    "signal": (ROW | {"signals": [{"quote": "She smiled", "signal": "smile"}]}, 'did you mean "smiled"?'),
    "no signal": (ROW | {"signals": [{"quote": "She smiled"}]}, 'signals 1 has no "signal"'),
    "no object": (ROW | {"signals": [SECRET]}, 'signals 1 wants an object with "quote" and "signal"'),
    "no list": (ROW | {"signals": SECRET}, '"signals" wants a list'),
    "quote": (ROW | {"balanced": [{"quote": "not there"}]}, "quote of balanced 1 does not occur"),
    "place": (ROW | {"balanced": [{"quote": "I froze", "start": 3}]}, "quote of balanced 1 does not occur"),
    "key": (ROW | {"strength": []}, 'unknown key "strength"; did you mean "strengths"?'),
    "marked key": (ROW | {"self_talk": [TALK | {"pattern": 1, "patterns": []}]}, "one pattern at least"),
    "feeling": (ROW | {"felt": "badly"}, 'unknown answer to "felt": "badly"; did you mean "went_badly"?'),
    "day": (ROW | {"decision_by": "Friday"}, '"decision_by" wants a day, as in 2026-03-06'),
    "written": (ROW | {"written_on": "2026-03-02T08:15"}, '"written_on" wants a day'),
    "company": (ROW | {"company": "Apex"}, 'what "company" says does not occur in the text'),
    "stumble": (ROW | {"after_stumble": "same"}, '"after_stumble" wants a "stumble"'),
    "outcome": (ROW | {"outcome_quote": "She smiled"}, '"outcome_quote" wants an "outcome" that is told'),
    "stance": (ROW | {"people": [{"name": "She", "stance": "kind"}]}, 'unknown stance "kind"; legal: '),
    "trap": (ROW | {"traps": [{"quote": "She", "looks_like": "signals"}]}, 'did you mean "signal"?'),
    "no self-talk": ({"id": "c-0", "text": "x", "severity": 2}, '"severity" wants "self_talk": true'),
    "no pattern": (LINE | {"patterns": []}, 'self-talk wants "patterns"'),
    "polarity": ({"id": "c-0", "text": "x", "polarity": "positive"}, '"polarity" wants a "signal"'),
    "nothing": ({"id": "c-0", "text": "x", "gloom": 2}, "nothing was looked for in it"),
    "no text": ({"id": "c-0", "self_talk": False}, 'there is no "text"'),
    "no words": ({"id": "c-0", "text": " ", "self_talk": False}, '"text" wants words'),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_in_a_row_is_named(name: str, tmp_path: Path) -> None:
    row, says = WRONG[name]
    with pytest.raises(InputError) as raised:
        rows_of(tmp_path, json.dumps(row) + "\n", "notes.jsonl")
    said = str(raised.value)
    assert f"notes.jsonl, row c-0: {says}" in said or says in said
    assert "notes.jsonl, row c-0: " in said
    assert said.endswith(" See docs/annotating.md.")
    assert SECRET not in said


@pytest.mark.parametrize("line", ["{", "[]", '"a"', "[" * 100_000, '{"id": 1, "text": "x"}'])
def test_a_line_that_is_no_row_is_named_by_its_number(line: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"notes\.jsonl, line 2: .* See docs/annotating\.md\."):
        rows_of(tmp_path, json.dumps(ROW) + "\n" + line, "notes.jsonl")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("labeling 2", "labelling 2", 'row c-1, line 3: unknown pattern "labelling"; did you mean "labeling"?'),
        ("labeling 2", "labeling", "row c-1, line 3: self-talk wants its patterns and a severity"),
        ("clown}", "clown", 'row c-1, line 3: the mark "st" is never closed.'),
        ("smiled again", "smiled} again", "row c-2, line 9: a closing brace without a mark."),
        ("{st ", "{self ", 'row c-1, line 3: unknown mark "self"; legal: st, sg, '),
        ("felt: mixed", "felt: mix", 'row c-2, line 5: unknown answer to "felt": "mix"; did you mean "mixed"?'),
        ("felt: mixed", "fellt: mixed", 'row c-2: unknown key "fellt"; did you mean "felt"?'),
        ("c-1\n---", "c-1\n", "row c-1, line 1: no line '---' between"),
        ("### c-1", "looked for: selftalk\n### c-1", 'unknown mark to look for: "selftalk"; did you mean "self_talk"?'),
    ],
)  # fmt: skip
def test_what_is_wrong_in_notes_is_named(old: str, new: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        rows_of(tmp_path, SELF_TALK_ALONE.replace(old, new, 1))
    assert f"notes.txt, {says}" in str(raised.value)
    assert str(raised.value).endswith(" See docs/annotating.md.")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("+ labelling 2 | x", 'unknown pattern "labelling"; did you mean "labeling"?'),
        ("s eye contact | x", 'unknown signal "eye contact"; did you mean "eye_contact"?'),
        ("z 2 | x", 'unknown mark "z"; legal: +, -, s, '),
        ("f strength | x", 'unknown field "strength"; did you mean "strengths"?'),
        ("d bad | x", 'unknown answer to "distress": "bad"; legal: none, elevated, crisis'),
        ("p Mum | Mum rang.", "people are given as in"),
        (f"{SECRET} went to the interview.", "wants a mark and a text, as in"),
    ],
)
def test_what_is_wrong_in_a_line_is_named(line: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        rows_of(tmp_path, f"= | The bus came.\n\n{line}\n")
    assert f"notes.txt, row notes-002a, line 3: {says}" in str(raised.value)
    assert SECRET not in str(raised.value)


def test_a_text_in_which_nothing_was_looked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"row c-1: nothing was looked for in it.*looked for: "):
        rows_of(tmp_path, "### c-1\n---\nIt was fine.\n")
    with pytest.raises(InputError, match="no annotated text in it"):
        rows_of(tmp_path, "\n")


def test_a_folder_is_read_whole_and_nothing_twice(tmp_path: Path) -> None:
    write(tmp_path, "= | The bus came.", "a.txt")
    write(tmp_path, json.dumps(ROW), "b.jsonl")
    write(tmp_path, "notes to self", "c.md")
    assert [path.name for path in annotated_files(tmp_path)] == ["a.txt", "b.jsonl"]
    write(tmp_path, json.dumps(ROW), "a.jsonl")
    with pytest.raises(InputError, match=r"a\.jsonl and a\.txt look like the same texts"):
        annotated_files(tmp_path)


def test_self_talk_alone_moves_no_other_label(tmp_path: Path) -> None:
    lines = "".join(f"+ labeling 3 | I'm a clown number {i}.\n- x | Clown {i}.\n" for i in range(6))
    source = folder_of(None)
    shipped = load_model(source)
    adapt(rows_of(tmp_path, lines), shipped, source, tmp_path / "mine")
    made = load_model(tmp_path / "mine")
    moved = {
        name for name, at in INDEX.items() if (made.heads[:, at] != shipped.heads[:, at]).any()
    }
    assert {"self_talk", "labeling"} <= moved <= set(SELF_TALK)


def test_self_talk_alone_is_scored_alone(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, SELF_TALK_ALONE.replace("felt: mixed\ncompany:\n", ""))
    assert all(map(is_recollection, rows))
    table = score(rows, predictions(rows)).table()
    assert table.keys() == {"self_talk", "patterns", "severity within 1", "traps"}
