"""Whether what lies in somebody's own folder changed: to the byte, and whatever is in the way."""

from pathlib import Path

from app.services.tariff_folder import own_files_of, own_folder, seen_in


def test_an_empty_or_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert seen_in(tmp_path) == ()
    assert own_files_of(tmp_path) == []
    own_folder(tmp_path).mkdir()
    assert seen_in(tmp_path) == ()


def test_what_lies_there_is_the_same_only_to_the_byte(tmp_path: Path) -> None:
    folder = own_folder(tmp_path)
    folder.mkdir()
    (folder / "2026.toml").write_bytes(b"year = 2026\n")
    (folder / "lees mij.txt").write_bytes(b"x")
    before = seen_in(tmp_path)
    assert [name for name, _ in before] == ["2026.toml"]
    (folder / "2026.toml").touch()
    (folder / "lees mij.txt").write_bytes(b"y")
    assert seen_in(tmp_path) == before
    (folder / "2026.toml").write_bytes(b"year = 2026 \n")
    assert seen_in(tmp_path) != before
    (folder / "2026.toml").write_bytes(b"year = 2026\n")
    assert seen_in(tmp_path) == before
    (folder / "2026.toml").rename(folder / "2027.toml")
    assert seen_in(tmp_path) != before


def test_what_cannot_be_read_is_another_state_and_stops_nobody(tmp_path: Path) -> None:
    folder = own_folder(tmp_path)
    folder.write_bytes(b"a file where the folder should be")
    assert own_files_of(tmp_path) == []
    [(name, why)] = seen_in(tmp_path)
    assert (name, bool(why)) == ("", True)
    folder.unlink()
    (folder / "2026.toml").mkdir(parents=True)
    assert seen_in(tmp_path) == (("2026.toml", "is_folder"),)


def test_a_package_that_is_installed_or_altered_is_another_state(tmp_path: Path) -> None:
    folder = tmp_path / "packages"
    folder.mkdir()
    assert own_files_of(tmp_path) == [folder]
    before = seen_in(tmp_path)
    path = folder / "A-1-2026-07-01.uitzicht-package"
    path.write_bytes(b"a package")
    installed = seen_in(tmp_path)
    assert installed != before
    path.write_bytes(b"another")
    assert seen_in(tmp_path) not in (before, installed)
