"""Parts of files that were left behind: somebody was killed while saving.

    .uitzicht-<computer>-<chance>.part

A part holds what a customer told. It goes at the next save in its folder, when something is opened
from there, and at the start of the program. Only a part whose writer is dead goes. A writer has its
part locked, and the system lets go of that lock when the writer dies. Locks of another computer
cannot always be seen from here: a part of another computer goes when it is a day old.
"""

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from platform import node
from typing import Final

from app.store.locks import locked

_PART: Final = re.compile(r"\.uitzicht-(?P<computer>[0-9a-f]{8})-[0-9a-f]{8}\.part")
_A_DAY: Final = 24 * 60 * 60
_TEN_MINUTES: Final = 10 * 60


@cache
def _this_computer() -> str:
    return sha256(node().encode()).hexdigest()[:8]


def part_name(chance: str) -> str:
    """The name of a part that this computer writes; `chance`: eight hexadecimal digits."""
    return f".uitzicht-{_this_computer()}-{chance}.part"


def sweep(folder: Path) -> int:
    """Remove every part in a folder whose writer is dead; how many went. Raises nothing."""
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _PART.fullmatch(entry.name)
            if found is not None:
                with contextlib.suppress(OSError):
                    removed += _remove_dead(entry.path, found["computer"] == _this_computer())
    return removed


def sweep_all(folders: Iterable[Path]) -> int:
    """The same for several folders; one that cannot be reached is passed over."""
    return sum(sweep(folder) for folder in dict.fromkeys(folders))


def _remove_dead(path: str, is_of_here: bool) -> bool:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        found = os.fstat(handle)
        # An open file is no lock on Windows between its closing and its new name.
        youngest = (_TEN_MINUTES if os.name == "nt" else 0) if is_of_here else _A_DAY
        is_dead = (
            stat.S_ISREG(found.st_mode)
            and (youngest == 0 or time.time() - found.st_mtime >= youngest)
            and locked(handle)
        )
        if is_dead and os.name != "nt":
            os.unlink(path)  # while it is locked: its writer would see that it is gone
            return True
    finally:
        os.close(handle)
    if is_dead:  # pragma: no cover - an open file cannot be removed there
        os.unlink(path)
    return is_dead
