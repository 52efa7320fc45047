"""Journals of every kind, and files that mean harm."""

import datetime as dt
import gc
import io
import json
import os
import struct
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterview.errors import InputError
from afterview.reader.dated import entries_in
from afterview.reader.entries import BY_TIME, Meter, Unreadable
from afterview.reader.files import MAX_BYTES
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


def test_links_and_odd_files_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "j"
    for name in "abcdefghi":
        (folder / name).mkdir(parents=True)
        (folder / name / "x.txt").write_text(name, encoding="utf-8")
        for other in "abcdefghi":
            (folder / name / f"to-{other}").symlink_to(folder / other)
    (folder / "up").symlink_to(tmp_path)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "self").symlink_to(folder / "self")
    os.mkfifo(folder / "pipe.txt")
    outside = tmp_path / "other"
    outside.mkdir()
    (outside / "y.txt").write_text("y", encoding="utf-8")
    (folder / "also").symlink_to(outside)
    assert list(texts(folder)) == [*(f"{name}/x" for name in "abcdefghi"), "also/y"]


def test_every_entry_has_a_name_of_its_own(tmp_path: Path) -> None:
    for name in ("one/a.txt", "one/a.md", "one/b.md", "two/b.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    assert list(texts(tmp_path / "one")) == ["a.md", "a.txt", "b"]
    both = ["one/a.md", "one/a.txt", "one/b", "two/b"]
    assert list(texts([tmp_path / "one", tmp_path / "two"])) == both


def test_a_folder_that_may_not_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "may not be read" in reasons(tmp_path)[0]


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


def test_what_stands_above_the_first_date_is_an_entry_too() -> None:
    dated = "[2026-03-02 10:00] One.\n[2026-03-09 10:00] Two."
    assert len(entries_in(f"# Journal\n\n{dated}") or ()) == 2
    found = entries_in(f"---\na: b\n---\nThe panel smiled.\n{dated}") or ()
    assert [one.text for one in found] == ["The panel smiled.", "One.", "Two."]


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


def test_day_one_tells_the_moment_and_the_writer_lives_by_the_clock(tmp_path: Path) -> None:
    entry = {"text": "Late.", "creationDate": "2026-03-03T04:30:00Z"}
    for name, zone in (("a", "America/New_York"), ("b", "Nowhere/At_All"), ("c", "../../etc")):
        whole = {"entries": [entry | {"timeZone": zone}]}
        (tmp_path / f"{name}.json").write_text(json.dumps(whole), encoding="utf-8")
    assert [one.written_on.day for one in read_journal(tmp_path) if one.written_on] == [2, 3, 3]


def test_a_table_is_read_line_by_line_however_long(tmp_path: Path) -> None:
    row = json.dumps({"text": "She smiled. " * 1_000}) + "\n"
    (tmp_path / "long.jsonl").write_text(row * 2_000, encoding="utf-8")
    assert (tmp_path / "long.jsonl").stat().st_size > MAX_BYTES
    meter, at = Meter(), []
    tracemalloc.start()
    for _ in read_items([tmp_path / "long.jsonl"], meter=meter):
        at.append(meter.read)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(at) == 2_000
    assert peak < 2_000_000
    assert at == sorted(at)
    assert at[999] == pytest.approx(meter.read / 2, rel=0.01)


def test_one_broken_line_is_one_record(tmp_path: Path) -> None:
    rows = '{"text": "One."}\n{"text": \n{"text": "half \\ud83d"}\n[1]\n'
    (tmp_path / "t.jsonl").write_text(rows, encoding="utf-8")
    items = list(read_items([tmp_path]))
    assert [i.id for i in items] == ["t#1", "t#2", "t#3", "t#4"]
    assert [isinstance(i, Unreadable) for i in items] == [False, True, False, True]
    assert isinstance(items[2], Recollection)
    assert items[2].text == "half \ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_tables_in_every_encoding_and_with_every_delimiter(tmp_path: Path, encoding: str) -> None:
    for delimiter, kind in ((",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "csv")):
        rows = [["id", "date", "text"], ["7", "2026-03-02", 'Zoë said ""hi"", I left; then|\tno']]
        made = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
        (tmp_path / f"t.{kind}").write_bytes(made.encode(encoding))
        (found,) = read_journal(tmp_path / f"t.{kind}")
        assert found.text == 'Zoë said "hi", I left; then|\tno'
        assert found.written_on == dt.date(2026, 3, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_table_that_is_left_in_the_middle_is_left_in_silence(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "t.csv").write_bytes("a,b\n1,2\n3,4\n".encode(encoding))
    unraisable: list[object] = []
    before, sys.unraisablehook = sys.unraisablehook, unraisable.append
    try:
        assert "no column with texts" in reasons(tmp_path / "t.csv")[0]
        gc.collect()
    finally:
        sys.unraisablehook = before
    assert not unraisable


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


def lying(name: bytes, claimed: int) -> bytes:
    """An archive with a member of 300 MB that claims to have a few bytes, with the right checksum."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = b"".join(packer.compress(b"0" * 1_000_000) for _ in range(300)) + packer.flush()
    sizes = (zlib.crc32(b"0" * claimed), len(data), claimed, len(name), 0)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, *sizes) + name + data
    tail = (0, 0, 0, 0, 0)
    central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, *sizes, *tail)
    central += name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def test_sizes_that_lie_unpack_no_more_than_they_tell(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(lying(b"a.txt", 1_000))
    (tmp_path / "b.docx").write_bytes(lying(b"[Content_Types].xml", 1_000))
    tracemalloc.start()
    number = sum(1 for _ in read_items([tmp_path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 2
    assert peak < 100_000_000


def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    whole = archive(tmp_path / "w.zip", {f"{n:04}.txt": b"0" * 100_000 for n in range(50)})
    data = bytearray(whole.read_bytes())
    at = data.index(b"PK\x01\x02")  # the directory; every member's offset becomes that of the first
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 42 : at + 46] = b"\0\0\0\0"
        at += 4
    first_end = data.index(b"PK\x03\x04", 4)
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    data[end + 16 : end + 20] = first_end.to_bytes(4, "little")
    shared = tmp_path / "s.zip"
    shared.write_bytes(data[:first_end] + data[directory:])
    assert "more than a journal" in reasons(shared)[0]


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


def test_members_that_are_damaged_encrypted_or_oddly_packed(tmp_path: Path) -> None:
    odd = archive(tmp_path / "odd.zip", {"a.txt": b"x" * 99}, zipfile.ZIP_BZIP2)
    assert "rare way" in reasons(odd)[0]
    path = archive(tmp_path / "d.zip", {"a.txt": bytes(range(32, 127)) * 9, "b.txt": b"Fine."})
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20  # in the packed text itself
    path.write_bytes(data)
    items = list(read_items([path]))
    assert [i.id for i in items] == ["d/a", "d/b"]
    assert isinstance(items[0], Unreadable)
    assert "damaged" in items[0].reason
    locked = bytearray(archive(tmp_path / "l.zip", {"a.txt": b"x"}).read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "l.zip").write_bytes(locked)
    assert "encrypted" in reasons(tmp_path / "l.zip")[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_without_a_name_is_no_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as packed:
        for name in ("", "\0.txt", "a.txt"):
            packed.writestr(zipfile.ZipInfo(name), "Fine.")
    assert list(texts(tmp_path / "z.zip")) == ["z/a"]


def test_names_in_an_archive_cant_write_to_the_terminal(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "n.zip", {"../\x1b[2J.txt": b"x", "\x1b[31m.txt": b"\0", "p.jpg": b"\0"}
    )
    found = list(read_items([path]))
    assert len(found) == 2
    assert not any("\x1b" in i.id + getattr(i, "reason", "") for i in found)


def test_a_cell_over_a_billion_columns_is_one_cell(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Before.")
    document.add_table(1, 1).cell(0, 0).text = "Inside."
    document.add_paragraph("After.")
    document.save(str(tmp_path / "whole.docx"))
    with zipfile.ZipFile(tmp_path / "whole.docx") as old:
        members = {name: old.read(name) for name in old.namelist()}
    wide = b'<w:tcPr><w:gridSpan w:val="900000000"/>'
    members["word/document.xml"] = members["word/document.xml"].replace(b"<w:tcPr>", wide)
    (found,) = read_journal(archive(tmp_path / "wide.docx", members))
    assert found.text == "Before.\nInside.\nAfter."


def document_with(path: Path, entities: str, paragraph: str) -> Path:
    """A Word document that declares entities, with a paragraph between two others."""
    from docx import Document
    from docx.oxml.ns import nsmap

    buffer = io.BytesIO()
    Document().save(buffer)
    said = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in ("One.", paragraph, "Two."))
    whole = (
        f'<?xml version="1.0"?><!DOCTYPE d [{entities}]>'
        f'<w:document xmlns:w="{nsmap["w"]}"><w:body>{said}</w:body></w:document>'
    )
    with zipfile.ZipFile(buffer) as old:
        members = {name: old.read(name) for name in old.namelist()}
    return archive(path, members | {"word/document.xml": whole.encode()})


# How much memory a process took to read a file; a bomb that goes off is stopped at a gigabyte.
READS = """
import resource, sys
from pathlib import Path
from afterview.reader.journal import read_items
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
(found,) = read_items([sys.argv[1]])
print(ascii(getattr(found, "text", None) or found.reason))
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc here")
@pytest.mark.parametrize(
    ("levels", "gives"),
    [(1, r"'One.\n\nTwo.'"), (9, "no readable Word document")],
    ids=["harmless", "bomb"],
)
def test_an_xml_bomb_in_a_document_does_not_go_off(levels: int, gives: str, tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha" * 50}">' for i in range(levels)
    )
    path = document_with(tmp_path / "a.docx", entities, f"&e{levels - 1};")
    command = [sys.executable, "-c", READS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said, peak = done.stdout.splitlines()
    assert gives in said
    assert int(peak) < 100_000, "in kilobytes"


def test_no_other_file_gets_into_a_document(tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_text("quillberry", encoding="utf-8")
    path = document_with(tmp_path / "a.docx", f'<!ENTITY c SYSTEM "{other.as_uri()}">', "&c;")
    assert list(texts(path).values()) == ["One.\n\nTwo."]


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
