"""The frame of the window: top bar, steps, the place of a page, the panel and the keys, all empty.

It knows no dossier and loads nothing of the engine: the window shows it before either is there. The
wizard and the panel with the answer are the same frames, filled; so nothing moves when they come.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.i18n import Texts
from app.ui.intake.page_frame import EmptyPage
from app.ui.widgets.first import without_focus, without_frame, without_sideways_bar
from app.ui.widgets.rail import Rail, RailItem
from app.ui.widgets.tokens import SPACE

PANEL_WIDTH: Final = 338
EDGE: Final = SPACE[2]
BETWEEN: Final = 20
"""From the edge of the window to the rail, and between rail, page and panel."""
_ANY: Final = 16_777_215
"""As wide as Qt lets a widget be."""


class StepsFrame(QWidget):
    """The rail of steps, and a place for the page of each."""

    def __init__(self, texts: Texts, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.steps = Rail(texts.text("ui.steps"), self)
        self.steps.set_items(
            [RailItem(each, number=number_of(at)) for at, each in enumerate(titles)]
        )
        self.stack = QStackedWidget(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, EDGE, 0, EDGE)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(self.steps)
        self._row.addWidget(self.stack, 1)

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the steps are signs and numbers; the page has its name in full."""
        self._row.setSpacing(SPACE[1] if narrow else BETWEEN)
        self.steps.make_narrow(narrow)


def number_of(place: int) -> str:
    """The digit that opens a step with Alt: of the tenth it is the 0, as on a keyboard."""
    return str((place + 1) % 10)


class EmptySteps(StepsFrame):
    """The steps before there is a dossier: an empty page with the name of the step that is chosen.

    Nothing here takes the keys: they wait for what comes in its place.
    """

    def __init__(self, texts: Texts, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(texts, titles, parent)
        self._page = EmptyPage(self.titles[0], self.stack)
        self.stack.addWidget(self._page)
        without_focus(self.steps)
        self.steps.chosen.connect(self._open)
        self.steps.choose(0)

    def _open(self, index: int) -> None:
        self._page.heading.setText(self.titles[index])


class PanelFrame(QScrollArea):
    """Where the answer stands. Whoever fills it sets its widget."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live")
        self.setMinimumWidth(200)
        self.setWidgetResizable(True)
        without_frame(self)
        without_sideways_bar(self)
        self.setAccessibleName(texts.text("ui.live.name"))
        without_focus(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        """The panel is one stop of the Tab key; the arrows go through what is in it."""
        from app.ui.shell.regions import out_of

        return out_of(self, forward=next)


class Place(QWidget):
    """Holds one widget at a time, as large as itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.held: QWidget | None = None
        self._over: QWidget | None = None

    def cover(self, widget: QWidget | None) -> None:
        """Show a widget of a page instead of what is held; None: what is held is seen again."""
        if widget is self._over:
            return
        if self._over is not None:
            self._column.removeWidget(self._over)
            self._over.hide()
        self._over = widget
        if widget is not None:
            self._column.addWidget(widget)
            widget.show()
        if self.held is not None:
            self.held.setVisible(widget is None)

    def put(self, widget: QWidget) -> None:
        """Put a child of this place in it, at its full size at once, instead of what was there."""
        if self.held is not None:
            self._column.removeWidget(self.held)
            self.held.hide()
            self.held.deleteLater()
        self.held = widget
        self._column.addWidget(widget)
        widget.show()
        self._column.activate()


class Halves(QWidget):
    """The steps with their page on the left, the panel on the right.

    `strip` has the amount in a few words: above everything where there is no room for a panel, and
    above what a page puts aside in the place of the panel.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = Place(self)
        self.left, self.right = Place(self), Place(self)
        self.aside: QWidget | None = None
        self.strip.hide()
        self._beside = QVBoxLayout()
        self._beside.setContentsMargins(BETWEEN, 0, BETWEEN, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.right, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 1)
        row.addLayout(self._beside)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.strip)
        self._whole.addLayout(row, 1)

    def share(self, panel: int, *, narrow: bool, wanted: bool = True) -> None:
        """Give the panel its width; where it is narrow there is only the strip.

        `wanted`: a page that is the answer itself has no panel beside it.
        """
        there = self.aside is not None
        self.right.setFixedWidth(panel)
        self.right.setVisible(wanted and not narrow and not there)
        if self.aside is not None:
            self.aside.setFixedWidth(panel)
        # Above an aside the strip is as wide as that, however long its words are.
        self.strip.setMaximumWidth(panel if there and not narrow else _ANY)
        side = BETWEEN if self.right.isVisibleTo(self) or there else EDGE
        self._beside.setContentsMargins(side, 0, side if side == EDGE else BETWEEN, 0)
        self._put_strip(self._whole if narrow or not there else self._beside)
        self.strip.setVisible(wanted and (narrow or there))

    def put_aside(self, widget: QWidget | None) -> None:
        """Put a widget of a page in the place of the panel; None gives the panel its place back.

        It stays the page's own: whoever puts it there takes it away. `share` comes after it.
        """
        if self.aside is not None and self.aside is not widget:
            self._beside.removeWidget(self.aside)
            self.aside.hide()
        self.aside = widget
        if widget is not None:
            self._beside.addWidget(widget, 1)
            widget.destroyed.connect(self._forget_aside)
            widget.show()

    def _forget_aside(self, gone: QObject) -> None:
        """The page took it along when it was taken apart."""
        if gone is self.aside or (self.aside is not None and not isValid(self.aside)):
            self.aside = None

    def _put_strip(self, column: QVBoxLayout) -> None:
        if self._whole.indexOf(self.strip) >= 0 and column is self._whole:
            return
        if self._beside.indexOf(self.strip) >= 0 and column is self._beside:
            return
        for each in (self._whole, self._beside):
            each.removeWidget(self.strip)
        column.insertWidget(0, self.strip)
