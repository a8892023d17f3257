"""What this machine must have to make an installer; all that is missing is told at once."""

from __future__ import annotations

import ctypes
import shutil
import sysconfig
from collections.abc import Callable
from pathlib import Path

from installer.building.places import Places
from installer.console import MachineProblem

# A tool, and how somebody gets it.
TOOLS = {
    "linux": {
        "objdump": "apt-get install binutils",
        "strip": "apt-get install binutils",
        "ldd": "apt-get install libc-bin",
        "dpkg-deb": "apt-get install dpkg",
        "dpkg-query": "apt-get install dpkg",
    },
    # What packs on the other systems is looked for by what packs there (installer/windows, /macos).
    "windows": {},
    "macos": {},
}


def ensure_tools(
    places: Places,
    find: Callable[[str], str | None] = shutil.which,
    has_library: Callable[[], bool] | None = None,
) -> None:
    """Raises MachineProblem, with everything that is missing."""
    missing = [f"{tool}: {how}" for tool, how in TOOLS[places.family].items() if not find(tool)]
    if places.family == "linux" and not (has_library or python_library_is_there)():
        missing.append(f"{sysconfig.get_config_var('INSTSONAME')}: apt-get install {_package()}")
    if missing:
        raise MachineProblem(
            "Om een installatie te maken ontbreekt op deze computer:\n"
            "To make an installer this computer lacks:\n\n  " + "\n  ".join(missing) + "\n"
        )


def python_library_is_there() -> bool:
    """Whether this Python has its library as a file: that is what a frozen program runs on."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    if Path(str(sysconfig.get_config_var("LIBDIR") or ""), name).is_file() and ".so" in name:
        return True
    try:
        ctypes.CDLL(f"libpython{sysconfig.get_python_version()}.so.1.0")
    except OSError:
        return False
    return True


def _package() -> str:
    return f"libpython{sysconfig.get_python_version()}"
