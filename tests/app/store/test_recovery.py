"""Recovery files: written whole, locked while their window lives, cleared up when it does not."""

import json
from pathlib import Path

import pytest

from app.store.files import FileTrouble
from app.store.recovery import LeftBehind, RecoveryFile, Unsaved, left_behind
from calc import Draft


@pytest.fixture
def abandoned(tmp_path: Path) -> Path:
    """The file of a window that was ended."""
    recovery = RecoveryFile(tmp_path)
    recovery.write(Unsaved(Draft(notes="SENTINEL"), Path("/a.uitzicht.json"), "f"))
    recovery._lock.let_go(remove=False)
    return recovery.path


def _only(folder: Path) -> LeftBehind:
    (left,) = left_behind(folder)
    return left


def test_what_was_left_behind_comes_back_whole(abandoned: Path) -> None:
    left = _only(abandoned.parent)
    assert left.read() == Unsaved(Draft(notes="SENTINEL"), Path("/a.uitzicht.json"), "f")
    left.throw_away()
    assert list(abandoned.parent.iterdir()) == []


def test_work_without_a_file_comes_back_without_one(tmp_path: Path) -> None:
    recovery = RecoveryFile(tmp_path)
    recovery.write(Unsaved(Draft(), None, None))
    recovery._lock.let_go(remove=False)
    left = _only(tmp_path)
    assert left.read() == Unsaved(Draft(), None, None)
    left.leave()


def test_whoever_looks_has_it_alone_until_it_is_let_go(abandoned: Path) -> None:
    left = _only(abandoned.parent)
    assert left_behind(abandoned.parent) == []
    left.leave()
    again = _only(abandoned.parent)
    again.leave()


def test_no_folder_is_nothing_left_behind(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "none") == []


def test_what_was_half_written_is_cleared_up(abandoned: Path) -> None:
    part = abandoned.with_name(f".{abandoned.name}.abc.part")
    part.write_bytes(b"SENTINEL")
    left = _only(abandoned.parent)
    assert not part.exists()
    left.leave()


def test_a_lock_without_work_is_cleared_up(tmp_path: Path) -> None:
    (tmp_path / "1-a.lock").touch()
    assert left_behind(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_window_whose_lock_was_cleared_up_takes_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.store import locks
    from app.store import recovery as module

    mine, real, calls = RecoveryFile(tmp_path), locks.locked, []
    first = mine.path

    def after_somebody_cleared_up(stream: object) -> bool:
        calls.append(stream)
        if len(calls) == 1:
            first.with_suffix(".lock").unlink()
        return real(stream)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "locked", after_somebody_cleared_up)
    mine.write(Unsaved(Draft(), None, None))
    assert mine.path != first
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".lock"]
    assert left_behind(tmp_path) == []
    mine.remove()


def test_removing_what_was_never_written_is_nothing(tmp_path: Path) -> None:
    RecoveryFile(tmp_path / "none").remove()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file_broken_off"),
        ("[]", "file_foreign"),
        ('{"recovery_version": 2}', "file_foreign"),
        ('{"recovery_version": 1}', "file_foreign"),
        ('{"recovery_version": 1, "dossier": {"schema_version": 99}}', "file_newer"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, code: str, abandoned: Path) -> None:
    abandoned.write_text(text)
    left = _only(abandoned.parent)
    read = left.read()
    left.leave()
    assert isinstance(read, tuple)
    assert [problem.code for problem in read] == [code]


def test_work_of_a_newer_program_is_not_read_as_if_it_were_ours(abandoned: Path) -> None:
    values = json.loads(abandoned.read_text())
    abandoned.write_text(json.dumps(values | {"recovery_version": 2}))
    left = _only(abandoned.parent)
    read = left.read()
    left.leave()
    assert isinstance(read, tuple)
    assert [problem.code for problem in read] == ["file_foreign"]


def test_a_file_of_odd_kinds_is_read_as_far_as_it_goes(abandoned: Path) -> None:
    values = json.loads(abandoned.read_text())
    abandoned.write_text(json.dumps(values | {"file": 3, "fingerprint": []}))
    left = _only(abandoned.parent)
    assert left.read() == Unsaved(Draft(notes="SENTINEL"), None, None)
    left.leave()


def test_trouble_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileTrouble):
        RecoveryFile(tmp_path / "file").write(Unsaved(Draft(), None, None))
    recovery = RecoveryFile(tmp_path)
    recovery.path.mkdir()
    with pytest.raises(FileTrouble):
        recovery.remove()
