"""The program frozen by PyInstaller and made smaller; what its libraries ask for is there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from installer import product
from installer.building.places import Places
from installer.console import Finished, MachineProblem, run_quietly, say

SPEC = Path("installer", "uitzicht.spec")
ICONS = Path("app", "resources", "icons", "program")
OF_THE_MACHINE = (
    "ld-linux*", "libc.so*", "libm.so*", "libdl.so*", "libpthread.so*", "librt.so*", "libutil.so*",
    "libresolv.so*", "libstdc++.so*", "libgcc_s.so*", "libgomp.so*", "libatomic.so*",
    # The screen: with the packages of system_libraries, and what those need themselves.
    "libGL.so*", "libEGL.so*", "libGLX.so*", "libX11*", "libxcb.so*", "libfontconfig.so*",
    "libfreetype.so*", "libdbus-1.so*", "libglib-2.0.so*", "libgthread-2.0.so*",
    # Only where there is such a screen or printer: then the plugin finds them, else Qt goes on.
    "libwayland-*", "libcups.so*",
)  # fmt: skip
"""What a library in the bundle may ask of the machine that it comes to."""
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_SHARED = re.compile(r"\.so(\.\d+)*$")
Runner = Callable[..., Finished]


def freeze(places: Places, python: Path, moment: int, run: Runner = run_quietly) -> None:
    """Make `places.frozen` and its inventory anew. Raises MachineProblem."""
    say("Het programma bevriezen, een minuut of twee (freezing the program)")
    for left in (places.frozen, places.work / "pyinstaller"):
        shutil.rmtree(left, ignore_errors=True)
    for left in places.root.joinpath(ICONS).glob("*.icns"):
        left.unlink()  # made for one system alone, and not in git
    listed = run([str(python), "-m", "app.services.contents", str(places.contents)], places.root)
    if listed.code != 0:
        raise MachineProblem(listed.last_lines())
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(places.frozen.parent)]
    command += ["--workpath", str(places.work / "pyinstaller"), str(places.root / SPEC)]
    ended = run(command, places.root, variables(places, moment))
    (places.work / "pyinstaller.log").write_text(ended.output, encoding="utf-8")
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\nHet bevriezen is mislukt. / It failed.")
    if places.family == "linux":
        strip(shared_libraries(places.frozen), places.root, run)
        must_be_there(places.frozen, run)


def variables(places: Places, moment: int) -> dict[str, str]:
    """What makes two builds of one commit the same, byte for byte."""
    return {
        "SOURCE_DATE_EPOCH": str(moment),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "UITZICHT_INVENTORY": str(places.inventory),
        "UITZICHT_CONTENTS": str(places.contents),
        # PyInstaller keeps what it made for other projects here; ours has a place of its own.
        "PYINSTALLER_CONFIG_DIR": str(places.work / "pyinstaller"),
    }


def shared_libraries(frozen: Path) -> list[Path]:
    """Every shared library in a bundle, once, sorted."""
    return sorted(
        path
        for path in frozen.rglob("*")
        if _SHARED.search(path.name) and path.is_file() and not path.is_symlink()
    )


def strip(libraries: Iterable[Path], folder: Path, run: Runner = run_quietly) -> None:
    """Take out what only a debugger reads: a fifth of the bundle.

    What stands in a folder of libraries of a wheel was rewritten by whoever made that wheel, and
    is left as it is; Qt has nothing to take out.
    """
    chosen = [
        str(path)
        for path in libraries
        if "PySide6" not in path.parts and not any(part.endswith(".libs") for part in path.parts)
    ]
    ended = run(["strip", "--strip-debug", *chosen], folder)
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\nstrip is mislukt. / strip failed.")


def must_be_there(frozen: Path, run: Runner = run_quietly) -> None:
    """Every library that one in the bundle asks for is in it, or of the machine by OF_THE_MACHINE.

    Raises MachineProblem with those that are not: a plugin that lacks one is left out by Qt without
    a word.
    """
    libraries = shared_libraries(frozen)
    there = {path.name for path in frozen.rglob("*") if _SHARED.search(path.name)}
    missing = []
    for path in [*libraries, frozen / product.COMMAND]:
        ended = run(["objdump", "-p", str(path)], frozen)
        for name in _NEEDED.findall(ended.output):
            if name not in there and not any(fnmatchcase(name, each) for each in OF_THE_MACHINE):
                missing.append(f"{path.relative_to(frozen)}: {name}")
    if missing:
        raise MachineProblem(
            "In de bundel ontbreken bibliotheken (libraries are missing in the bundle):\n  "
            + "\n  ".join(sorted(missing))
            + "\nNeem ze mee (TAKEN_FROM_LINUX in installer/building/recipe.py) of laat weg wat\n"
            "erom vraagt. / Take them along there, or leave out what asks for them."
        )
