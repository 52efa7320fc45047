"""What is installed works without the checkout: models, content and templates are in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def built(kind: str, folder: Path) -> Path:
    """The one file of a build: a `wheel` or an `sdist`."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            f"--{kind}",
            "--no-isolation",
            "-o",
            str(folder),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", tmp_path_factory.mktemp("dist"))


def test_a_second_wheel_is_the_same_byte_for_byte(wheel: Path, tmp_path: Path) -> None:
    assert built("wheel", tmp_path).read_bytes() == wheel.read_bytes()


def test_two_source_archives_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    first, second = (built("sdist", tmp_path / name) for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_the_wheel_holds_what_it_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "afterview/models/reader/encoder.onnx",
        "afterview/models/tone/weights.npz",
        "afterview/content/labels.toml",
        "afterview/report/templates/page.html",
        "afterview/report/templates/page.css",
    ):
        assert part in names
    assert not any(name.startswith(("tests/", "data/")) for name in names)


def test_it_runs_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import afterview, pathlib; from afterview.resources import models_dir\n"
        f"assert str(pathlib.Path(afterview.__file__)).startswith({str(tmp_path)!r})\n"
        f"assert str(models_dir()).startswith({str(tmp_path)!r})\n"
        "a = afterview.analyze('The interview is over. The manager smiled. I am such an idiot.')\n"
        "print(len(a.self_talk), a.model.version)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 ")
