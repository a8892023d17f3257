"""Writing a file: the old one or the new one, never half of it, and for its owner's eyes.

    <folder>/.uitzicht-<computer>-<chance>.part    what is being written, locked by who writes it

A file that is new can be read by its owner only: nearly everything we write is about a customer.
One that was there keeps its rights and its owner. Whoever is killed while writing leaves a part;
see `app.store.leftovers` for how it goes.
"""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.store.files import FileTrouble, trouble
from app.store.leftovers import part_name, sweep
from app.store.locks import locked

ONLY_WRITING: Final = frozenset(
    {"read_only", "hard_linked", "not_a_file", "link_loop", "name_wrong"}
)
"""Reasons of a FileTrouble that only writing has."""
_NEW_FILE: Final = 0o600
_ANY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_MOST_NAMES: Final = 20


class _Refused(Exception):
    """The target may not be replaced: one of ONLY_WRITING."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def write_file(path: Path, data: bytes) -> None:
    """Write beside, flush to disk, rename: the old file or the new one, never half of it.

    A symbolic link is followed. A file that may not be written, that has a second name, or that is
    no file is refused. Raises FileTrouble; then the old file is untouched and nothing new is left
    in the folder.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """`write_file` of what is made piece by piece, and need not be in memory at once."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        _write_beside_and_rename(_target(path), pieces)
    except _Refused as refused:
        raise FileTrouble("write", refused.reason, path) from refused
    except OSError as error:
        raise trouble("write", error, path) from error


def write_private_file(
    path: Path, data: bytes, *, flush: bool = True, sweeping: bool = True
) -> None:
    """Write a file of the program's own that only its owner can read. Raises FileTrouble.

    A folder that is not there is made, for the owner only. Without `flush` the file survives the
    end of the program but perhaps not of the power; that spares the disk at every keystroke.
    Without `sweeping` nothing that was left behind is looked for: for who writes thousands of files
    in one folder.
    """
    try:
        make_private_folder(path.parent)
        _write_beside_and_rename(
            _target(path), (data,), private=True, flush=flush, sweeping=sweeping
        )
    except _Refused as refused:
        raise FileTrouble("write", refused.reason, path) from refused
    except OSError as error:
        raise trouble("write", error, path) from error


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those around it, for the owner only; one that is there stays as it is."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _target(path: Path) -> Path:
    """The file that a path means, behind every link."""
    try:
        return path.resolve()
    except RuntimeError as error:  # so says Python 3.11 of links that go round
        raise _Refused("link_loop") from error
    except ValueError as error:  # with a NUL in it
        raise _Refused("name_wrong") from error


def _write_beside_and_rename(
    path: Path,
    pieces: Iterable[bytes],
    *,
    private: bool = False,
    flush: bool = True,
    sweeping: bool = True,
) -> None:
    old = _old(path)
    # First, so that what a full disk cannot hold any more makes room for what is saved now.
    if sweeping:
        sweep(path.parent)
    handle, beside = _new_part(path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            if flush:
                os.fsync(handle)
            if old is not None and not private:
                _take_rights_of(old, path, handle, beside)
            if os.name != "nt":  # the lock is held until the part has its own name
                os.replace(beside, path)
        if os.name == "nt":  # pragma: no cover - an open file cannot be renamed there
            os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        raise
    if flush:
        _flush_folder(path.parent)


def _old(path: Path) -> os.stat_result | None:
    """What is there now; None when nothing is. Raises _Refused for what may not be replaced."""
    try:
        old = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(old.st_mode):
        raise _Refused("not_a_file")
    # The bits themselves too: to an administrator the system would allow everything.
    if not old.st_mode & _ANY_WRITE or not os.access(path, os.W_OK):
        raise _Refused("read_only")
    if old.st_nlink > 1:
        raise _Refused("hard_linked")
    return old


def _new_part(folder: Path) -> tuple[int, Path]:
    """A part that is ours: open, locked, and still there. Nobody else can read it."""
    for _ in range(_MOST_NAMES):
        beside = folder / part_name(secrets.token_hex(4))
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(beside, flags, _NEW_FILE)
        except FileExistsError:
            continue
        # Somebody who sweeps may have met it between its making and its lock.
        if locked(handle) and _is_there(handle, beside):
            return handle, beside
        os.close(handle)
        with contextlib.suppress(OSError):
            os.unlink(beside)
    raise OSError(errno.EAGAIN, "no name for a part")


def _is_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _take_rights_of(old: os.stat_result, path: Path, handle: int, beside: Path) -> None:
    """The owner, the rights and the list of who may (ACL) of the file that is replaced.

    What we may not give is left out on the narrow side: without its group nobody of another group
    may read it.
    """
    mode = stat.S_IMODE(old.st_mode)
    if sys.platform == "win32":  # pragma: no cover - a new file has the rights of its folder there
        os.chmod(beside, mode)
        return
    new = os.fstat(handle)
    if new.st_uid != old.st_uid:
        with contextlib.suppress(OSError):
            os.fchown(handle, old.st_uid, -1)
    if new.st_gid != old.st_gid:
        try:
            os.fchown(handle, -1, old.st_gid)
        except OSError:
            mode &= ~stat.S_IRWXG
    os.fchmod(handle, mode)
    _copy_extras(path, handle)


def _copy_extras(path: Path, handle: int) -> None:
    """Its ACL and other marks, as far as this system and this disk have them."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(path):
            with contextlib.suppress(OSError):
                os.setxattr(handle, name, os.getxattr(path, name))


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable where the platform can; Windows cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
