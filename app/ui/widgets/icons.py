"""The icons: lines of one width, in a colour of the theme.

The pictures are files in app/resources/icons; whoever wants one more puts it there and names it
here. An icon never stands without a word.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from app.resources import ICONS
from app.ui.widgets.tokens import now

_SIDE: Final = 96
"""Pixels: an icon of 16 with letters three times as large, on a screen of two dots a pixel."""


class Icon(StrEnum):
    """The name of its file."""

    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    CALCULATOR = "calculator"
    CLIPBOARD = "clipboard-list"
    FILE_PLUS = "file-plus"
    FILE_TEXT = "file-text"
    FOLDER_OPEN = "folder-open"
    INFO = "info"
    KEYBOARD = "keyboard"
    LIST_CHECKS = "list-checks"
    LOCK = "lock"
    LOG_OUT = "log-out"
    PANEL_RIGHT = "panel-right"
    PAUSE = "pause"
    PHONE = "phone"
    REDO = "redo-2"
    SAVE = "save"
    SCALE = "scale"
    SEARCH = "search"
    UNDO = "undo-2"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


def icon(which: Icon, token: str = "ink") -> QIcon:
    """An icon in the colour that the theme has under this name now.

    Ask again after another theme: what paints asks while painting, a menu when it opens.
    """
    theme = now()
    return _drawn(which, getattr(theme, token), theme.border)


def program_icon() -> QIcon:
    """The picture of the program itself: daylight over a debt that becomes less."""
    return QIcon(str(ICONS / "uitzicht.svg"))


@lru_cache(maxsize=256)
def _drawn(which: Icon, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    modes = QIcon.Mode
    # What is chosen keeps its ink: the ground of it is soft.
    for mode, ink in (
        (modes.Normal, colour), (modes.Active, colour), (modes.Selected, colour),
        (modes.Disabled, disabled),
    ):  # fmt: skip
        made.addPixmap(_pixmap(which, ink), mode)
    return made


@lru_cache(maxsize=256)
def _pixmap(which: Icon, colour: str) -> QPixmap:
    """As large as the largest letters ask for; Qt makes it smaller."""
    from PySide6.QtSvg import QSvgRenderer  # no menu was opened yet, mostly

    drawing = (ICONS / f"{which}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    return picture
