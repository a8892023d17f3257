"""The picture of the program as PNG, ICO and ICNS, out of its SVG: what a packaged program needs.

    python -m installer.program_icons      writes app/resources/icons/program/

For who makes a release, and again when the SVG changed; the program itself draws the SVG.
"""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SVG: Final = ROOT / "app" / "resources" / "icons" / "uitzicht.svg"
FOLDER: Final = SVG.parent / "program"
SIDES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""Pixels: a taskbar, a list, a title bar, a desktop, and twice as fine."""
IN_ICO: Final = tuple(side for side in SIDES if side <= 256)
"""Windows knows no larger one."""


def drawn(side: int) -> bytes:
    """The SVG as a PNG of this size, drawn anew at each: a small one is not a large one made small.

    Needs a QGuiApplication.
    """
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QIcon

    image = QIcon(str(SVG)).pixmap(side, side).toImage()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # bytes it says, and takes none
    return bytes(buffer.data().data())


def files() -> dict[str, bytes]:
    """Every file, by its name. Needs a QGuiApplication."""
    from PIL import Image

    made = {}
    pictures = {}
    for side in SIDES:
        pictures[side] = Image.open(BytesIO(drawn(side))).convert("RGBA")
        made[f"uitzicht-{side}.png"] = _saved(pictures[side], "PNG", optimize=True)
    smaller = [pictures[side] for side in IN_ICO]
    made["uitzicht.ico"] = _saved(
        smaller[-1], "ICO", sizes=[each.size for each in smaller], append_images=smaller[:-1]
    )
    largest = pictures[SIDES[-1]]
    others = [pictures[side] for side in SIDES[:-1]]
    made["uitzicht.icns"] = _saved(largest, "ICNS", append_images=others)
    return made


def _saved(picture: object, form: str, **how: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, form, **how)  # type: ignore[attr-defined]
    return buffer.getvalue()


def main() -> int:
    """Write all of them anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    FOLDER.mkdir(exist_ok=True)
    found = files()
    for name, data in found.items():
        (FOLDER / name).write_bytes(data)
    sys.stdout.write(f"{len(found)} files, {sum(map(len, found.values())) // 1024} kB\n")
    del app
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
