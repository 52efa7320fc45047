"""Whatever is wrong with a model folder is said in one sentence that tells what to do."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from afterview.errors import ModelError
from afterview.nlp.encoder import FOUR_PRODUCTS
from afterview.nlp.manifest import folder_of
from afterview.nlp.model import ARRAYS, GRAPH, PIECES, load_model
from afterview.nlp.tone import tone_model
from afterview.resources import models_dir

READER = folder_of(None)
MANIFEST: dict[str, Any] = json.loads((READER / "manifest.json").read_text(encoding="utf-8"))
TOLD = ("recipe", "rows_sha256")  # to people; nothing reads them
WRONG = (None, True, -1, 9, float("nan"), "x", [], [1.0], ["1", "2"], {}, {"x": 1})
Place = tuple[str, ...]
PLACES: list[Place] = [
    *((key,) for key in MANIFEST if key not in TOLD),
    *((key, name) for key, table in MANIFEST.items() if isinstance(table, dict) for name in table),
]
every_place = pytest.mark.parametrize("place", PLACES, ids=".".join)


def damaged(
    tmp_path: Path, manifest: dict[str, Any], files: dict[str, bytes] | None = None
) -> Path:
    """The reader's folder with another manifest, which vouches for the files that are others."""
    folder = tmp_path / "mine"
    folder.mkdir(exist_ok=True)
    hashes = manifest.get("files")
    for name in (GRAPH, ARRAYS, PIECES):
        (folder / name).unlink(missing_ok=True)
        if name in (files or {}):
            (folder / name).write_bytes(files[name])
            hashes = {**hashes, name: hashlib.sha256(files[name]).hexdigest()}
        else:
            (folder / name).symlink_to(READER / name)
    whole = {**manifest, "files": hashes} if files else manifest
    (folder / "manifest.json").write_text(json.dumps(whole), encoding="utf-8")
    return folder


def changed(place: Place, *value: Any) -> dict[str, Any]:
    """The manifest with another value at a place, or without it."""
    whole = json.loads(json.dumps(MANIFEST))
    inside = whole[place[0]] if len(place) > 1 else whole
    del inside[place[-1]]
    if value:
        inside[place[-1]] = value[0]
    return whole


def refused(folder: Path) -> str:
    with pytest.raises(ModelError) as error:
        load_model(folder)
    said = str(error.value)
    assert str(folder) in said
    assert any(remedy in said for remedy in ("install afterview again", "anew", "use ours"))
    assert said.endswith(".")
    assert not re.search(r"\. \w", said), "one sentence"
    return said


@every_place
def test_each_key_is_missed(place: Place, tmp_path: Path) -> None:
    assert place[-1] in refused(damaged(tmp_path, changed(place))) or place == ("kind",)


@every_place
def test_each_value_has_to_make_sense(place: Place, tmp_path: Path) -> None:
    fitting = {
        ("name",): ("x",),
        ("version",): ("x",),
        ("format",): (True,),  # which is one, for Python
        ("calibration",): ({},),  # as it is before calibration
        **{("thresholds", name): (9,) for name in ("felt", "verdict", "change")},
    }
    for value in WRONG:
        if not any(value is one or value == one for one in fitting.get(place, ())):
            refused(damaged(tmp_path, changed(place, value)))


@pytest.mark.parametrize("value", [-0.01, 1.01, 10**400, float("inf")])
def test_a_threshold_is_between_0_and_1(value: float, tmp_path: Path) -> None:
    said = refused(damaged(tmp_path, changed(("thresholds", "crisis"), value)))
    assert "the thresholds of crisis in its manifest can't be used" in said


def npz(**arrays: np.ndarray) -> bytes:
    whole = io.BytesIO()
    np.savez(whole, **arrays)
    return whole.getvalue()


def npy(array: np.ndarray, *, pickled: bool = False) -> bytes:
    whole = io.BytesIO()
    np.save(whole, array, allow_pickle=pickled)
    return whole.getvalue()


HEADS, BIAS = np.zeros((384, 97), np.float32), np.zeros(97, np.float32)
WORDS = (READER / PIECES).read_bytes()
FILES: dict[str, tuple[str, bytes]] = {
    "no archive": (ARRAYS, b"nonsense"),
    "nothing": (ARRAYS, b""),
    "half an archive": (ARRAYS, (READER / ARRAYS).read_bytes()[:50_000]),
    "a bit of an archive": (ARRAYS, (READER / ARRAYS).read_bytes()[:-100] + bytes(100)),
    "no biases": (ARRAYS, npz(heads=HEADS)),
    "an array": (ARRAYS, npy(HEADS)),
    "what would run code": (ARRAYS, npy(np.array([object]), pickled=True)),
    "words": (ARRAYS, npz(heads=np.array(["a"]), bias=BIAS)),
    "a single row": (ARRAYS, npz(heads=HEADS[0], bias=BIAS)),
    "fewer labels": (ARRAYS, npz(heads=HEADS[:, 1:], bias=BIAS[1:])),
    "fewer biases": (ARRAYS, npz(heads=HEADS, bias=BIAS[1:])),
    "narrower heads": (ARRAYS, npz(heads=HEADS[1:], bias=BIAS)),
    "no numbers": (ARRAYS, npz(heads=HEADS * np.nan, bias=BIAS)),
    "no graph": (GRAPH, b"nonsense"),
    "half a graph": (GRAPH, (READER / GRAPH).read_bytes()[:5_000_000]),
    "no graph at all": (GRAPH, b""),
    "another graph": (GRAPH, FOUR_PRODUCTS),
    "no text": (PIECES, b"\xff\xfe\xff"),
    "no words": (PIECES, b""),
    "no marker": (PIECES, WORDS.replace(b"[SEP]", b"[sep]")),
    "a word more than vectors": (PIECES, WORDS + b"\nquillberry"),
}


@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES)
def test_each_file_is_what_it_should_be(name: str, data: bytes, tmp_path: Path) -> None:
    said = refused(damaged(tmp_path, MANIFEST, {name: data}))
    assert "is damaged" in said


class Runs:
    """What makes a folder as soon as it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.mark),)


def test_a_pickle_among_the_heads_is_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    data = npz(heads=np.array([Runs(mark)]), bias=BIAS)
    assert "is damaged" in refused(damaged(tmp_path, MANIFEST, {ARRAYS: data}))
    assert not mark.exists()


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "7", '"afterview-model"', "\ud800"])
def test_a_manifest_that_is_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    assert "holds no afterview model" in refused(tmp_path)


@pytest.mark.parametrize("name", ["accurate", "tone", "../reader"])
def test_a_name_that_is_no_folder_tells_what_there_is(name: str) -> None:
    said = refused(folder_of(name))
    assert f"There is no model {name}: " in said
    assert "afterview brings only reader" in said


@pytest.mark.parametrize("name", [".", ".."])
def test_a_folder_by_its_place_is_no_shipped_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"There is no model in {name}" in refused(folder_of(name))


def test_our_own_is_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afterview.nlp.manifest.models_dir", lambda: tmp_path)
    assert refused(folder_of(None)).endswith("has no manifest.json; install afterview again.")


TONE = models_dir() / "tone"
TONE_MANIFEST: dict[str, Any] = json.loads((TONE / "manifest.json").read_text(encoding="utf-8"))
NEEDED = ("bias", "calibration", "files", "format", "kind", "name", "version")


def no_tone(folder: Path, manifest: dict[str, Any]) -> None:
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(ModelError, match=r"install afterview again|use ours|anew"):
        tone_model(folder)


@pytest.mark.parametrize("key", NEEDED)
def test_the_tone_misses_each_of_its_keys(key: str, tmp_path: Path) -> None:
    table = TONE_MANIFEST[key]
    no_tone(tmp_path, {name: value for name, value in TONE_MANIFEST.items() if name != key})
    for name in table if isinstance(table, dict) else ():
        rest = {other: value for other, value in table.items() if other != name}
        no_tone(tmp_path, {**TONE_MANIFEST, key: rest})
    for wrong in (None, 7, [], {}, [None, None]):
        no_tone(tmp_path, {**TONE_MANIFEST, key: wrong})


@pytest.mark.parametrize("name", sorted(TONE_MANIFEST["files"]))
@pytest.mark.parametrize("data", [b"", b"nonsense", b"\xff\xfe\xff", npz(other=BIAS)])
def test_each_file_of_the_tone_is_what_it_should_be(name: str, data: bytes, tmp_path: Path) -> None:
    hashes = dict(TONE_MANIFEST["files"])
    for other in hashes:
        (tmp_path / other).write_bytes(data if other == name else (TONE / other).read_bytes())
    no_tone(
        tmp_path, {**TONE_MANIFEST, "files": {**hashes, name: hashlib.sha256(data).hexdigest()}}
    )


def test_a_pickle_among_the_weights_of_the_tone_is_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    data = {name: (TONE / name).read_bytes() for name in TONE_MANIFEST["files"]}
    data["weights.npz"] = npz(weights=np.array([Runs(mark)]))
    hashes = {name: hashlib.sha256(whole).hexdigest() for name, whole in data.items()}
    for name, whole in data.items():
        (tmp_path / name).write_bytes(whole)
    no_tone(tmp_path, {**TONE_MANIFEST, "files": hashes})
    assert not mark.exists()


@pytest.mark.parametrize(
    ("load", "model", "name"),
    [
        *((load_model, READER, name) for name in MANIFEST["files"]),
        *((tone_model, TONE, name) for name in TONE_MANIFEST["files"]),
    ],
)
def test_one_other_bit_in_a_file_is_another_file(
    load: Callable[[Path], object], model: Path, name: str, tmp_path: Path
) -> None:
    for path in model.iterdir():
        (tmp_path / path.name).symlink_to(path)
    data = bytearray((model / name).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"{name} is not the file .* sha256"):
        load(tmp_path)


def test_what_ships_is_whole() -> None:
    assert load_model(models_dir() / "reader").thresholds == MANIFEST["thresholds"]
