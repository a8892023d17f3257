"""Whether two paths mean one file: through links, a second name, another spelling or case."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize


def is_same_file(one: Path, other: Path) -> bool:
    """Whether writing to the one would change the other. Raises nothing.

    A name that differs in its letter case only counts as the same, also where the disk keeps two
    such files apart: on the next computer it may not.
    """
    return first_same(one, (other,)) is not None


def first_same(path: Path, others: Iterable[Path]) -> Path | None:
    """The first of the others that is the same file. A batch asks it of every letter it writes."""
    there = _status(path)
    folders: dict[str, str] = {}
    spelled = _spelled(path, folders)
    for other in others:
        if there is not None:
            status = _status(other)
            if status is not None and os.path.samestat(there, status):
                return other
        if _spelled(other, folders) == spelled:
            return other
    return None


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _spelled(path: Path, folders: dict[str, str]) -> str:
    """Its name without links. `folders`: those of the folders that were looked at before."""
    try:
        real = _real(str(path), folders)
    except (OSError, ValueError):
        real = os.path.abspath(path)
    return normalize("NFC", normalize("NFC", real).casefold())


def _real(path: str, folders: dict[str, str]) -> str:
    """As `realpath`, for many files of one folder. Windows has more than links: there in full."""
    folder, name = os.path.split(path)
    if sys.platform == "win32" or name in ("", ".", ".."):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    real = os.path.join(folders[folder], name)
    return os.path.realpath(real) if os.path.islink(real) else real
