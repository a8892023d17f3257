"""What goes into the frozen program, and what does not: lists, asked by installer/uitzicht.spec.

A name in a bundle is a path inside `_internal`, with slashes. The lists that keep are short on
purpose: what a new version of Qt or of a package brings along stays out until somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from installer.system_libraries import SCREEN_LIBRARIES

PACKAGES = ("app", "calc")
"""Every module of them: pages, commands and catalogues are imported by name."""
ALSO_BY_NAME = (
    # The driver of PostgreSQL stands in an address, and chooses its binary part by itself.
    "psycopg", "psycopg_binary", "sqlalchemy.dialects.postgresql.psycopg",
    # The ways to keep a key, found by entry points.
    "keyring.backends.SecretService", "keyring.backends.Windows", "keyring.backends.macOS",
    "keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer",
    # Steps of the store are files that Alembic runs: nothing imports what they import.
    "alembic", "logging.config",
    # Where the machine has no list of time zones, as on Windows.
    "tzdata",
)  # fmt: skip

DATA = (
    ("app/resources", "**/*"),
    ("app/i18n/locale", "**/*.mo"),
    ("app/store/database/migrations", "**/*.py"),
    ("tariffs", "**/*"),
    ("docs/manual", "**/*"),
)
"""A folder of the project, at the same place in the bundle, and which of its files."""
CONTENTS = "app/resources/self_check/contents.json"
"""Where the program looks for the list of what belongs in it."""

EXCLUDED = (
    # Of Python: another window, and what is only of use where programs are made.
    "tkinter", "turtle", "turtledemo", "idlelib", "lib2to3", "test", "ensurepip", "venv",
    # The extra `cluster`: only where somebody has it in a Python of their own.
    "distributed", "dask",
    # Asked for by packages of ours for what we do not do.
    "IPython", "numpy", "pandas", "matplotlib", "pytest", "hypothesis", "mypy", "dotenv",
    "pydantic.mypy", "pydantic.v1", "lxml.html", "lxml.objectify", "lxml.isoschematron",
    "lxml.cssselect", "PIL.ImageTk", "PIL.ImageQt", "PIL._imagingtk", "PIL._avif",
    "PIL.AvifImagePlugin", "PIL._webp", "PIL.WebPImagePlugin", "PIL._imagingcms",
    "PIL._imagingft", "reportlab.graphics.testshapes", "sqlalchemy.testing",
    "alembic.testing",
    # The line editor of a terminal is under the GPL; nobody types a line to this program.
    "readline", "_gdbm", "_dbm", "_curses", "_curses_panel",
)  # fmt: skip
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtDBus")
QT_LIBRARIES = (
    *("Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "XcbQpa", "OpenGL"),
    *("WaylandClient", "WlShellIntegration"),
)
QT_PLUGINS = (
    "platforms/*qxcb.*", "platforms/*qwayland.*", "platforms/*qoffscreen.*",
    "platforms/*qwindows.*", "platforms/*qcocoa.*",
    "wayland-shell-integration/*xdg-shell*", "wayland-decoration-client/*bradient*",
    "platformthemes/*qxdgdesktopportal*", "styles/*",
    # A dead key, as for ë, and the input methods of the desktop.
    "platforminputcontexts/*compose*", "platforminputcontexts/*ibus*",
    "printsupport/*", "imageformats/*qsvg*", "iconengines/*qsvgicon*",
)  # fmt: skip

TAKEN_FROM_LINUX = (
    # Of Python itself.
    "libpython3*", "libffi.*", "libssl.*", "libcrypto.*", "libexpat.*", "libz.*", "libbz2.*",
    "liblzma.*", "libuuid.*", "libsqlite3.*", "libmpdec.*",
    # Of Qt itself, for which its wheel leans on the machine.
    "libzstd.*",
    # What few desktops have and Qt's window needs; the two of the keyboard share their insides.
    *SCREEN_LIBRARIES, "libxkbcommon.so.*", "libxcb-render.so.*", "libxcb-shm.so.*",
    "libxcb-sync.so.*", "libxcb-util.so.*", "libxcb-xfixes.so.*",
)  # fmt: skip
"""Libraries of the machine that builds which are taken along, outside any wheel; no others.

The C library, the drivers of the screen, fonts and D-Bus belong to the machine it comes to: with
those of another one it would not start. `system_libraries` has their packages.
"""

REGIONS = ("nl_NL", "en_GB", "en_001")
"""Of the languages, the ways of writing that are asked for, and what those refer to."""
LOOSE = ("PySide6", "shiboken6", "psycopg", "stdnum")
"""Under an LGPL: kept as files."""

_NOT_READ = (".py", ".pyc", ".icns")
KEPT_METADATA = ("METADATA", "entry_points.txt")


class Rule(NamedTuple):
    """Files under a folder of a package of which only some are of use: those that match."""

    folder: str
    kept: tuple[str, ...]


def rules(languages: Iterable[str]) -> tuple[Rule, ...]:
    """The folders that hold more than the program asks for."""
    spoken = tuple(languages)
    locales = tuple(f"{name}.dat" for name in ("root", *spoken, *REGIONS))
    return (
        Rule("PySide6/Qt/plugins/", QT_PLUGINS),
        Rule("PySide6/plugins/", QT_PLUGINS),
        Rule("PySide6/Qt/translations/", tuple(f"qtbase_{name}.qm" for name in spoken)),
        Rule("PySide6/translations/", tuple(f"qtbase_{name}.qm" for name in spoken)),
        Rule("PySide6/Qt/qml/", ()),
        Rule("PySide6/qml/", ()),
        Rule("PySide6/Qt/resources/", ()),
        Rule("babel/locale-data/", (*locales, "LICENSE.unicode")),
        # Fonts of others, one of them under the GPL: the papers have a font of their own.
        Rule("reportlab/fonts/", ()),
        Rule("tzdata/zoneinfo/", ("Europe/*", "UTC", "Etc/UTC", "*.tab", "leapseconds")),
        # Of its numbers of all countries only that of a bank account is asked for.
        Rule("stdnum/", ("*.pyc", "*.py", "iban.dat")),
        Rule("lxml/isoschematron/", ()),
    )


def keeps(destination: str, asked: Iterable[Rule]) -> bool:
    """Whether a file of a package goes along, by its place in the bundle."""
    path = destination.replace("\\", "/")
    for rule in asked:
        if path.startswith(rule.folder):
            inside = path.removeprefix(rule.folder)
            return any(fnmatchcase(inside, pattern) for pattern in rule.kept)
    name = path.rsplit("/", 1)[-1]
    if path.split("/", 1)[0].endswith(".dist-info"):
        return name in KEPT_METADATA  # RECORD names the folder that it was installed in
    if path.startswith("PySide6/") or name.startswith("libQt6"):
        return _keeps_qt(name)
    return True


def _keeps_qt(name: str) -> bool:
    """Of Qt itself: a binding, or a library by the module that it holds."""
    module = re.match(r"(?:lib)?Qt6([A-Za-z0-9]+?)(?:\.so.*|\.dll|\.dylib)?$", name)
    if module:
        return module[1] in QT_LIBRARIES
    binding = re.match(r"(Qt[A-Za-z0-9]+)\.(?:abi3\.so|pyd)$", name)
    if binding:
        return binding[1] in QT_MODULES
    return "qml" not in name.casefold() and name not in ("opengl32sw.dll",)


def left_to_the_machine(place: str, kind: str, platform: str) -> bool:
    """Whether this is a library of this machine, and the machine it comes to has its own.

    `kind`: PyInstaller's. What a wheel brought along stands in a folder of that wheel, and stays.
    """
    if not platform.startswith("linux") or kind != "BINARY" or "/" in place:
        return False
    return not any(fnmatchcase(place, pattern) for pattern in TAKEN_FROM_LINUX)


def files_of(root: Path) -> list[tuple[str, Path]]:
    """The project's own files that are read, as (place in the bundle, file), sorted."""
    found = {
        path.relative_to(root).as_posix(): path
        for folder, pattern in DATA
        for path in root.joinpath(folder).glob(pattern)
        if path.is_file() and (pattern.endswith(".py") or path.suffix not in _NOT_READ)
    }
    found.pop(CONTENTS, None)  # of an earlier build
    return sorted(found.items())


def modules_of(root: Path) -> list[str]:
    """Every module of the program, by name, also those that nothing imports by a statement."""
    found = set(ALSO_BY_NAME)
    for package in PACKAGES:
        for path in root.joinpath(package).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            found.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(name for name in found if name not in EXCLUDED)
