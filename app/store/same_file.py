"""Whether two paths mean one file: through links, a second name, another spelling or case."""

import os
from pathlib import Path
from unicodedata import normalize


def is_same_file(one: Path, other: Path) -> bool:
    """Whether writing to the one would change the other. Raises nothing.

    A name that differs in its letter case only counts as the same, also where the disk keeps two
    such files apart: on the next computer it may not.
    """
    try:
        if os.path.samefile(one, other):
            return True
    except (OSError, ValueError):
        pass
    return _spelled(one) == _spelled(other)


def _spelled(path: Path) -> str:
    try:
        real = os.path.realpath(path)
    except (OSError, ValueError):
        real = os.path.abspath(path)
    return normalize("NFC", normalize("NFC", real).casefold())
