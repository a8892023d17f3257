"""The installer for Windows out of a frozen program: makensis over `uitzicht.nsi`.

    python -m installer.windows.pack BUNDLE OUTPUT.exe

`BUNDLE`: the folder that holds uitzicht.exe and uitzicht-venster.exe. For Windows, and for Linux
over a bundle that was made on Windows. The standard library only.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from installer import product
from installer.console import MachineProblem, run_quietly
from installer.pack_command import pack_command

SCRIPT: Final = Path(__file__).with_name("uitzicht.nsi")
ICON: Final = Path("app", "resources", "icons", "program", "uitzicht.ico")
NOTICE: Final = Path("installer", "windows", "first-page.txt")
MISSING: Final = (
    "makensis is er niet. Installeer NSIS 3.08 of nieuwer (Debian: apt-get install nsis) en begin\n"
    "opnieuw. / makensis is not there. Install NSIS 3.08 or newer (Debian: apt-get install nsis),\n"
    "then try again."
)


def find_makensis(
    variables: Mapping[str, str], find: Callable[[str], str | None] = shutil.which
) -> str:
    """The compiler of NSIS, also where its own installer put it. Raises MachineProblem."""
    if found := find("makensis"):
        return found
    for name in ("ProgramFiles(x86)", "ProgramFiles"):
        usual = Path(variables.get(name, ""), "NSIS", "makensis.exe")
        if variables.get(name) and usual.is_file():
            return str(usual)
    raise MachineProblem(MISSING)


def licence_page(root: Path) -> str:
    """What the installer shows before anything else: our licence, and that of what is inside."""
    told = (root / NOTICE).read_text(encoding="utf-8").strip().split("\n\n")
    notice = "\n\n".join(" ".join(part.split()) for part in told)  # the page breaks lines itself
    own = (root / "LICENSE").read_text(encoding="utf-8").strip()
    return f"{notice}\n\n{'-' * 60}\n\n{own}\n"


def command(makensis: str, root: Path, bundle: Path, output: Path, licence: Path) -> list[str]:
    """The whole command: what the script does not say itself is said here."""
    said = {
        "NAME": product.NAME,
        "COMMAND": product.COMMAND,
        "WINDOW": product.WINDOW,
        "VERSION": product.version(root),
        "BUNDLE": bundle,
        "LICENCE": licence,
        "ICON": root / ICON,
        "OUTPUT": output,
    }
    # A warning is an error: one of NSIS is a text that is missing or a file that is not packed.
    flags = ["-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    return [makensis, *flags, *(f"-D{name}={value}" for name, value in said.items()), str(SCRIPT)]


def pack(root: Path, bundle: Path, output: Path) -> Path:
    """Make the installer. Raises MachineProblem with what makensis said."""
    for name in (product.COMMAND, product.WINDOW):
        starts = bundle / f"{name}.exe"
        if not starts.is_file():
            raise MachineProblem(
                f"{starts} is er niet: maak eerst het programma op Windows met `installer`.\n"
                f"{starts} is not there: first make the program on Windows with `installer`."
            )
    makensis = find_makensis(os.environ)
    output.parent.mkdir(parents=True, exist_ok=True)
    licence = output.with_suffix(".licence.txt")
    # NSIS takes a text for UTF-8 by the mark at its beginning.
    licence.write_text(licence_page(root), encoding="utf-8-sig", newline="\r\n")
    try:
        asked = command(makensis, root, bundle.resolve(), output.resolve(), licence.resolve())
        ended = run_quietly(asked, root)
    finally:
        licence.unlink()
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\nmakensis: {ended.code}")
    return output


def main(arguments: list[str]) -> int:
    """The exit code of `pack_command`."""
    return pack_command(pack, str(__doc__), arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
