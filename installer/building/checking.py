"""The frozen program checks itself: before it is packed, and again as it comes out of a package."""

from __future__ import annotations

import lzma
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from installer import product
from installer.building.debian import FOLDER
from installer.console import Finished, MachineProblem, run_quietly, say

OPTION = "--self-check"
NOT_OURS = {"LD_LIBRARY_PATH": "", "QT_PLUGIN_PATH": "", "QT_QPA_PLATFORM": "", "DISPLAY": ""}
"""What a build machine may have set and a workstation has not."""


def check(program: Path, what: str, run: Callable[..., Finished] = run_quietly) -> None:
    """Raises MachineProblem with what the program says, when it is not whole."""
    say(f"Zelfcontrole (self-check): {what}")
    ended = run([str(program), OPTION, "--lang", "nl"], program.parent, NOT_OURS)
    if ended.code != 0:
        raise MachineProblem(
            f"{ended.last_lines(60)}\n\n"
            f"De zelfcontrole is mislukt ({what}, code {ended.code}): er komt geen installatie.\n"
            f"The self-check failed ({what}): nothing is made of it."
        )


def check_archive(path: Path, work: Path, run: Callable[..., Finished] = run_quietly) -> None:
    """Unpack a portable archive and let what comes out check itself."""
    shutil.rmtree(work, ignore_errors=True)
    with lzma.open(path) as squeezed, tarfile.open(fileobj=squeezed) as tar:
        # The Python of Debian 12 knows no filter; what is unpacked was made here a moment ago.
        how: dict[str, Any] = {"filter": "tar"} if hasattr(tarfile, "tar_filter") else {}
        tar.extractall(work, **how)
    (program,) = work.glob(f"*/{product.COMMAND}")
    check(program, path.name, run)
    shutil.rmtree(work)


def check_package(path: Path, work: Path, run: Callable[..., Finished] = run_quietly) -> None:
    """The same of a package for Debian; that it installs is tried elsewhere."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    ended = run(["dpkg-deb", "--extract", str(path), str(work)], work)
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\n{path.name}")
    check(work / FOLDER / product.COMMAND, path.name, run)
    shutil.rmtree(work)
