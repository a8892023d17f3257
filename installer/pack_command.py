"""`python -m installer.SYSTEM.pack BUNDLE OUTPUT`: the same words and codes for every system."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from installer import product
from installer.console import MachineProblem, complain, say, speak_unicode

Pack = Callable[[Path, Path, Path], Path]
"""The tree, the bundle and the file to make; gives that file. Raises MachineProblem."""


def pack_command(pack: Pack, about: str, arguments: Sequence[str]) -> int:
    """0 made, 2 wrong command line (`about` is said), 3 this machine lacks something."""
    speak_unicode()
    if len(arguments) != 2:
        complain(about)
        return 2
    try:
        made = pack(product.ROOT, Path(arguments[0]), Path(arguments[1]))
    except MachineProblem as problem:
        complain(str(problem))
        return 3
    say(f"{made.name}: {made.stat().st_size // 1024} kB")
    return 0
