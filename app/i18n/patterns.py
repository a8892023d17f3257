"""Patterns that are compiled when they are first used: a window opens before it reads anything."""

import re
from typing import Any, cast


class _Uncompiled:
    """Stands for a pattern until something is asked of it, and then hands on what was asked."""

    def __init__(self, written: str, flags: int) -> None:
        self._written, self._flags = written, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._written, self._flags), name)
        vars(self)[name] = found  # from now on it is there, and asked for at once
        return found


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, later. What is wrong in it is said at its first use: a test compiles all."""
    return cast("re.Pattern[str]", _Uncompiled(written, flags))
