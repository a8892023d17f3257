"""Writing is all or nothing; trouble with the environment has a name."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.store import files
from app.store.files import FileTrouble, read_file
from app.store.writing import write_file


def _reason(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(FileTrouble) as caught:
        write_file(path, data)
    assert caught.value.doing == "write"
    assert caught.value.path == path
    return caught.value.reason


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"one")
    write_file(tmp_path / "a", b"two")
    assert read_file(tmp_path / "a") == b"two"
    assert os.listdir(tmp_path) == ["a"]


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    assert _reason(tmp_path / "no" / "a") == "not_found"
    assert os.listdir(tmp_path) == []


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _reason(tmp_path / "file" / "a") == "not_found"


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    assert _reason(tmp_path) == "is_folder"
    with pytest.raises(FileTrouble) as caught:
        read_file(tmp_path)
    assert caught.value.reason == "is_folder"


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert _reason(tmp_path / ("x" * 300)) == "name_too_long"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="only where the kernel shows /proc")
def test_a_folder_that_nobody_may_write_in_is_refused() -> None:
    assert _reason(Path("/proc/self/a.pdf")) in ("no_permission", "not_found")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "no_permission"),
        (errno.EIO, "failed"),
    ],
)
def test_when_the_disk_gives_up_the_old_file_stays_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    write_file(tmp_path / "a", b"old")

    def full(handle: int) -> None:
        raise OSError(number, "the disk says no")

    monkeypatch.setattr("os.fsync", full)
    assert _reason(tmp_path / "a") == reason
    assert (tmp_path / "a").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_real_limit_on_the_size_of_files_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from app.store.files import FileTrouble\n"
        "from app.store.writing import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n"
        "    write_file(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except FileTrouble as trouble:\n"
        "    print(trouble.reason)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "disk_full"
    assert os.listdir(tmp_path) == []


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        read_file(tmp_path / "nothing")
    assert (caught.value.doing, caught.value.reason) == ("read", "not_found")


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    (tmp_path / "ten").write_bytes(b"x" * 10)
    (tmp_path / "eleven").write_bytes(b"x" * 11)
    assert len(read_file(tmp_path / "ten")) == 10
    with pytest.raises(FileTrouble) as caught:
        read_file(tmp_path / "eleven")
    assert caught.value.reason == "too_large"
