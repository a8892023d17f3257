"""Settings: every one has a type, a default and a description; odd files stop nobody."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.services.local_state import Keeper
from app.store.settings import Note, Settings, read_settings, write_settings
from app.store.window_look import NAME


def _written(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_text(text, "utf-8")
    return folder


def _with(folder: Path, **values: Any) -> Path:
    return _written(folder, json.dumps(values))


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_a_default_and_says_what_it_is(name: str) -> None:
    field = Settings.model_fields[name]
    assert field.description
    assert not field.is_required()
    assert getattr(Settings(), name) == field.default


def test_there_are_none_the_first_time(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "no folder") == (None, ())
    assert Keeper(tmp_path).settings == Settings()


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    kept = Settings(language="en", zoom=150, recent_files=("/a", "/b"))
    write_settings(tmp_path / "data", kept)
    assert read_settings(tmp_path / "data") == (kept, ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_them(tmp_path: Path) -> None:
    write_settings(tmp_path / "data", Settings())
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "de"),
        ("language", 1),
        ("zoom", "150"),
        ("zoom", 74),
        ("zoom", 301),
        ("zoom", True),
        ("window_width", 399),
        ("window_width", 1e9),
        ("recent_files", "a"),
        ("recent_files", [1]),
        ("recent_files", ["x"] * 11),
        ("last_folder", None),
    ],
)
def test_a_value_that_cannot_be_is_the_default_and_said(
    key: str, value: object, tmp_path: Path
) -> None:
    wrong = {key: value} | ({"last_folder": "/kept"} if key != "last_folder" else {})
    settings, notes = read_settings(_with(tmp_path, **wrong))
    assert settings is not None
    assert getattr(settings, key) == Settings.model_fields[key].default
    assert notes == (Note("wrong_value", key),)
    assert settings.last_folder == wrong.get("last_folder") or key == "last_folder"


@pytest.mark.parametrize("zoom", [75, 300])
def test_the_ends_of_a_range_belong_to_it(zoom: int, tmp_path: Path) -> None:
    settings, notes = read_settings(_with(tmp_path, zoom=zoom))
    assert settings is not None
    assert (settings.zoom, notes) == (zoom, ())


def test_an_unknown_key_is_said_and_kept(tmp_path: Path) -> None:
    _, notes = read_settings(_with(tmp_path, of_a_newer_version=[1], zoom=90))
    assert notes == (Note("unknown_key", "of_a_newer_version"),)
    Keeper(tmp_path).change(zoom=110)
    kept = json.loads((tmp_path / NAME).read_text("utf-8"))
    assert (kept["of_a_newer_version"], kept["zoom"]) == ([1], 110)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"zoom"', "\x00", "[" * 100_000])
def test_a_file_that_is_no_settings_is_set_aside_and_said(text: str, tmp_path: Path) -> None:
    settings, (note,) = read_settings(_written(tmp_path, text))
    assert settings == Settings()
    assert note.code == "set_aside"
    assert Path(note.what).read_text("utf-8") == text
    assert not (tmp_path / NAME).exists()


def test_a_folder_in_the_place_of_the_file_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    settings, notes = read_settings(tmp_path)
    assert settings == Settings()
    assert [note.code for note in notes] == ["unreadable"]
    keeper = Keeper(tmp_path)
    keeper.change(zoom=150)
    assert keeper.settings.zoom == 150


def test_two_windows_do_not_undo_each_others_settings(tmp_path: Path) -> None:
    one, two = Keeper(tmp_path), Keeper(tmp_path)
    one.remember(tmp_path / "a.uitzicht.json")
    two.change(zoom=150)
    two.remember(tmp_path / "b.uitzicht.json")
    read, _ = read_settings(tmp_path)
    assert read is not None
    assert read.zoom == 150
    assert [Path(name).name[0] for name in read.recent_files] == ["b", "a"]


def test_a_file_that_another_window_opened_stays_in_the_list(tmp_path: Path) -> None:
    one, two = Keeper(tmp_path), Keeper(tmp_path)
    one.remember(tmp_path / "a.uitzicht.json")
    two.remember(tmp_path / "b.uitzicht.json")
    read, _ = read_settings(tmp_path)
    assert read is not None
    assert [Path(name).name[0] for name in read.recent_files] == ["b", "a"]
    one.remember(tmp_path / "a.uitzicht.json")
    assert [Path(name).name[0] for name in one.settings.recent_files] == ["a", "b"]


def test_who_empties_the_list_leaves_no_folder_of_a_customer_behind(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path)
    keeper.change(zoom=125)
    keeper.remember(tmp_path / "SENTINEL" / "a.uitzicht.json")
    assert "SENTINEL" in (tmp_path / NAME).read_text("utf-8")
    keeper.forget_files()
    assert "SENTINEL" not in (tmp_path / NAME).read_text("utf-8")
    assert (keeper.settings.recent_files, keeper.settings.last_folder) == ((), "")
    assert keeper.settings.zoom == 125
