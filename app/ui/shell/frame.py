"""The frame of the window: the steps, the place of a page, the buttons and the panel, all empty.

It knows no dossier and loads nothing of the engine: the window shows it before either is there. The
wizard and the panel with the answer are the same frames, filled; so nothing moves when they come.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.i18n import Texts
from app.ui.intake.marks import state_icon
from app.ui.intake.page_frame import EmptyPage
from app.ui.widgets.first import without_focus, without_sideways_bar

PANEL_WIDTH: Final = 300
_CUT_OFF: Final = "Inkom\N{HORIZONTAL ELLIPSIS}"
"""As wide as what is left of a step's name where there is no room."""


class StepsFrame(QWidget):
    """The list of steps, a place for the page of each, and the buttons below it."""

    def __init__(
        self,
        texts: Texts,
        titles: Sequence[str],
        parent: QWidget | None = None,
        *,
        make_list: type[QListWidget] = QListWidget,
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self.setMinimumWidth(400)
        self.steps = make_list(self)
        self.steps.setObjectName("steps")
        self.steps.setAccessibleName(texts.text("ui.steps"))
        without_sideways_bar(self.steps)
        self.stack = QStackedWidget(self)
        for title in titles:
            item = QListWidgetItem(title)
            item.setIcon(state_icon(None))  # the name stands where it will stand beside a mark
            self.steps.addItem(item)
        self.back = QPushButton(texts.text("ui.previous"), self)
        self.forward = QPushButton(texts.text("ui.next"), self)
        self.forward.setObjectName("primary")
        self._lay_out()

    def show_buttons(self, index: int) -> None:
        """Nobody goes back from the first step, nor on from the last."""
        self.back.setEnabled(index > 0)
        self.forward.setEnabled(index < len(self._titles) - 1)

    def make_narrow(self, narrow: bool) -> None:
        """Narrow: the names of the steps may be cut off; the page has its name in full."""
        letters = self.fontMetrics()
        self.steps.setIconSize(QSize(letters.height(), letters.height()))
        shown = [_CUT_OFF] if narrow else self._titles
        widest = max(letters.horizontalAdvance(title) for title in shown)
        self.steps.setFixedWidth(widest + letters.height() + (44 if narrow else 54))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 8, 24, 10)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.forward)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addLayout(middle, 1)
        self.make_narrow(False)


class EmptySteps(StepsFrame):
    """The steps before there is a dossier: an empty page with the name of the step that is chosen.

    Nothing here takes the keys: they wait for what comes in its place.
    """

    def __init__(self, texts: Texts, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(texts, titles, parent)
        self._page = EmptyPage(self._titles[0], self.stack)
        self.stack.addWidget(self._page)
        for widget in (self.steps, self.back, self.forward):
            without_focus(widget)
        self.steps.currentRowChanged.connect(self._open)
        self.steps.setCurrentRow(0)

    def _open(self, index: int) -> None:
        self._page.heading.setText(self._titles[index])
        self.show_buttons(index)


class PanelFrame(QScrollArea):
    """Where the answer stands. Whoever fills it sets its widget."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("live")
        self.setMinimumWidth(200)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        without_sideways_bar(self)
        self.setAccessibleName(texts.text("ui.live.name"))
        without_focus(self)


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


class Halves(QSplitter):
    """The steps with their page on the left, the panel on the right."""

    def __init__(self) -> None:
        super().__init__()  # with a parent PySide would look whether that is a Qt.Orientation
        self.left, self.right = Place(self), Place(self)
        self.addWidget(self.left)
        self.addWidget(self.right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setSizes([1040, PANEL_WIDTH])
