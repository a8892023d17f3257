"""F7: who is killed while saving leaves the old file or the new one, and soon nothing else."""

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.services.dossiers import open_dossier, save_dossier
from app.services.local_state import Keeper
from app.store.leftovers import part_name, sweep
from app.store.locks import locked
from app.store.writing import write_file
from calc import Draft

pytestmark = pytest.mark.skipif(os.name == "nt", reason="killing is another thing on Windows")

_OLD, _NEW = b"old " * 20_000, b"SENTINEL " * 20_000


def _process(work: Callable[[], None]) -> int:
    """A process that does this and is killed; a new Python was most of what it took."""
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(1)  # never back into the tests
    return process


def _killer_of(process: int) -> int:
    return os.WTERMSIG(os.waitpid(process, 0)[1])


def _save_killed_at(name: str, moment: str, path: Path) -> None:
    real = getattr(os, name)

    def killed(*args: Any, **more: Any) -> Any:
        if moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(*args, **more)
        if not (name == "open" and ".part" not in str(args[0])):
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(os, name, killed)
    write_file(path, _NEW)


def _save_for_ever(path: Path, begun: int) -> None:
    os.write(begun, b"on")
    while True:
        write_file(path, _NEW)
        write_file(path, _OLD)


def _parts(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("open", "before"), ("open", "after"), ("fsync", "before"), ("fsync", "after"),
        ("fchmod", "before"), ("fchmod", "after"), ("replace", "before"), ("replace", "after"),
    ],
)  # fmt: skip
def test_f7_killed_at_each_call_nothing_stays_after_the_next_save(
    tmp_path: Path, name: str, moment: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(_OLD)
    assert _killer_of(_process(partial(_save_killed_at, name, moment, path))) == signal.SIGKILL
    assert path.read_bytes() == (_NEW if (name, moment) == ("replace", "after") else _OLD)
    for part in _parts(tmp_path):
        assert part.stat().st_mode & 0o777 in (0o600, path.stat().st_mode & 0o777)
    write_file(path, b"next")
    assert os.listdir(tmp_path) == ["a"]


def test_f7_killed_at_any_moment_nothing_stays(tmp_path: Path) -> None:
    path, met = tmp_path / "a", 0
    path.write_bytes(_OLD)
    for after in range(8):
        begun, begin = os.pipe()
        child = _process(partial(_save_for_ever, path, begin))
        assert os.read(begun, 2) == b"on"
        time.sleep(0.003 * after)  # anywhere in a save; the outcome does not depend on where
        os.kill(child, signal.SIGKILL)
        assert _killer_of(child) == signal.SIGKILL
        os.close(begun)
        os.close(begin)
        assert path.read_bytes() in (_OLD, _NEW)
        met += len(_parts(tmp_path))
        sweep(tmp_path)
        assert os.listdir(tmp_path) == ["a"]
    assert met <= 8, "each left at most one"


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What somebody left who was killed."""
    part = tmp_path / part_name("0123abcd")
    part.write_bytes(b"SENTINEL")
    return part


def test_f7_opening_a_dossier_clears_its_folder(tmp_path: Path, left: Path) -> None:
    save_dossier(tmp_path / "far.uitzicht.json", Draft())
    left.write_bytes(b"SENTINEL")
    open_dossier(tmp_path / "far.uitzicht.json")
    assert not left.exists()


def test_f7_opening_through_a_link_clears_the_folder_of_the_dossier(
    tmp_path: Path, left: Path
) -> None:
    save_dossier(tmp_path / "far.uitzicht.json", Draft())
    left.write_bytes(b"SENTINEL")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "link.json").symlink_to(tmp_path / "far.uitzicht.json")
    open_dossier(tmp_path / "near" / "link.json")
    assert not left.exists()


def test_f7_the_folders_we_know_are_cleared_at_the_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    known = [tmp_path / "one", tmp_path / "two"]
    for folder in (*known, data, data / "recovery", data / "tariffs" / "kept"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / part_name("0123abcd")).write_bytes(b"SENTINEL")
    keeper = Keeper(data)
    for folder in (*known, tmp_path / "vanished"):
        keeper.remember(folder / "a.uitzicht.json")
    Keeper(data).sweep()
    assert list(tmp_path.rglob("*.part")) == []


def test_f7_a_save_that_is_running_is_left_alone(tmp_path: Path, left: Path) -> None:
    with left.open("rb+") as running:
        assert locked(running)
        assert sweep(tmp_path) == 0
        write_file(tmp_path / "a", b"x")
        assert left.exists()
    assert sweep(tmp_path) == 1


def test_f7_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    names = (".abcdefgh.part", "film.part", ".uitzicht-1.part", part_name("0123abcd") + "x",
             part_name("0123abcd").removeprefix("."), ".uitzicht-notes.json")  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / part_name("00000001")).mkdir()
    target = tmp_path / "target"
    target.write_bytes(b"x")
    (tmp_path / part_name("00000002")).symlink_to(target)
    os.mkfifo(tmp_path / part_name("00000003"))
    assert sweep(tmp_path) == 0
    assert len(os.listdir(tmp_path)) == len(names) + 4


def test_f7_a_part_of_another_computer_gets_a_day(tmp_path: Path) -> None:
    """Its lock cannot always be seen from here."""
    part = tmp_path / ".uitzicht-00000000-0123abcd.part"
    part.write_bytes(b"x")
    assert sweep(tmp_path) == 0
    almost = time.time() - 24 * 60 * 60 + 60
    os.utime(part, (almost, almost))
    assert sweep(tmp_path) == 0
    assert part.exists()
    day_ago = time.time() - 24 * 60 * 60 - 1
    os.utime(part, (day_ago, day_ago))
    assert sweep(tmp_path) == 1


def test_f7_a_folder_that_is_not_there_stops_nobody(tmp_path: Path) -> None:
    assert sweep(tmp_path / "none") == 0


def test_f7_a_save_whose_part_was_swept_too_soon_takes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the making of a part and its lock somebody may have swept."""
    from app.store import writing

    calls: list[int] = []

    def swept_first(handle: int) -> bool:
        if not calls:
            calls.append(sweep(tmp_path))
        return locked(handle)

    monkeypatch.setattr(writing, "locked", swept_first)
    write_file(tmp_path / "a", b"x")
    assert calls == [1]
    assert os.listdir(tmp_path) == ["a"]
