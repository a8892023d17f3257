"""What is written is for its owner only; what may not be replaced is refused and named (F9)."""

import os
import stat
from pathlib import Path

import pytest

from app.store.files import FileTrouble
from app.store.writing import write_file, write_private_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def _reason(path: Path) -> str:
    with pytest.raises(FileTrouble) as caught:
        write_file(path, b"new")
    assert (caught.value.doing, caught.value.path) == ("write", path)
    return caught.value.reason


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_f9_a_new_file_is_for_its_owner_only(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "new", b"x")
    finally:
        os.umask(before)
    assert _mode(tmp_path / "new") == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o644, 0o200, 0o755])
def test_f9_the_rights_of_a_file_that_was_there_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    path.chmod(mode)
    write_file(path, b"y")
    assert (_mode(path), path.read_bytes()) == (mode, b"y")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_f9_the_owner_and_the_group_of_a_file_that_was_there_stay(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    path.chmod(0o640)
    os.chown(path, 12345, 23456)
    write_file(path, b"y")
    kept = path.stat()
    assert (kept.st_uid, kept.st_gid, _mode(path)) == (12345, 23456, 0o640)


def test_f9_without_its_group_another_group_may_not_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    path.chmod(0o664)
    real = os.fstat

    class OfAnother:
        def __init__(self, found: os.stat_result) -> None:
            self.st_uid, self.st_gid = found.st_uid + 1, found.st_gid + 1

    def refused(*_: object) -> None:
        raise PermissionError(1, "no")

    def fstat(handle: int) -> object:
        found = real(handle)
        return OfAnother(found) if asked.pop() else found

    asked = [True, False]  # once for whether the part is there, once for its owner
    monkeypatch.setattr(os, "fstat", fstat)
    monkeypatch.setattr(os, "fchown", refused)
    write_file(path, b"y")
    monkeypatch.undo()
    assert (_mode(path), path.read_bytes()) == (0o604, b"y")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no such marks")
def test_f9_the_marks_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"x")
    try:
        os.setxattr(path, "user.uitzicht", b"kept")
    except OSError:
        pytest.skip("this disk has no such marks")
    write_file(path, b"y")
    assert os.getxattr(path, "user.uitzicht") == b"kept"


@pytest.mark.parametrize("mode", [0o400, 0o444, 0o555, 0o000])
def test_f9_a_file_without_any_right_to_write_is_not_replaced(tmp_path: Path, mode: int) -> None:
    """Also not by an administrator, to whom the system would allow it."""
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(mode)
    assert _reason(path) == "read_only"
    path.chmod(0o600)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["old"]


def test_f9_a_file_of_somebody_else_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has a right to write, but not for us; the folder alone would let us."""
    path = tmp_path / "old"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert _reason(path) == "read_only"
    assert path.read_bytes() == b"old"


def test_f9_a_file_with_a_second_name_is_not_cut_loose(tmp_path: Path) -> None:
    path, second = tmp_path / "first", tmp_path / "second"
    path.write_bytes(b"old")
    os.link(path, second)
    assert _reason(path) == "hard_linked"
    assert (path.read_bytes(), second.read_bytes()) == (b"old", b"old")
    (tmp_path / "link").symlink_to(second)
    assert _reason(tmp_path / "link") == "hard_linked"


def test_f9_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    (tmp_path / "between").symlink_to("far/target")
    link.symlink_to("between")
    write_file(link, b"new")
    assert (link.is_symlink(), target.read_bytes(), _mode(target)) == (True, b"new", 0o640)


def test_f9_a_link_to_nothing_yet_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "target").read_bytes() == b"new"
    assert _mode(tmp_path / "target") == 0o600


def test_f9_links_that_go_round_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert _reason(tmp_path / "a") == "link_loop"


def test_f9_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    assert _reason(tmp_path / "a\0b") == "name_wrong"


def test_f9_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    """To an administrator /dev/null would have been a file like any other."""
    os.mkfifo(tmp_path / "pipe")
    assert _reason(tmp_path / "pipe") == "not_a_file"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert _reason(Path("/dev/null")) == "not_a_file"


def test_f9_a_file_of_the_program_itself_is_always_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings"
    write_private_file(path, b"x")
    path.chmod(0o644)
    write_private_file(path, b"y")
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)
    path.chmod(0o400)
    with pytest.raises(FileTrouble) as caught:
        write_private_file(path, b"z")
    assert caught.value.reason == "read_only"
