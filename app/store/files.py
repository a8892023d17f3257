"""Reading a whole file, and what can be in the way of that (`writing` writes one).

Only regular files are read: a pipe, a device or a socket has no end, and waiting for it would hang
whoever asked.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from app.i18n.texts import Texts
from app.i18n.user_error import Exit, UserError

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


_NOT_NAMED_RIGHT: Final = ("not_found", "name_wrong", "is_input")


class FileTrouble(UserError):
    """The environment does not let us read or write a file.

    `doing` is "read" or "write", `reason` one of REASONS (for writing also one of
    `writing.ONLY_WRITING`), `path` the file as the user named it.
    """

    def __init__(self, doing: str, reason: str, path: Path) -> None:
        super().__init__(f"cli.trouble.{doing}.{reason}")
        self.named = {"file": path}
        self.doing = doing
        self.reason = reason
        self.path = path
        named_wrong = reason in _NOT_NAMED_RIGHT
        self.exit_code = Exit.WRONG_USE if named_wrong else Exit.ENVIRONMENT

    def said(self, texts: Texts) -> list[str]:
        """What is in the way, with the names of files on one line."""
        # The engine knows what a line can show. The settings are looked for before it is there, and
        # the first time there are none.
        from calc.base.characters import on_one_line

        names = {name: on_one_line(str(path)) for name, path in self.named.items()}
        return [texts.text(self.key, **names)]


def trouble(doing: str, error: OSError, path: Path) -> FileTrouble:
    """An error of the system as what we say of it."""
    return FileTrouble(doing, _REASONS.get(error.errno or 0, "failed"), path)


def read_file(path: Path, *, largest: int | None = None) -> bytes:
    """The bytes of a regular file of at most `largest` bytes (LARGEST_FILE). Raises FileTrouble.

    What is opened is looked at before it is read, so nothing can be put in its place in between.
    """
    most = LARGEST_FILE if largest is None else largest
    data = begin_of(path, most + 1)
    if len(data) > most:
        raise FileTrouble("read", "too_large", path)
    return data


def begin_of(path: Path, most: int) -> bytes:
    """The first bytes of a regular file. Raises FileTrouble."""
    try:
        handle = os.open(path, _TO_READ)
        try:
            kind = os.fstat(handle).st_mode
            if not stat.S_ISREG(kind):
                reason = "is_folder" if stat.S_ISDIR(kind) else "not_a_file"
                raise FileTrouble("read", reason, path)
            with open(handle, "rb", closefd=False) as stream:
                return stream.read(most)
        finally:
            os.close(handle)
    except OSError as error:
        raise trouble("read", error, path) from error
    except ValueError as error:  # a name that no file can have: with a NUL, or half a character
        raise FileTrouble("read", "name_wrong", path) from error
