"""Reading a whole file and writing one so that nothing half-written ever stays behind.

Only regular files are read: a pipe, a device or a socket has no end, and waiting for it would hang
whoever asked.
"""

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes; a dossier of 10,000 lines is far below it."""
_TO_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
"""Without O_NONBLOCK a pipe would keep us waiting before we could see that it is one."""

_REASONS: Final = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.EISDIR: "is_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.ELOOP: "link_loop",
    errno.ENXIO: "not_a_file",
    errno.ENODEV: "not_a_file",
}
REASONS: Final = frozenset(_REASONS.values()) | {"too_large", "name_wrong", "failed"}


class FileTrouble(Exception):
    """The environment does not let us read or write a file.

    `doing` is "read" or "write", `reason` one of REASONS, `path` the file as the user named it.
    """

    def __init__(self, doing: str, reason: str, path: Path) -> None:
        super().__init__(f"{doing}: {reason}")
        self.doing = doing
        self.reason = reason
        self.path = path


def trouble(doing: str, error: OSError, path: Path) -> FileTrouble:
    """An error of the system as what we say of it."""
    return FileTrouble(doing, _REASONS.get(error.errno or 0, "failed"), path)


def read_file(path: Path, *, largest: int | None = None) -> bytes:
    """The bytes of a regular file of at most `largest` bytes (LARGEST_FILE). Raises FileTrouble.

    What is opened is looked at before it is read, so nothing can be put in its place in between.
    """
    most = LARGEST_FILE if largest is None else largest
    try:
        handle = os.open(path, _TO_READ)
        try:
            kind = os.fstat(handle).st_mode
            if not stat.S_ISREG(kind):
                reason = "is_folder" if stat.S_ISDIR(kind) else "not_a_file"
                raise FileTrouble("read", reason, path)
            with open(handle, "rb", closefd=False) as stream:
                data = stream.read(most + 1)
        finally:
            os.close(handle)
    except OSError as error:
        raise trouble("read", error, path) from error
    except ValueError as error:  # a name that no file can have: with a NUL, or half a character
        raise FileTrouble("read", "name_wrong", path) from error
    if len(data) > most:
        raise FileTrouble("read", "too_large", path)
    return data


def write_file(path: Path, data: bytes) -> None:
    """Write beside, flush to disk, rename: the old file or the new one, never half of it.

    Raises FileTrouble; then the old file is untouched and nothing new is left in the folder.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        _write_beside_and_rename(path.resolve(), data)
    except OSError as error:
        raise trouble("write", error, path) from error


def write_private_file(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write a file of the program's own that only its owner can read. Raises FileTrouble.

    A folder that is not there is made, for the owner only. Without `flush` the file survives the
    end of the program but perhaps not of the power; that spares the disk at every keystroke.
    """
    try:
        make_private_folder(path.parent)
        _write_beside_and_rename(path.resolve(), data, mode=0o600, flush=flush)
    except OSError as error:
        raise trouble("write", error, path) from error


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those around it, for the owner only; one that is there stays as it is."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def parts_of(path: Path) -> list[Path]:
    """What `write_private_file` left half-written beside a file when it was killed."""
    return sorted(path.parent.glob(f".{path.name}.*.part"))


def _write_beside_and_rename(
    path: Path, data: bytes, *, mode: int | None = None, flush: bool = True
) -> None:
    prefix = "." if mode is None else f".{path.name}."
    if mode is None:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if flush:
                stream.flush()
                os.fsync(stream.fileno())
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
    if flush:
        _flush_folder(path.parent)


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable where the platform can; Windows cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
