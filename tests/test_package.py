import subprocess
import sys
from pathlib import Path

import pytest

import afterview
from afterview.errors import ModelError
from afterview.nlp.model import load_model
from afterview.resources import models_dir

ROOT = Path(__file__).resolve().parents[1]


def test_importing_is_light() -> None:
    code = "import sys, afterview; assert not {'spacy', 'numpy', 'rich'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_public_names_are_there() -> None:
    for name in afterview.__all__:
        assert getattr(afterview, name)
    with pytest.raises(AttributeError):
        afterview.nothing  # noqa: B018


def test_the_changelog_knows_the_version() -> None:
    assert afterview.__version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_address_in_the_constraints() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--hash=sha256:" in text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = models_dir() / "reader"
    target = tmp_path / "reader"
    target.mkdir()
    for path in source.iterdir():
        (target / path.name).write_bytes(path.read_bytes())
    return target


def test_a_damaged_model_is_one_sentence(folder: Path) -> None:
    data = bytearray((folder / "encoder.onnx").read_bytes())
    data[1_000] ^= 1
    (folder / "encoder.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="sha256"):
        load_model(folder)


def test_a_missing_file_is_one_sentence(folder: Path) -> None:
    (folder / "heads.npz").unlink()
    with pytest.raises(ModelError, match=r"heads\.npz"):
        load_model(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"format": 2', '"format": 9', "format 9"),
        ("afterview-model", "other-model", "no afterview model"),
        ('"mind_reading"', '"mindreading"', "other labels"),
        ("{", "[", "no afterview model"),
    ],
)
def test_a_foreign_model_is_one_sentence(folder: Path, old: str, new: str, says: str) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ModelError, match=says):
        load_model(folder)
