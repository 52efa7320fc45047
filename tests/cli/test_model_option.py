"""A model of one's own reads wherever something is read: by option, and by setting."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from afterview.cli.app import main
from afterview.nlp.manifest import folder_of
from afterview.reader.config import config_file

STORY = "The panel smiled at my last answer. I'm such an idiot, I forgot the name of the tool."
COMMANDS = {
    "analyze": ("story.txt",),
    "plan": ("story.txt",),
    "cards": ("story.txt",),
    "check-message": ("story.txt",),
    "correct": ("story.txt",),
    "reflect": ("new.md",),
    "trends": ("journal",),
    "batch": ("journal", "-o", "results.jsonl"),
}
each_command = pytest.mark.parametrize("command", COMMANDS)


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    Path("journal").mkdir()
    Path("journal", "2026-03-02.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), "utf-8"))


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def blind_model(folder: Path) -> Path:
    """Our reader, but so careful that it takes nothing for a thought."""
    folder.mkdir()
    ours = folder_of(None)
    for path in ours.iterdir():
        (folder / path.name).symlink_to(path)
    manifest = json.loads((ours / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"name": "blind", "thresholds": {**manifest["thresholds"], "self_talk": 1.0}}
    (folder / "manifest.json").unlink()
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def set_to(model: str) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text(f"model = '{model}'\n", encoding="utf-8")


@each_command
def test_a_model_that_isnt_there_is_refused(
    command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(command, *COMMANDS[command], "--model", "accurate") == 2
    (said,) = capfd.readouterr().err.splitlines()
    assert "There is no model accurate" in said
    assert not Path("new.md").exists()


@each_command
def test_the_setting_is_read_as_well(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    set_to("accurate")
    assert run(command, *COMMANDS[command]) == 2
    assert f"There is no model {config_file().parent / 'accurate'}" in capfd.readouterr().err


def flagged(capfd: pytest.CaptureFixture[str], *more: str) -> list[str]:
    capfd.readouterr()
    assert run("analyze", "story.txt", "-f", "json", *more) == 0
    return [talk["quote"] for talk in json.loads(capfd.readouterr().out)["self_talk"]]


def test_the_option_comes_before_the_setting(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert flagged(capfd)
    set_to(str(blind_model(tmp_path / "blind")))
    assert not flagged(capfd)
    assert flagged(capfd, "--model", "reader")


def test_results_of_the_model_in_the_settings_are_no_other_version(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    set_to(str(blind_model(tmp_path / "blind")))
    assert run("trends", "journal") == 0
    assert run("store", "vacuum") == 0
    assert "0 results of other versions" in capfd.readouterr().out
