"""Where a build of the installers has its files, and what they are called: one place."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from installer import product
from installer.console import MachineProblem, run_quietly

FAMILIES = {"linux": "linux", "win32": "windows", "darwin": "macos"}
MACHINES = {"amd64": "x86_64", "x64": "x86_64", "aarch64": "arm64"}
DEBIAN = {"x86_64": "amd64", "arm64": "arm64"}
"""What Debian calls a machine."""


@dataclass(frozen=True)
class Places:
    """The files and folders of one build."""

    root: Path
    """the project"""
    version: str
    family: str
    machine: str

    @property
    def work(self) -> Path:
        """What is made on the way."""
        return self.root / "build" / "installer"

    @property
    def environment(self) -> Path:
        """The Python that builds: the locked packages of the program, and PyInstaller."""
        return self.work / "environment"

    @property
    def frozen(self) -> Path:
        """The frozen program, as it goes into every installer."""
        return self.work / "dist" / product.COMMAND

    @property
    def inventory(self) -> Path:
        """What PyInstaller took along, and where from."""
        return self.work / "inventory.json"

    @property
    def contents(self) -> Path:
        """What the program is told that belongs in it: its self-check goes by this list."""
        return self.work / "contents.json"

    @property
    def installers(self) -> Path:
        """What comes out."""
        return self.root / "build" / "installers"

    @property
    def name(self) -> str:
        """The first part of the names of all that comes out."""
        return f"{product.COMMAND}-{self.version}-{self.family}-{self.machine}"

    @property
    def command(self) -> str:
        """The name of the file that starts it."""
        return product.COMMAND + (".exe" if self.family == "windows" else "")


def here(root: Path) -> Places:
    """The places on this machine. Raises MachineProblem where no installer can be made."""
    family = FAMILIES.get(sys.platform)
    if family is None:
        raise MachineProblem(
            f"Voor dit systeem ({sys.platform}) is er geen recept voor een installatie.\n"
            f"There is no recipe for an installer on this system ({sys.platform})."
        )
    found = platform.machine().lower()
    return Places(root, product.version(root), family, MACHINES.get(found, found))


def moment(root: Path) -> int:
    """The time that everything in an installer bears: of the commit, in seconds.

    `SOURCE_DATE_EPOCH` goes before it. Raises MachineProblem when there is neither.
    """
    chosen = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not chosen:
        ended = run_quietly(["git", "log", "-1", "--format=%ct"], root)
        chosen = ended.output.strip() if ended.code == 0 else ""
    if not chosen.isdigit():
        raise MachineProblem(
            "Welk tijdstip moeten de bestanden dragen? Bouw uit een kloon van git, of zet\n"
            "SOURCE_DATE_EPOCH op een aantal seconden sinds 1970.\n"
            "Which time should the files bear? Build from a git clone, or set SOURCE_DATE_EPOCH\n"
            "to a number of seconds since 1970."
        )
    return int(chosen)
