"""The package for Debian: everything in /usr, and one question before it is put in place or away.

While somebody works with the program neither is done (installer/linux/while-it-runs.sh).

The menu, the kinds of files and the icons are taken in by what Debian has for that (its triggers).
Data is of people, in their own folders: no package knows of it, and none takes it away.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from installer import product
from installer.building.places import DEBIAN, Places
from installer.console import Finished, MachineProblem, run_quietly
from installer.system_libraries import QT_LIBRARIES, SCREEN_LIBRARIES

FOLDER = Path("usr", "lib", product.COMMAND)
HERE = Path("installer", "linux")
ICONS = Path("app", "resources", "icons")
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Uitzicht

Files: *
Copyright: the makers of Uitzicht
License: EUPL-1.2
 In /usr/lib/uitzicht/licences is the whole text, and that of all that comes with it:
 README.txt there lists every part with its licence.
"""


def depends() -> str:
    """What the package needs: the C library that it was built on, and the libraries of Qt."""
    packages = sorted({*QT_LIBRARIES.values(), *SCREEN_LIBRARIES.values()})
    version = str(os.confstr("CS_GNU_LIBC_VERSION") or "").split()[-1:]
    libc = f"libc6 (>= {version[0]})" if version else "libc6"
    return ", ".join([libc, "libstdc++6", *packages])


def control(places: Places, kilobytes: int) -> str:
    """What dpkg wants to know."""
    return (
        f"Package: {product.COMMAND}\n"
        f"Version: {places.version}\n"
        f"Architecture: {DEBIAN[places.machine]}\n"
        "Maintainer: De makers van Uitzicht <uitzicht@uitzicht.invalid>\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {depends()}\n"
        "Section: office\n"
        "Priority: optional\n"
        "Description: berekent wat een huishouden kan betalen op een restschuld\n"
        " Uitzicht rekent uit wat een huishouden elke maand kan betalen aan de schuld die\n"
        " overblijft na de verkoop van de woning, en maakt er een plan en brieven van.\n"
        " .\n"
        " Works out what a Dutch household can pay each month on a residual mortgage debt.\n"
        " It needs no network.\n"
    )


def lay_out(places: Places, pages: Path, tree: Path) -> None:
    """The files of the package under `tree`. `pages`: the folder with the manual pages."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(places.frozen, tree / FOLDER, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / product.COMMAND).symlink_to(
        Path("..", "lib", product.COMMAND, product.COMMAND)
    )
    share = tree / "usr" / "share"
    linux, icons = places.root / HERE, places.root / ICONS
    _copy(linux / "uitzicht.desktop", share / "applications" / f"{product.COMMAND}.desktop")
    _copy(linux / "uitzicht-mime.xml", share / "mime" / "packages" / f"{product.COMMAND}.xml")
    hicolor = share / "icons" / "hicolor"
    _copy(icons / "uitzicht.svg", hicolor / "scalable" / "apps" / f"{product.COMMAND}.svg")
    for path in sorted((icons / "program").glob("uitzicht-*.png")):
        side = path.stem.rpartition("-")[2]
        _copy(path, hicolor / f"{side}x{side}" / "apps" / f"{product.COMMAND}.png")
    for page in sorted(pages.rglob("*.1")):
        to = share / "man" / page.parent.relative_to(pages) / "man1" / f"{page.name}.gz"
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(gzip.compress(page.read_bytes(), 9, mtime=0))
    papers = share / "doc" / product.COMMAND
    papers.mkdir(parents=True)
    (papers / "copyright").write_text(_COPYRIGHT, encoding="utf-8")
    changes = (places.root / "CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def write(
    places: Places,
    pages: Path,
    target: Path,
    moment: int,
    run: Callable[..., Finished] = run_quietly,
) -> None:
    """Make the package. Raises MachineProblem."""
    tree = places.work / "deb"
    lay_out(places, pages, tree)
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = [f"{_md5(path)}  {path.relative_to(tree).as_posix()}\n" for path in files]
    meta = tree / "DEBIAN"
    meta.mkdir()
    (meta / "control").write_text(control(places, kilobytes), encoding="utf-8")
    (meta / "md5sums").write_text("".join(sums), encoding="utf-8")
    for name in ("preinst", "prerm"):
        shutil.copyfile(places.root / HERE / "while-it-runs.sh", meta / name)
        (meta / name).chmod(0o755)
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build"]
    ended = run([*command, str(tree), str(target)], places.root, {"SOURCE_DATE_EPOCH": str(moment)})
    if ended.code != 0:
        raise MachineProblem(f"{ended.last_lines()}\n\ndpkg-deb: {ended.code}")


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
