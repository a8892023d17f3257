"""`make installer`: from the locks to what goes out, in order. A step that fails ends it.

environment -> freeze -> licences and SBOM -> self-check -> pack -> self-check out of each package
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from installer import catalogues, product
from installer.building import archive, checking, contents, debian, environment, freezing, needed
from installer.building.places import DEBIAN, Places, here, moment
from installer.console import MachineProblem, run_quietly, say

SUMS = "SHA256SUMS"
SHIPS = ("app", "calc", "tariffs", "docs/manual", "installer", "requirements-program.lock")
PORTABLE = Path("installer", "building", "portable.txt")


def make_installers(root: Path) -> int:
    """Make what belongs to the system that this runs on. Raises MachineProblem."""
    places = here(root)
    needed.ensure_tools(places)
    time = moment(root)
    warn_of_changes(root)
    python = environment.ready(places)
    catalogues.compile_what_changed(python, root)
    freezing.freeze(places, python, time)
    _in_environment(python, root, "installer.building.papers", time)
    checking.check(places.frozen / places.command, "het bevroren programma")
    shutil.rmtree(places.installers, ignore_errors=True)
    places.installers.mkdir(parents=True)
    {"linux": _linux, "windows": _windows, "macos": _macos}[places.family](places, python, time)
    listed = contents.hashes(places.frozen)
    _out(places, "contents.sha256").write_text(contents.as_text(listed), encoding="utf-8")
    shutil.copyfile(places.frozen / "licences" / "sbom.cdx.json", _out(places, "cdx.json"))
    _write_sums(places.installers)
    for path in sorted(places.installers.iterdir()):
        say(f"  {path.relative_to(root)}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def warn_of_changes(root: Path) -> None:
    """Say that what is made is of no commit, when something that ships was changed."""
    ended = run_quietly(["git", "status", "--porcelain", "--", *SHIPS], root)
    if ended.code == 0 and ended.output.strip():
        say(
            "Let op: niet alles is vastgelegd (git); niemand anders kan dit zo namaken.\n"
            "Note: there are changes that were not committed; nobody else can make the same:\n"
            f"{ended.output.rstrip()}"
        )


def _linux(places: Places, python: Path, time: int) -> None:
    say("Inpakken (packing): archief en pakket voor Debian")
    pages = places.work / "man"
    shutil.rmtree(pages, ignore_errors=True)
    _in_environment(python, places.root, "installer.linux.man_page", time, str(pages))
    package = f"{product.COMMAND}_{places.version}_{DEBIAN[places.machine]}.deb"
    debian.write(places, pages, places.installers / package, time)
    checking.check_package(places.installers / package, places.work / "unpacked")
    # After the package, which needs no words on how to start it without.
    portable = (places.root / PORTABLE).read_text(encoding="utf-8")
    (places.frozen / "LEESMIJ.txt").write_text(
        portable.format(version=places.version, packages=debian.depends()), encoding="utf-8"
    )
    target = places.installers / f"{places.name}.tar.xz"
    archive.write(places.frozen, places.name, target, time)
    checking.check_archive(target, places.work / "unpacked")


def _windows(places: Places, _: Path, __: int) -> None:
    from installer.windows.pack import pack

    pack(places.root, places.frozen, places.installers / f"{places.name}.exe")


def _macos(places: Places, python: Path, time: int) -> None:
    from installer.macos.pack import pack

    _in_environment(python, places.root, "installer.program_icons", time)
    pack(places.root, places.frozen, places.installers / f"{places.name}.dmg")


def _in_environment(python: Path, root: Path, module: str, time: int, *words: str) -> None:
    variables = {"SOURCE_DATE_EPOCH": str(time), "QT_QPA_PLATFORM": "offscreen"}
    ended = run_quietly([str(python), "-m", module, *words], root, variables)
    if ended.code != 0:
        raise MachineProblem(ended.last_lines(60))


def _out(places: Places, ending: str) -> Path:
    return places.installers / f"{places.name}.{ending}"


def _write_sums(folder: Path) -> None:
    files = [path for path in sorted(folder.iterdir()) if path.name != SUMS]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
