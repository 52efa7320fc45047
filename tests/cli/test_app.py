"""The command line as a user runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from afterview.cli.reference import reference
from afterview.report.export import schema

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (ROOT / "data" / "examples").iterdir() if path.is_file())
STORY = (
    "Interview at Corran today. The manager smiled and nodded all through it. I forgot the name "
    "of the tool and now I'm such an idiot. They said I would hear by Friday."
)


def run(
    *arguments: str | Path, data: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "afterview", *map(str, arguments)],
        input=data if data is not None else b"",
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80", **environment},
    )


def fails_with(done: subprocess.CompletedProcess[bytes], says: str) -> None:
    error = done.stderr.decode()
    assert done.returncode == 2, error
    assert says in error
    assert "Traceback" not in error
    assert done.stdout == b""


def test_a_file_alone_is_analyzed(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    done = run(path, "--today", "2026-03-03")
    assert done.returncode == 0, done.stderr
    assert "What you told yourself" in done.stdout.decode()


def test_a_pipe_is_read() -> None:
    for arguments in ((), ("-",), ("analyze",), ("analyze", "-")):
        done = run(*arguments, data=STORY.encode())
        assert done.returncode == 0, done.stderr
        assert b"idiot" in done.stdout


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_examples_give_valid_json_twice_the_same(path: Path) -> None:
    first = run(path, "--format", "json", "--today", "2026-03-10")
    assert first.returncode == 0, first.stderr
    data = json.loads(first.stdout)
    jsonschema.validate(data, schema())
    text = path.read_bytes().decode()
    for field in ("self_talk", "signals", "strengths", "balanced", "unanswered"):
        for item in data[field]:
            assert text[item["start"] : item["end"]] == item["quote"]
    assert run(path, "--format", "json", "--today", "2026-03-10").stdout == first.stdout


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        (b"\x00\x01\x02\x03", "not a text file"),
    ],
)
def test_unusable_input_is_one_sentence(data: bytes, says: str) -> None:
    fails_with(run("-", data=data), says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.txt"], "does not exist"),
        (["--today", "tomorrow"], "--today wants a date"),
        (["--only", "weather"], "--only wants one or more of"),
        (["explain", "mindreading"], "mind_reading"),
        (["--model", "nowhere"], "no model"),
    ],
)
def test_usage_errors_name_the_remedy(arguments: list[str], says: str) -> None:
    fails_with(run(*arguments, data=STORY.encode()), says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Too short.", "not read like a recollection"),
        ("I baked bread and watered the tomatoes, and then the cat slept on my coat.", "not read"),
        (
            "Das Gespräch war heute um neun und ich habe leider gar nichts gewusst, schade.",
            "reads English",
        ),
        ("היום היה לי ראיון עבודה והיה לי קשה מאוד ואני לא יודע מה יהיה", "reads English"),
    ],
)
def test_what_is_no_recollection_is_said(text: str, says: str) -> None:
    done = run("-", data=text.encode())
    assert done.returncode == 0, done.stderr
    assert says in " ".join(done.stdout.decode().split())


def test_one_unreadable_file_of_several(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(STORY, encoding="utf-8")
    done = run(good, tmp_path / "bad.txt", good)
    assert done.returncode == 2
    assert done.stdout.decode().count("What you told yourself") == 2
    assert done.stderr.decode().count("does not exist") == 1


def test_output_is_whole_and_private(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    done = run("-", "--format", "html", "--output", target, data=STORY.encode())
    assert done.returncode == 0, done.stderr
    assert target.stat().st_mode & 0o077 == 0
    assert [p.name for p in tmp_path.iterdir()] == ["page.html"]


def test_output_that_can_not_be_written(tmp_path: Path) -> None:
    done = run("-", "--output", tmp_path / "no" / "x.md", data=STORY.encode())
    fails_with(done, "can't be written")


def test_no_escape_sequence_gets_out() -> None:
    text = STORY.replace("tool", "\x1b]0;owned\x07tool\x1b[31m")
    for kind in ("terminal", "markdown"):
        done = run("-", "--format", kind, data=text.encode())
        assert b"\x1b" not in done.stdout, kind


def test_without_utf8_it_is_ascii() -> None:
    done = run("-", data=STORY.encode(), PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_the_editor_is_opened_with_its_arguments(tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "assert sys.argv[1] == '--wait'\n"
        f"pathlib.Path(sys.argv[2]).write_text({STORY!r})\n",
        encoding="utf-8",
    )
    code = (
        "import sys; sys.stdin.isatty = lambda: True\nfrom afterview.cli.app import main; main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "VISUAL": f"{sys.executable} {script} --wait", "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"idiot" in done.stdout


def test_the_prompt_alone_is_nothing() -> None:
    code = (
        "import sys; sys.stdin.isatty = lambda: True\nfrom afterview.cli.app import main; main([])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "VISUAL": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    fails_with(done, "Nothing was written")


def test_version_names_the_model() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert b"fingerprint" in done.stdout


def test_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == schema()


@pytest.mark.parametrize("label", ["mind_reading", "mind-reading", "nodded", "crisis", "mixed"])
def test_explain(label: str) -> None:
    done = run("explain", label)
    assert done.returncode == 0
    assert b"Source:" in done.stdout


def test_a_draft_is_checked(tmp_path: Path) -> None:
    draft = "Dear Marian,\n\nI am so sorry that I was such a mess, please give me another chance.\n"
    bad = run("check-message", "-", data=draft.encode())
    assert bad.returncode == 1, bad.stderr
    assert re.search(rb"^3:\d+ ", bad.stdout, re.MULTILINE)
    found = json.loads(run("check-message", "-", "--format", "json", data=draft.encode()).stdout)
    assert all(one["quote"] == draft[one["start"] : one["end"]] for one in found)
    missing = run("check-message", tmp_path / "none.txt")
    fails_with(missing, "does not exist")


def test_help_needs_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from afterview.cli.app import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'onnxruntime', 'pydantic', 'sklearn', 'joblib'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_files_that_the_help_names_are_there() -> None:
    named = re.findall(r"\bdata/[\w./-]*\w", reference())
    assert named
    assert all((ROOT / path).exists() for path in named), named


def test_the_reference_is_current() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == reference(), "run `make reference`"
