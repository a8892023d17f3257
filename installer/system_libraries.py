"""What Debian must have before the environment can be made: venv, and the libraries of Qt.

The lists were verified in a bare Debian 12 with `--no-install-recommends`. A library is
looked for by loading it, which is what Qt does: no list of packages can say it better.
Does not cover macOS and Windows: there the wheels bring everything.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from installer.console import MachineProblem, run_quietly, say

VENV_PACKAGE = "python3-venv"

# soname -> the Debian package that brings it. Qt starts with these, also without a screen.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# And with these it draws on an X11 screen.
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def loads(soname: str) -> bool:
    """Whether this machine can load the library; True where there is no way to tell."""
    try:
        import ctypes
    except ImportError:
        return True
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def venv_works() -> bool:
    """Whether `python3 -m venv` can work: Debian leaves parts of it to a package of its own."""
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def missing_libraries(can_load: Callable[[str], bool] = loads) -> dict[str, str]:
    """The libraries that are not there: soname -> Debian package."""
    wanted = {**QT_LIBRARIES, **SCREEN_LIBRARIES}
    return {soname: package for soname, package in wanted.items() if not can_load(soname)}


def apt_command(packages: Iterable[str]) -> str:
    """The one command that a person types to install what is missing."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(
        packages
    )


def is_root() -> bool:
    """Whether we may install system packages; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def somebody_is_there() -> bool:
    """Whether a person can answer: both ends are a screen, and no machine says that it is one."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams) and not os.environ.get(
        "CI"
    )


def person_agrees(packages: list[str]) -> bool:
    """Ask whoever is there; nothing but a clear yes is yes."""
    say("Er ontbreken systeempakketten (system packages are missing):")
    say(f"  {' '.join(packages)}")
    try:
        answer = input("Nu installeren met apt-get? / Install them now? [j/N] ")
    except EOFError:
        return False
    return answer.strip().casefold() in ("j", "ja", "y", "yes")


def install_packages(packages: list[str], folder: Path) -> None:
    """Install Debian packages as root. Raises MachineProblem when apt fails."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    say(f"Systeempakketten installeren (installing system packages): {' '.join(packages)}")
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
    ):
        ended = run_quietly(command, folder, quiet)
        if ended.code != 0:
            raise MachineProblem(
                f"{ended.last_lines()}\n\n"
                f"Het installeren van systeempakketten is niet gelukt: {' '.join(command)}\n"
                "Is er een internetverbinding? Probeer het daarna opnieuw.\n"
                "Installing system packages failed. Is there a connection? Then try again."
            )


def ensure_system(
    folder: Path,
    *,
    platform: str = sys.platform,
    has_venv: Callable[[], bool] = venv_works,
    can_load: Callable[[str], bool] = loads,
    root: Callable[[], bool] = is_root,
    find_program: Callable[[str], str | None] = shutil.which,
    install: Callable[[list[str], Path], None] = install_packages,
    somebody: Callable[[], bool] = somebody_is_there,
    agrees: Callable[[list[str]], bool] = person_agrees,
) -> None:
    """See to what Linux must bring. Raises MachineProblem with the command to type.

    As an administrator it installs what is missing; when somebody is there, only after a yes.
    """
    if platform != "linux":
        return
    libraries = missing_libraries(can_load)
    packages = ([] if has_venv() else [VENV_PACKAGE]) + list(dict.fromkeys(libraries.values()))
    if not packages:
        return
    if find_program("apt-get") is None:
        raise MachineProblem(_for_other_systems(packages, libraries))
    if not root() or (somebody() and not agrees(packages)):
        raise MachineProblem(
            "Er ontbreken systeempakketten. Voer deze ene opdracht uit en begin daarna opnieuw.\n"
            "System packages are missing. Run this one command, then start again.\n\n"
            f"  {apt_command(packages)}\n"
        )
    install(packages, folder)
    still = ([] if has_venv() else [VENV_PACKAGE]) + list(missing_libraries(can_load))
    if still:
        raise MachineProblem(
            f"Nog steeds niet te vinden na het installeren: {', '.join(still)}\n"
            f"Still missing after the installation: {', '.join(still)}"
        )


def _for_other_systems(packages: list[str], libraries: dict[str, str]) -> str:
    """The message for a Linux without apt: what is missing, under the names that all share."""
    wanted = list(libraries)
    if VENV_PACKAGE in packages:
        wanted.insert(0, "Python venv + ensurepip")
    return (
        "Dit systeem mist onderdelen die Uitzicht nodig heeft. Installeer ze met het\n"
        "pakketbeheer van dit systeem en begin daarna opnieuw.\n"
        "This system lacks parts that Uitzicht needs. Install them with the package manager\n"
        "of this system, then start again.\n\n  " + "\n  ".join(wanted) + "\n"
    )
