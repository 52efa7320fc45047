"""What is installed works without the checkout: models, content and templates are in the wheel."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import afterview

ROOT = Path(__file__).resolve().parents[1]


def built(kind: str, folder: Path, root: Path = ROOT) -> Path:
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
            str(root),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("sdist", tmp_path_factory.mktemp("source"))


def test_a_second_wheel_is_the_same_byte_for_byte(wheel: Path, tmp_path: Path) -> None:
    assert built("wheel", tmp_path).read_bytes() == wheel.read_bytes()


def test_two_source_archives_are_the_same_byte_for_byte(sdist: Path, tmp_path: Path) -> None:
    assert built("sdist", tmp_path).read_bytes() == sdist.read_bytes()


def test_both_hold_the_bill_of_materials(wheel: Path, sdist: Path) -> None:
    script = [sys.executable, str(ROOT / "supply" / "bom.py")]
    said = subprocess.run(script, check=True, capture_output=True).stdout
    own = f"afterview-{afterview.__version__}"
    packed = zipfile.ZipFile(wheel)
    assert packed.read(f"{own}.dist-info/sboms/afterview.cdx.json") == said
    with tarfile.open(sdist) as source:
        held = source.extractfile(f"{own}/afterview.cdx.json")
        assert held
        assert held.read() == said


def test_a_wheel_out_of_the_source_archive_is_the_same(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as source:
        source.extractall(tmp_path / "source", filter="data")
    (root,) = (tmp_path / "source").iterdir()
    assert built("wheel", tmp_path / "again", root).read_bytes() == wheel.read_bytes()


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
        "print(a.self_talk[-1].quote, a.model.version)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{os.environ['PYTHONPATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("I am such an idiot. reader-")
