"""Reading a whole file, and what can be in the way of that (`writing` writes one)."""

import errno
from pathlib import Path
from typing import Final

LARGEST_FILE: Final = 20 * 1024 * 1024
"""Bytes; a dossier of 10,000 lines is far below it."""

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
}
REASONS: Final = frozenset(_REASONS.values()) | {"too_large", "failed"}


class FileTrouble(Exception):
    """The environment does not let us read or write a file.

    `doing` is "read" or "write", `reason` one of REASONS (of `writing.WRITE_REASONS`
    for writing), `path` the file as the user named it.
    """

    def __init__(self, doing: str, reason: str, path: Path) -> None:
        super().__init__(f"{doing}: {reason}")
        self.doing = doing
        self.reason = reason
        self.path = path


def trouble(doing: str, error: OSError, path: Path) -> FileTrouble:
    """An error of the system as what we say of it."""
    return FileTrouble(doing, _REASONS.get(error.errno or 0, "failed"), path)


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises FileTrouble."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise trouble("read", error, path) from error
    if len(data) > LARGEST_FILE:
        raise FileTrouble("read", "too_large", path)
    return data
