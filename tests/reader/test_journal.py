"""Journals of every kind, and files that mean harm."""

import datetime as dt
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afterview.errors import InputError
from afterview.reader.dated import entries_in
from afterview.reader.entries import BY_TIME, Unreadable
from afterview.reader.journal import read_items, read_journal
from afterview.reader.tables import Columns
from afterview.records import Recollection


def texts(path: Path | list[Path], columns: Columns | None = None) -> dict[str, str]:
    paths = path if isinstance(path, list) else [path]
    return {one.id: one.text for one in read_journal(paths, columns)}


def reasons(path: Path) -> list[str]:
    return [item.reason for item in read_items([path]) if isinstance(item, Unreadable)]


def test_a_folder_is_read_recursively_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "image.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"entry {name}", encoding="utf-8")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert list(texts(tmp_path)) == ["a", "b", "deep/er/c"]


def test_globs_and_single_files(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert list(texts([tmp_path / "*.txt"])) == ["one", "two"]
    assert list(texts(tmp_path / "three.md")) == ["three"]


def test_where_the_date_comes_from(tmp_path: Path) -> None:
    front = "---\ndate: 2026-01-05\n---\nInterview today."
    (tmp_path / "2025-12-24-note.md").write_text(front, encoding="utf-8")
    (tmp_path / "2026-02-03-panel.txt").write_text("Interview today.", encoding="utf-8")
    bare = tmp_path / "bare.txt"
    bare.write_text("Interview today.", encoding="utf-8")
    os.utime(bare, (0, dt.datetime(2026, 4, 1, 12).timestamp()))
    found = {one.id: one for one in read_journal(tmp_path)}
    assert found["2025-12-24-note"].written_on == dt.date(2026, 1, 5)
    assert found["2026-02-03-panel"].written_on == dt.date(2026, 2, 3)
    assert found["bare"].written_on == dt.date(2026, 4, 1)
    assert found["bare"].note == BY_TIME
    assert not found["2026-02-03-panel"].note


def test_jrnl_text_and_markdown_with_dated_headings(tmp_path: Path) -> None:
    jrnl = "[2026-03-02 10:00 AM] Panel at Corran.\nFine.\n\n2026-03-09 18:30 Second round.\nGood."
    (tmp_path / "jrnl.txt").write_text(jrnl, encoding="utf-8")
    daily = (
        "# 2026-05-01\nFirst.\n\n## Monday, 4 May 2026\nSecond.\n\n## May 6th, 2026 (late)\nThird."
    )
    (tmp_path / "notes.md").write_text(daily, encoding="utf-8")
    found = list(read_journal(tmp_path))
    days = [one.written_on.isoformat() for one in found if one.written_on]
    assert days == ["2026-03-02", "2026-03-09", "2026-05-01", "2026-05-04", "2026-05-06"]
    assert [one.id for one in found][:2] == ["jrnl#1", "jrnl#2"]
    assert found[0].text.startswith("Panel at Corran.")


def test_one_date_in_a_text_is_no_journal() -> None:
    assert entries_in("2026-03-02 10:00 was the time of my interview.") is None


def test_exports_of_jrnl_and_day_one(tmp_path: Path) -> None:
    jrnl = {
        "entries": [{"title": "Panel.", "body": "Fine.", "date": "2026-03-02", "time": "10:00"}]
    }
    day_one = {
        "entries": [{"text": "Call.", "creationDate": "2026-03-05T08:00:00Z", "uuid": "X"}] * 2
    }
    (tmp_path / "jrnl.json").write_text(json.dumps(jrnl), encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(day_one), encoding="utf-8")
    assert texts(tmp_path) == {"jrnl": "Panel.\nFine.", "one#1": "Call.", "one#2": "Call."}


def test_tables_with_named_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        'id,date,text\n7,2026-03-02,"She smiled,\nthen left."\n8,,"\n"\n9,bad,Fine.\n',
        encoding="utf-8",
    )
    rows = [{"Words": "One.", "Day": "2026-01-02"}, {"Words": "Two."}]
    lines = "\n".join(map(json.dumps, rows))
    (tmp_path / "b.jsonl").write_text(lines, encoding="utf-8")
    assert texts(tmp_path / "a.csv") == {"a#7": "She smiled,\nthen left.", "a#9": "Fine."}
    columns = Columns.of("text=Words,date=Day")
    assert texts(tmp_path / "b.jsonl", columns) == {"b#1": "One.", "b#2": "Two."}
    assert "--columns" in reasons(tmp_path / "b.jsonl")[0]


def test_word_documents(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("She smiled all through it.")
    document.add_paragraph("I froze.")
    document.save(str(tmp_path / "2026-03-02.docx"))
    (found,) = read_journal(tmp_path)
    assert found.text == "She smiled all through it.\nI froze."
    assert found.written_on == dt.date(2026, 3, 2)


def archive(path: Path, members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_archives_are_read_without_unpacking(tmp_path: Path) -> None:
    inside = {"2026/a.txt": b"One.", "b.md": b"Two.", "__MACOSX/x.txt": b"no", ".c.txt": b"no"}
    path = archive(tmp_path / "j.zip", inside)
    assert texts(path) == {"j/2026/a": "One.", "j/b": "Two."}
    assert [p.name for p in tmp_path.iterdir()] == ["j.zip"]


def test_hostile_archives_are_refused_or_defused(tmp_path: Path) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"a.txt": b"0" * 60_000_000})
    assert "more than a journal" in reasons(bomb)[0]
    climb = archive(
        tmp_path / "climb.zip", {"../../evil.txt": b"x", "/etc/e.txt": b"x", "ok.txt": b"y"}
    )
    assert len(reasons(climb)) == 2
    assert [one.id for one in read_items([climb]) if isinstance(one, Recollection)] == ["climb/ok"]
    nested = archive(tmp_path / "nested.zip", {"inner.zip": bomb.read_bytes()})
    assert "archive in an archive" in reasons(nested)[0]
    broken = tmp_path / "broken.zip"
    broken.write_bytes(bomb.read_bytes()[:-40])
    assert len(reasons(broken)) == 1


def test_an_xml_bomb_in_a_document_is_one_sentence(tmp_path: Path) -> None:
    from docx import Document

    buffer = io.BytesIO()
    Document().save(buffer)
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (i, (b"&e%d;" % (i - 1)) * 10 if i else b"ha" * 50)
        for i in range(9)
    )
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE d [%s]><w:document xmlns:w="x">&e8;</w:document>'
        % entities
    )
    with zipfile.ZipFile(buffer) as old:
        members = {n: old.read(n) for n in old.namelist()} | {"word/document.xml": bomb}
    path = archive(tmp_path / "bomb.docx", members)
    assert "no readable Word document" in reasons(path)[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b" \n"),
        ("binary.txt", b"\x00\x01" * 50),
        ("no.json", b"[1, 2]"),
        ("deep.json", b"[" * 100_000),
        ("bad.jsonl", b'{"text": "a"}\n{"text'),
        ("not.docx", b"PK nope"),
        ("not.zip", b"nope"),
        ("a\x1b[31m\n.txt", b""),
    ],
)
def test_what_cant_be_read_is_one_sentence_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text("Fine.", encoding="utf-8")
    items = list(read_items([tmp_path]))
    (broken,) = [i for i in items if isinstance(i, Unreadable)]
    assert "\n" not in broken.reason
    assert "\x1b" not in broken.id + broken.reason
    assert [i.id for i in items if isinstance(i, Recollection)][-1] == "zz"
    with pytest.raises(InputError):
        list(read_journal(tmp_path))


def test_yaml_with_tags_is_not_obeyed_and_aliases_do_not_grow(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    tag = f'---\nc: !!python/object/apply:os.mkdir ["{mark}"]\ndate: 2026-03-02\n---\nHi.'
    (tmp_path / "a.md").write_text(tag, encoding="utf-8")
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60))
    bomb = f"---\na0: &a0 [x]\n{laughs}\ndate: 2026-03-02\n---\nHi."
    (tmp_path / "b.md").write_text(bomb, encoding="utf-8")
    tagged, grown = read_journal(tmp_path)
    assert not mark.exists()
    assert tagged.note == BY_TIME
    assert grown.written_on == dt.date(2026, 3, 2)


def test_front_matter_of_ten_megabytes_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_text("---\n" + "a: b\n" * 2_000_000 + "---\nHi.", encoding="utf-8")
    assert len(list(read_journal(tmp_path))) == 1


@settings(max_examples=100)
@given(
    data=st.binary(max_size=300),
    kind=st.sampled_from(["txt", "md", "json", "csv", "jsonl", "zip", "docx"]),
)
def test_no_bytes_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"x.{kind}"
    path.write_bytes(data)
    for item in read_items([path]):
        assert isinstance(item, Recollection | Unreadable)


@given(st.text(max_size=400))
def test_entries_of_any_text_are_pieces_of_it(text: str) -> None:
    for entry in entries_in(text) or ():
        assert entry.text in text
