"""The file of corrections: whole or not there, the user's only, and without the text."""

import resource
from pathlib import Path

import pytest

from afterview.corrections import Corrections
from afterview.errors import InputError
from afterview.reader.corrections import read_corrections, write_corrections
from afterview.records import PatternScore, SelfTalk

TALK = SelfTalk(0, 9, "I'm a mug", (PatternScore("labeling", 0.9),), 2, 0.8)


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "corrections.json"
    known = Corrections().with_answer(TALK, "no", "a model").with_answer(TALK, "labeling")
    write_corrections(known, path)
    assert read_corrections(path) == known
    assert path.stat().st_mode & 0o077 == 0
    assert "mug" not in path.read_text(encoding="utf-8")
    assert [p.name for p in path.parent.iterdir()] == ["corrections.json"]


def test_a_full_disk_leaves_the_answers_before_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    known = Corrections().with_answer(TALK, "no")
    write_corrections(known, path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, before[1]))
    try:
        with pytest.raises(InputError, match=r"can't be written \(File too large\); make room"):
            write_corrections(known.with_answer(TALK, "labeling"), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert read_corrections(path) == known
    assert [*tmp_path.iterdir()] == [path]


def test_none_at_all_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    write_corrections(Corrections().with_answer(TALK, "no"), path)
    write_corrections(Corrections(), path)
    assert not path.exists()
    assert read_corrections(path) == Corrections()


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "{}", '{"version": 99}', '{"version": 2}'),
        *(
            f'{{"version": 2, "answers": [{{"sketch": {s}, "verdict": "no", "confidence": 1, "model": ""}}]}}'
            for s in ("7", '"mug"', '"-1"', '"10000000000000000"', "[7]")
        ),
    ],
)
def test_a_damaged_file_is_one_sentence_with_the_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="--forget"):
        read_corrections(path)


def test_an_earlier_file_is_read_no_more_and_goes_when_the_user_says_so(tmp_path: Path) -> None:
    path = tmp_path / "corrections.json"
    answer = '{"sketch": [1, 2, 3], "verdict": "no", "confidence": 0.8}'
    path.write_text(f'{{"version": 1, "answers": [{answer}]}}', encoding="utf-8")
    with pytest.raises(InputError, match="could be read back; `afterview correct --forget`"):
        read_corrections(path)
    write_corrections(Corrections(), path)
    assert read_corrections(path) == Corrections()
