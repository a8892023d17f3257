"""Desk: all that is in the window below its menus: top bar, the two halves, the keys.

It is painted before there is a dossier. A page that stands alone, the welcome, takes the place of
the halves.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.shell.frame import PANEL_WIDTH, EmptySteps, Halves, PanelFrame, StepsFrame
from app.ui.shell.strip import Strip
from app.ui.shell.top_bar import TopBar
from app.ui.widgets.key_bar import KeyBar

_WIDE_ENOUGH: Final = 147
"""Letters: with fewer (1180 pixels at 100%) the steps have no names, and the panel is a strip."""
_PANEL: Final = 42
"""Letters of the panel, which is never less than so many pixels as the sketches give it."""


class Desk(QWidget):
    """The central widget of the window."""

    covered = Signal()
    """a widget of a page came in the place of the panel, or left it"""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frame")
        self.top = TopBar(texts, self)
        self.halves = Halves(self)
        self._texts = texts
        self.keys = KeyBar(texts, self)
        self.alone: QWidget | None = None
        self.is_narrow = False
        self.wants_panel = True
        self._bars = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.top)
        self._column.addWidget(self.halves, 1)
        self._column.addWidget(self.keys)

    @property
    def strip(self) -> Strip:
        """The amounts in one row; made when there is first a need of it."""
        return self._make_strip()

    def _make_strip(self) -> Strip:
        held = self.halves.strip.held
        if not isinstance(held, Strip):
            held = Strip(self._texts, self.halves.strip)
            self.halves.strip.put(held)
        return held

    def put_empty(self, titles: Sequence[str]) -> None:
        """What is painted before there is a dossier."""
        self.put_steps(EmptySteps(self._texts, titles, self.halves.left))
        panel = PanelFrame(self._texts, self.halves.right)
        body = QWidget(panel)
        body.setObjectName("pageBody")  # as white as it will be
        panel.setWidget(body)
        self.halves.right.put(panel)

    def put_bar(self, bar: QWidget) -> None:
        """A bar of its own below the top bar, and below those that are there."""
        self._bars += 1
        self._column.insertWidget(self._bars, bar)

    def show_alone(self, widget: QWidget | None) -> None:
        """A page instead of the halves; None gives them their place back."""
        if self.alone is not None and self.alone is not widget:
            self._column.removeWidget(self.alone)
            self.alone.hide()
            self.alone.deleteLater()
        self.alone = widget
        self.halves.setVisible(widget is None)
        if widget is not None:
            self._column.insertWidget(self._column.indexOf(self.keys), widget, 1)
            widget.show()

    def share(self) -> None:
        """Give rail, page and panel their width, in a window of this width."""
        width = self.window().width()  # its own comes later, when the window was filled anew
        narrow = width < self._letters(_WIDE_ENOUGH)
        steps = self.halves.left.held
        if narrow != self.is_narrow and steps is not None:
            self.make_narrow(steps, narrow)
        self.is_narrow = narrow
        if narrow:
            self._make_strip()
        panel = max(PANEL_WIDTH, min(self._letters(_PANEL), width // 2))
        self.halves.share(panel, narrow=narrow, wanted=self.wants_panel)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters ask for another division of the same window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "keys"):
            self.share()

    @property
    def home(self) -> QWidget:
        """What stands beside a page stands in the halves."""
        return self.halves

    def cover(self, widget: QWidget | None) -> None:
        """Show a widget of a page in the place of the panel; None: the panel is there again."""
        self.halves.put_aside(widget)
        self.share()
        self.covered.emit()

    def _letters(self, count: int) -> int:
        """The width of so many figures, to the pixel: a whole one too many is soon a tenth."""
        return self.fontMetrics().horizontalAdvance("0" * count)

    def put_steps(self, steps: QWidget) -> None:
        """In the place of those that were there, as wide as they were."""
        self.make_narrow(steps, self.is_narrow)
        self.halves.left.put(steps)

    @staticmethod
    def make_narrow(steps: QWidget, narrow: bool) -> None:
        """Both ways and the empty steps know how."""
        make = getattr(steps, "make_narrow", None)
        assert make is not None or not isinstance(steps, StepsFrame)
        if make is not None:
            make(narrow)
