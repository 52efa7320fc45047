import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.errors import InputError
from afterview.reader.files import decode, read_bytes, read_file, shown


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("She said “fine” – I’m not sure.".encode(encoding))
    assert read_file(path).text == "She said “fine” – I’m not sure."


def test_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"one\r\ntwo\r\n")
    assert read_file(path).text == "one\r\ntwo\r\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not a text file"),
        (b"abc\x00def", "not a text file"),
    ],
)
def test_what_is_no_text_is_said_in_one_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=says) as caught:
        read_file(path)
    assert "\n" not in str(caught.value)


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_file(tmp_path / "no.txt")
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("2026-03-02-acme.md", "x", dt.date(2026, 3, 2)),
        ("acme_20260302.txt", "x", dt.date(2026, 3, 2)),
        ("acme.md", "---\ndate: 2026-03-05\n---\nx", dt.date(2026, 3, 5)),
        ("2026-03-02.md", "---\nwritten_on: '2026-03-05'\n---\nx", dt.date(2026, 3, 5)),
        ("2026-19-99.md", "x", None),
        ("acme.md", "date: 2026-03-05", None),
    ],
)
def test_the_day_it_was_written(tmp_path: Path, name: str, text: str, day: dt.date | None) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_file(path).written_on == day
    assert read_file(path, dt.date(2020, 1, 1)).written_on == dt.date(2020, 1, 1)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    said = ""
    try:
        read_bytes(data)
    except InputError as error:
        said = str(error)
    assert "\n" not in said


@given(st.text(max_size=100))
def test_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    if not any(c < "\t" or "\r" < c < " " for c in text) and not data.startswith(
        (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
    ):
        assert (
            decode(text.encode("utf-8", "replace"), "x") == text.encode("utf-8", "replace").decode()
        )


def test_names_are_harmless() -> None:
    assert shown("a\nb\x1b]0;x\x07") == "a\\nb\\x1b]0;x\\x07"
