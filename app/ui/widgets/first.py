"""What the window needs before anything else is there, without the name `Qt`.

At the first use of that name PySide makes more than a hundred kinds of enumeration, which takes a
sixth of the time until a bare window is painted. The few values that the empty frame of the window
needs are given by their name, as a property: for a number PySide would make other classes first,
and for a shape of a frame all those of a list. A test holds them to those of Qt.
"""

from typing import Final

from PySide6.QtWidgets import QFrame, QLabel, QWidget

NO_FOCUS: Final = "NoFocus"
"""Qt.FocusPolicy"""
NEVER: Final = "ScrollBarAlwaysOff"
"""Qt.ScrollBarPolicy"""
PLAIN_TEXT: Final = "PlainText"
"""Qt.TextFormat"""
NO_FRAME: Final = "NoFrame"
"""QFrame.Shape"""


def without_focus(widget: QWidget) -> None:
    """The cursor never comes here."""
    widget.setProperty("focusPolicy", NO_FOCUS)


def without_sideways_bar(area: QWidget) -> None:
    """A list or an area that is never moved from side to side."""
    area.setProperty("horizontalScrollBarPolicy", NEVER)


def without_frame(widget: QFrame) -> None:
    """Without a line around it."""
    widget.setProperty("frameShape", NO_FRAME)


class PlainLabel(QLabel):
    """A label of plain text: what somebody wrote is shown as it was written."""

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[call-overload]
        self.setProperty("textFormat", PLAIN_TEXT)

    def setText(self, text: str) -> None:
        """Show a text as it is written."""
        self.setProperty("textFormat", PLAIN_TEXT)
        super().setText(text)
