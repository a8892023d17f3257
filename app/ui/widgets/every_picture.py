"""Every letter, sign and picture of the window, drawn once: for the self-check.

The files are one thing, the parts of Qt that read them another: a program that was packed without
such a part shows nothing, and says nothing.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase, QPixmap

from app.resources import ICONS
from app.services.manual import PICTURES
from app.services.self_check.check import Found, wrong
from app.ui.widgets.icons import Icon, icon, program_icon
from app.ui.widgets.style import FONT_FAMILY, SIGNS_FAMILY

_SIDE: Final = 32
_FEW: Final = 3
"""Without the part of Qt that reads them none is seen: nobody needs them all by name."""


def find_drawn() -> Iterator[Found]:
    """All that cannot be drawn. The style of the program was applied before."""
    yield from find_fonts(QFontDatabase.families())
    yield from find_pictures((*sorted(ICONS.glob("*.svg")), *sorted(PICTURES.glob("*.png"))[:1]))
    yield from find_icons()


def find_fonts(families: Iterable[str]) -> Iterator[Found]:
    """Letters that the window has not."""
    for name in sorted({FONT_FAMILY, SIGNS_FAMILY} - set(families)):
        yield wrong("font", name=name)


def find_pictures(paths: Iterable[Path]) -> Iterator[Found]:
    """The first pictures that Qt cannot draw: the file is wrong, or what of Qt reads such files."""
    blank = (path for path in paths if _is_blank(QPixmap(str(path))))
    for path in islice(blank, _FEW):
        yield wrong("picture", name=path.name)


def find_icons() -> Iterator[Found]:
    """Signs of the program that show nothing."""
    for which in Icon:
        try:
            blank = _is_blank(icon(which).pixmap(_SIDE, _SIDE))
        except OSError:
            blank = True
        if blank:
            yield wrong("picture", name=which.value)
    if _is_blank(program_icon().pixmap(_SIDE, _SIDE)):
        yield wrong("picture", name="uitzicht")


def _is_blank(picture: QPixmap) -> bool:
    image = picture.toImage()
    return not any(
        image.pixelColor(x, y).alpha()
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    )
