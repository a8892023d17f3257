"""The folder `licences` in the bundle: the text of every licence, and one page that lists them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from installer.building.shipping import TEXTS, Part

FOLDER = "licences"
QT_NOTICE = "qt-notice.txt"
_HEAD = """\
Wat er in Uitzicht zit, en onder welke voorwaarden
What is in Uitzicht, and under which terms
==================================================

De tekst van elke licentie staat in de map achter de regel. Over Qt: zie qt/qt-notice.txt.
sbom.cdx.json is dezelfde lijst voor programma's (CycloneDX).
The text of each licence is in the folder at the end of its line. About Qt: see qt/qt-notice.txt.
sbom.cdx.json is the same list for programs (CycloneDX).

"""


def write(frozen: Path, root: Path, parts: Sequence[Part], qt: str, family: str) -> Path:
    """Write the folder anew, and give it. `qt`: the version of Qt that ships."""
    folder = frozen / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for part in parts:
        for name, path in part.texts:
            if path.is_file():
                _copied(path, folder / part.folder / name)
    if qt:
        notice = (root / TEXTS / QT_NOTICE).read_text(encoding="utf-8")
        series = ".".join(qt.split(".")[:2])
        there = "_internal/PySide6" + ("/Qt/lib" if family != "windows" else "")
        _written(folder / "qt" / QT_NOTICE, notice.format(version=qt, series=series, folder=there))
    _written(folder / "README.txt", _HEAD + "\n".join(map(_line, parts)) + "\n")
    return folder


def _line(part: Part) -> str:
    named = f"{part.name} {part.version}".strip()
    inside = f" (in {part.within})" if part.within else ""
    where = part.folder if part.texts else part.within
    return f"{named}{inside}: {part.licence or 'see its text'}  [{where}]"


def _copied(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
