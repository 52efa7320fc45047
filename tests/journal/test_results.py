"""The file of results is whole at every moment, and a second run takes up what the first left."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.errors import InputError
from afterview.journal.results import Results, key_of


def line(number: int, text: str = "") -> str:
    row = {
        "schema": "afterview.reflection/1",
        "source": {"id": f"e{number}", "sha256": f"h{number}{text}"},
        "model": {"fingerprint": "f"},
    }
    return json.dumps(row)


def key(number: int, text: str = "") -> tuple[str, str, str]:
    return key_of(json.loads(line(number, text)))


def write(path: Path, numbers: range, text: str = "") -> None:
    """A run as the batch does it: keep what holds, write the rest."""
    with Results(path) as results:
        left = [n for n in numbers if not results.holds(key(n, text))]
        for number in left:
            results.write([line(number, text)])
        results.finish()


def ids(path: Path) -> list[str]:
    return [
        json.loads(one)["source"]["id"] for one in path.read_text(encoding="utf-8").splitlines()
    ]


def test_a_finished_file_has_no_part_and_an_unchanged_run_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write(path, range(5))
    before = path.stat()
    write(path, range(5))
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert [p.name for p in tmp_path.iterdir()] == ["r.jsonl"]


def test_nobody_else_can_read_a_part(tmp_path: Path, open_umask: None) -> None:
    with Results(tmp_path / "r.jsonl") as results:
        results.write([line(0)])
        assert [path.name for path in tmp_path.iterdir()] == ["r.jsonl.part"]
        assert (tmp_path / "r.jsonl.part").stat().st_mode & 0o077 == 0
        results.finish()
    assert (tmp_path / "r.jsonl").stat().st_mode & 0o077 == 0


def test_a_change_in_the_middle_rewrites_from_there_and_fewer_texts_cut_the_end(
    tmp_path: Path,
) -> None:
    path = tmp_path / "r.jsonl"
    write(path, range(5))
    with Results(path) as results:
        assert results.holds(key(0))
        assert not results.holds(key(1, "changed"))
        assert path.read_text(encoding="utf-8").count("\n") == 5  # whole until the new one is
        results.write([line(1, "changed"), line(2)])
        results.finish()
    assert ids(path) == ["e0", "e1", "e2"]
    write(path, range(2))
    assert ids(path) == ["e0", "e1"]


@given(cut=st.integers(0, 1_000), texts=st.integers(1, 9))
def test_cut_off_at_any_byte_the_next_run_completes_it(
    cut: int, texts: int, tmp_path_factory: object
) -> None:
    folder = tmp_path_factory.mktemp("cut")  # type: ignore[attr-defined]
    path = folder / "r.jsonl"
    whole = "".join(line(n) + "\n" for n in range(texts)).encode()
    (folder / "r.jsonl.part").write_bytes(whole[:cut])
    with Results(path) as results:
        kept = 0
        while kept < texts and results.holds(key(kept)):
            kept += 1
        assert kept == whole[:cut].count(b"\n")
        for number in range(kept, texts):
            results.write([line(number)])
        results.finish()
    assert path.read_bytes() == whole
    assert [p.name for p in folder.iterdir()] == ["r.jsonl"]


def test_an_interrupted_run_leaves_whole_lines_beside_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write(path, range(3))
    with Results(path, reuse=False) as results:
        results.write([line(7)])
    assert ids(path) == ["e0", "e1", "e2"]
    assert ids(tmp_path / "r.jsonl.part") == ["e7"]


@pytest.mark.parametrize("reuse", [True, False])
def test_a_second_run_into_the_same_file_is_refused(tmp_path: Path, reuse: bool) -> None:
    path = tmp_path / "r.jsonl"
    with Results(path) as first:
        first.write([line(0)])
        with pytest.raises(InputError, match="Another run writes"):
            Results(path, reuse=reuse)
        first.write([line(1)])
        first.finish()
        write(path, range(3))
    assert ids(path) == ["e0", "e1", "e2"]
    assert [p.name for p in tmp_path.iterdir()] == ["r.jsonl"]


def test_of_two_that_began_at_once_the_first_that_writes_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    with Results(path) as first, Results(path) as second:
        first.write([line(0)])
        with pytest.raises(InputError, match="Another run writes"):
            second.write([line(7)])
        first.write([line(1)])
        first.finish()
    assert ids(path) == ["e0", "e1"]


def test_what_was_read_is_kept_though_the_name_went_to_another_file(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    write(path, range(3))
    with Results(path) as results:
        assert results.holds(key(0))
        (tmp_path / "other").write_text("another run's\n" * 9, encoding="utf-8")
        (tmp_path / "other").replace(path)
        results.write([line(5)])
        results.finish()
    assert ids(path) == ["e0", "e5"]
