from pathlib import Path

import pytest

from afterview.errors import InputError
from afterview.reader.config import Config, config_file, read_config


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_set_where_there_is_no_file() -> None:
    assert read_config() == Config()


def test_the_own_file_is_found() -> None:
    config_file().parent.mkdir(parents=True)
    config_file().write_text('name = "Sam"\n', encoding="utf-8")
    assert read_config() == Config(name="Sam")


def test_lines_lie_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text(
        "# mine\n\nOne   day.\nOne day.\r\n Twice – “so”. \n", encoding="utf-8"
    )
    path = write(tmp_path, 'region = "GB"\n[focus]\nfile = "mine.txt"\nperson = "I"\n')
    assert read_config(path) == Config(None, "GB", ("One day.", "Twice – “so”."), "I")


def test_a_tilde_that_is_nobodys_home_is_a_letter(tmp_path: Path) -> None:
    (tmp_path / "~a.txt").write_text("One day.\n", encoding="utf-8")
    assert read_config(write(tmp_path, '[focus]\nfile = "~a.txt"\n')).lines == ("One day.",)
    with pytest.raises(InputError, match=r"~b\.txt"):
        read_config(write(tmp_path, '[focus]\nfile = "~b.txt"\n'))


def test_a_model_lies_beside_the_settings_too(tmp_path: Path) -> None:
    assert read_config(write(tmp_path, 'model = "mine"\n')).model == str(tmp_path / "mine")
    assert (
        read_config(write(tmp_path, f"model = '{tmp_path}/other'\n")).model == f"{tmp_path}/other"
    )
    assert read_config(write(tmp_path, 'model = "reader"\n')).model == "reader"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "is no TOML"),
        ("colour = 'red'", "colour is no setting; settings: name, region, model, focus"),
        ("name = 3", "name wants text"),
        ("model = 3", "model wants text"),
        ("focus = 'x'", "focus wants a table"),
        ("[focus]\nfiles = 'x'", "focus.files is no setting"),
        ("[focus]\nperson = 'we'", "one of I, you, name"),
        ("[focus]\nfile = 'none.txt'", "does not exist"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_config(write(tmp_path, text))


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_config(tmp_path / "none.toml")
