"""What was left out of a program, or altered in it, is named: file, module, list."""

import json
import shutil
from pathlib import Path

import pytest

from app.resources import ROOT
from app.services import contents as contents_module
from app.services.contents import (
    Contents,
    contents_of,
    engine_of,
    hash_of,
    packed_contents,
    read_contents,
    write_contents,
)
from app.services.portfolio import job
from app.services.self_check.check import Found, Place
from app.services.self_check.parts import find_files, find_modules, module_names


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_of(ROOT)


@pytest.fixture
def copied(tmp_path: Path) -> Place:
    """The files that are no code, in a tree of their own."""
    for folder in ("app/resources", "tariffs", "docs/manual", "app/store/database/migrations",
                   "app/i18n/locale"):  # fmt: skip
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Place(tmp_path, tmp_path / "folder")


def _files(found: list[Found]) -> list[tuple[str, str]]:
    return [(each.code, dict(each.values)["file"]) for each in found]


def test_the_whole_program_lacks_nothing(contents: Contents, copied: Place) -> None:
    assert list(find_files(copied, contents, is_packed=True)) == []


@pytest.mark.parametrize(
    "name",
    [
        "app/resources/fonts/NotoSans-Bold.ttf",
        "app/resources/icons/save.svg",
        "app/resources/icc/srgb.icc",
        "app/resources/guard/lexicon.toml",
        "app/i18n/locale/en/LC_MESSAGES/letter.mo",
        "tariffs/2025.toml",
        "docs/manual/nl/05-documenten.md",
        "app/store/database/migrations/env.py",
        "app/store/database/migrations/versions/v0001_first.py",
    ],
)
def test_a_file_that_is_gone_or_altered_is_named(
    name: str, contents: Contents, copied: Place
) -> None:
    path = copied.root / name
    path.write_bytes(path.read_bytes() + b"\n")
    found = list(find_files(copied, contents, is_packed=True))
    assert _files(found) == [("file_changed", name)]
    path.unlink()
    found = list(find_files(copied, contents, is_packed=True))
    assert _files(found) == [("file_gone", name)]


def test_every_manual_page_and_picture_belongs_to_the_program(contents: Contents) -> None:
    names = {name for name, _ in contents.files}
    manual = ROOT / "docs" / "manual"
    every = {path.relative_to(ROOT).as_posix() for path in manual.rglob("*.[mp][dn]*")}
    assert len(every) > 40
    assert every <= names


def test_what_stands_beside_a_manual_and_is_code_is_no_part(contents: Contents) -> None:
    names = [name for name, _ in contents.files]
    assert not [name for name in names if name.endswith((".po", ".pyc")) or "__pycache__" in name]
    code = [name for name in names if name.endswith(".py")]
    assert code == [
        "app/store/database/migrations/env.py",
        "app/store/database/migrations/versions/v0001_first.py",
    ]


def test_a_packed_program_without_its_list_says_so(tmp_path: Path) -> None:
    place = Place(tmp_path, tmp_path)
    assert [each.code for each in find_files(place, None, is_packed=True)] == ["no_contents"]
    assert list(find_files(place, None, is_packed=False)) == []


def test_every_module_is_known_by_name(contents: Contents) -> None:
    assert {"app", "app.ui.result.result_page", "calc.engine", "app.__main__"} <= {
        *contents.modules
    }
    assert not [name for name in contents.modules if "migrations" in name]
    place = Place(ROOT, ROOT)
    of_window = module_names(place, of_window=True)
    others = module_names(place, of_window=False)
    assert sorted([*of_window, *others]) == sorted(contents.modules)
    assert "app.ui.shell.program" in of_window


def test_a_module_that_is_not_there_is_named_and_one_reason_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"breaks_{name}.py").write_text("import app.never_there\n")
    monkeypatch.syspath_prepend(tmp_path)
    first, more, other = find_modules(["calc", "breaks_one", "breaks_two", "app.nor_this"])
    assert dict(first.values) == {
        "name": "breaks_one",
        "why": "ModuleNotFoundError: No module named 'app.never_there'",
    }
    assert (more.code, dict(more.values)) == ("module_more", {"count": "1"})
    assert dict(other.values)["name"] == "app.nor_this"


def test_the_list_that_is_written_is_read_back_and_is_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "contents.json"
    write_contents(ROOT, path)
    before = path.read_bytes()
    write_contents(ROOT, path)
    assert path.read_bytes() == before
    assert read_contents(path) == contents_of(ROOT)
    path.write_text('{"schema": "other"}')
    with pytest.raises(ValueError, match="is not uitzicht-contents/1"):
        read_contents(path)


def test_a_list_beside_the_sources_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "contents.json"
    write_contents(ROOT, path)
    monkeypatch.setattr(contents_module, "CONTENTS", path)
    assert packed_contents() is None
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert packed_contents() == contents_of(ROOT)
    path.unlink()
    assert packed_contents() is None


def test_a_packed_program_tells_its_workers_the_hash_of_its_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "contents.json"
    write_contents(ROOT, path)
    values = json.loads(path.read_text())
    assert values["engine"] == engine_of(ROOT)
    known = Contents((), (), "0.0.0+packed")
    monkeypatch.setattr(job, "packed_contents", lambda: known)
    job.program_version.cache_clear()
    try:
        assert job.program_version() == "0.0.0+packed"
    finally:
        job.program_version.cache_clear()


def test_ends_of_lines_are_no_change(tmp_path: Path) -> None:
    one, other, binary = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    one.write_bytes(b"a\nb\n")
    other.write_bytes(b"a\r\nb\r\n")
    binary.write_bytes(b"\0a\r\nb\r\n")
    assert hash_of(one) == hash_of(other) != hash_of(binary)
