"""Coverage-guided fuzzing with atheris (libFuzzer): `make fuzz SECONDS=3600` runs both targets.

`python benchmarks/fuzz.py readers|texts FOLDER [libFuzzer's options]` keeps what it found to be new in
FOLDER/readers or FOLDER/texts, begins with seeds made of data/examples, and stops with a traceback and
the input in FOLDER at the first

- exception that isn't the one sentence of an `InputError`, also one that Python only prints,
- word of the content in such a sentence (the seeds hold one that no sentence does),
- text that can't be written as UTF-8, or analysis whose quotes, JSON, schema or second run don't hold,
- input that takes over twenty seconds or four gigabytes.
"""

from __future__ import annotations

import csv
import datetime as dt
import gc
import io
import json
import re
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import atheris
import jsonschema

with atheris.instrument_imports(include=["afterview", "frontmatter", "docx"]):
    import docx
    import frontmatter  # noqa: F401 - imported late by the reader, and then without its branches

    import afterview
    import afterview.advice
    import afterview.analysis  # and with it all that reads; later its branches would not be seen
    import afterview.nlp.pipeline
    from afterview.errors import InputError
    from afterview.reader.config import read_config
    from afterview.reader.corrections import read_corrections
    from afterview.reader.entries import Unreadable
    from afterview.reader.files import read_bytes, read_file
    from afterview.reader.guided import read_guided
    from afterview.reader.journal import read_items
    from afterview.records import Analysis, Recollection
    from afterview.report.export import schema, to_json
    from afterview.report.look import Look
    from afterview.report.markdown import markdown
    from afterview.report.page import page
    from afterview.report.terminal import report

EXAMPLES = Path(__file__).resolve().parents[1] / "data" / "examples"
CANARY = "quillberry"
TODAY = dt.date(2026, 3, 3)
SCHEMA = schema()
SPANS = (
    "self_talk", "signals", "strengths", "balanced", "own_questions", "unanswered", "drawbacks",
)  # fmt: skip
MOST = {"readers": 6_000, "texts": 1_500}  # bytes of an input
# The first byte of an input says what it is; `made` ones are packed here, so that their checksums hold.
KINDS = (
    "a.txt", "a.md", "a.docx", "a.json", "a.csv", "a.tsv", "a.jsonl", "a.zip", "made.docx",
    "made.zip", "guided.md", "config.toml", "corrections.json",
)  # fmt: skip
CUT = b"\n\x00\n"  # between the members of a made archive, and their names
UNRAISED: list[
    str
] = []  # what Python could only print, such as an error when a generator is closed
FOLDER = Path(tempfile.mkdtemp(prefix="afterview-fuzz-"))


def examples() -> list[str]:
    """The texts of data/examples, each with the canary in it."""
    files = sorted(path for path in EXAMPLES.rglob("*") if path.is_file())
    return [f"{CANARY} {path.read_text(encoding='utf-8')[:4_000]} {CANARY}" for path in files]


def word_of(texts: list[str]) -> bytes:
    """A Word document with a paragraph for each text."""
    document, out = docx.Document(), io.BytesIO()
    for text in texts:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def table(texts: list[str], delimiter: str) -> bytes:
    """A CSV file of texts with days and names."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=delimiter)
    rows.writerows([["id", "date", "text"], *([n, "2026-03-02", t] for n, t in enumerate(texts))])
    return out.getvalue().encode()


def archive(members: list[tuple[str, bytes]]) -> bytes:
    """A zip archive of named members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members:
            packed.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def seeds_of_readers() -> Iterator[tuple[str, bytes]]:
    """Kinds and contents to begin with."""
    texts = examples()
    first, short = texts[0], [text[:300] for text in texts[:3]]
    front = f"---\ndate: 2026-03-02\ntags: [a, {CANARY}]\nnote: &x {{a: *x}}\n---\n{first}"
    stamped = "".join(f"[2026-03-0{n} 10:00] {t}\n" for n, t in enumerate(short, 1))
    headed = "".join(f"# Monday, 2 March 202{n}\n\n{t}\n" for n, t in enumerate(short))
    jrnl = {"entries": [{"title": t, "body": t, "date": "2026-03-02"} for t in short]}
    moment, zone = "2026-03-02T23:30:00Z", "Asia/Kolkata"
    day_one = {"entries": [{"text": t, "creationDate": moment, "timeZone": zone} for t in short]}
    lines = "\n".join(json.dumps({"id": n, "text": t, "date": moment}) for n, t in enumerate(short))
    members = [("b/2026-03-02.txt", short[0].encode()), ("../c.md", front.encode())]
    with zipfile.ZipFile(io.BytesIO(word_of(short[:1]))) as packed:
        body = packed.read("word/document.xml")
    answer = {"sketch": "00000000000000ff", "verdict": "yes", "confidence": 0.5, "model": "a"}
    yield from (("a.txt", text.encode()) for text in texts)
    yield from (("a.txt", texts[1].encode(name)) for name in ("utf-16", "utf-32", "cp1252"))
    yield from (("a.md", text.encode()) for text in (front, stamped, headed, headed + front))
    yield from (("a.json", json.dumps(one).encode()) for one in (jrnl, day_one))
    yield from (("a.csv", table(short, mark)) for mark in ",;|")
    yield "a.csv", table(short, ",").decode().encode("utf-16")
    yield "a.tsv", table(short, "\t")
    yield "a.jsonl", lines.encode()
    yield "a.zip", archive([*members, ("d.jsonl", lines.encode()), ("e.docx", word_of(short))])
    yield "a.docx", word_of(short[:1])
    yield "made.docx", body
    parts = [part for name, data in members for part in (name.encode(), data)]
    yield "made.zip", CUT.join([*parts, b"d.jsonl", lines.encode(), b"e.csv", table(short, ",")])
    yield "guided.md", f"---\ndate: 2026-03-02\nguided: what+\n---\n\n{first}\n".encode()
    yield "config.toml", b'name = "Sam"\nregion = "GB"\n[focus]\nfile = "a.txt"\nperson = "you"\n'
    yield "corrections.json", json.dumps({"version": 2, "answers": [answer]}).encode()


def content_of(kind: str, data: bytes) -> bytes:
    """The file of an input."""
    if kind == "made.docx":
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(EMPTY_WORD)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                own = info.filename == "word/document.xml"
                new.writestr(info.filename, data if own else old.read(info))
        return out.getvalue()
    if kind == "made.zip":
        parts = data.split(CUT)
        names = [
            re.sub(CANARY, "", part.decode("latin-1")[:200], flags=re.I) for part in parts[::2]
        ]
        return archive(list(zip(names, parts[1::2], strict=False)))
    return data


def read_as(kind: str, data: bytes) -> None:
    """Read an input in each way that there is for its kind."""
    path = FOLDER / kind
    path.write_bytes(content_of(kind, data))
    ways = {"guided.md": read_guided, "config.toml": read_config}
    ways["corrections.json"] = read_corrections
    try:
        if kind in ways:
            ways[kind](path)
            return
        for item in read_items([path]):
            if isinstance(item, Unreadable):
                harmless(item.reason, kind)
            else:
                item.text.encode()
                item.id.encode()
        read_file(path).text.encode()
        read_bytes(data).text.encode()
    except InputError as error:
        harmless(str(error), kind)
    gc.collect(0)
    assert not UNRAISED, UNRAISED


def harmless(sentence: str, kind: str) -> None:
    """An error is one printable sentence without a word of the content; it may name a member."""
    assert kind == "a.zip" or CANARY not in sentence.lower(), sentence
    assert sentence.isprintable(), sentence


def readers(data: bytes) -> None:
    """One input of the readers."""
    if data:
        read_as(KINDS[data[0] % len(KINDS)], data[1:])


def texts(data: bytes) -> None:
    """One text, read and shown in every way."""
    text = Recollection.of(data.decode("utf-8", "replace")).text
    found = afterview.analyze(text, today=TODAY)
    whole = found.to_dict()
    jsonschema.validate(whole, SCHEMA)
    for field in SPANS:
        for item in whole[field]:
            assert text[item["start"] : item["end"]] == item["quote"]
    assert Analysis.from_dict(whole, text) == found
    assert to_json(found) == to_json(afterview.analyze(text, today=TODAY))
    for shown in (report(found, Look(60)), markdown(found), page([found])):
        assert "\x1b" not in shown
        shown.encode()


def begin(target: str, folder: Path) -> list[str]:
    """Write the seeds of a target; the folders that libFuzzer takes."""
    kept, first = folder / target, folder / f"{target}-seeds"
    for place in (kept, first):
        place.mkdir(parents=True, exist_ok=True)
    if target == "readers":
        inputs = [bytes([KINDS.index(kind)]) + data for kind, data in seeds_of_readers()]
    else:
        inputs = [part.encode() for text in examples() for part in (text, *text.split("\n\n"))]
    for number, data in enumerate(inputs):
        (first / f"{number:03}").write_bytes(data)
    return [str(kept), str(first)]


if __name__ == "__main__":
    name, place, *options = sys.argv[1:]
    EMPTY_WORD = word_of([])
    sys.unraisablehook = lambda what: UNRAISED.append(repr(what.exc_value))
    warnings.simplefilter("ignore")
    limits = ["-timeout=20", "-rss_limit_mb=4096", f"-max_len={MOST[name]}", "-print_final_stats=1"]
    artifacts = f"-artifact_prefix={place}/"
    atheris.Setup(
        [sys.argv[0], *limits, artifacts, *options, *begin(name, Path(place))],
        {"readers": readers, "texts": texts}[name],
    )
    atheris.Fuzz()
