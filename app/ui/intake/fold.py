"""Fold: fields that are seldom needed in a call, behind one line that says what is in it.

What is in it is made when it is first opened. The line says when something there is still open, so
that nothing hides.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.short_findings import open_points, place_of
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.tab_order import put_after
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label
from calc.base.path import field_path

_ROOM_FOR_NAMES: Final = 30
"""Letters that what is in it needs beside its name."""
Make = Callable[[QWidget], Sequence[QWidget]]


class Fold(QFrame):
    """`covers`: the paths of the dossier that are in it. `make` makes what is in it, once."""

    def __init__(
        self, session: Session, texts: Texts, key: str, covers: Sequence[Path],
        make: Make, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._texts, self._covers, self._make = session, texts, covers, make
        self._body: QWidget | None = None
        self.setObjectName("card")
        # It takes what there is: else it would hold the page as wide as it is now.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        title = texts.text(f"form.fold.{key}")
        self.button = _FoldButton(title, self)
        self.button.setObjectName("fold")
        self.button.turned.connect(lambda opened: self.turn(opened=opened))
        self.names = Label(texts.text(f"form.fold.{key}.names"), self)
        self.names.setObjectName("quiet")
        self.names.setWordWrap(True)
        self.open = Label(self)
        self.open.setObjectName("fieldQuestion")
        self.open.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addWidget(self.button)
        self._row.addWidget(self.names, 1)
        self._row.addWidget(self.open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 14, 6)
        self._column.addLayout(self._row)
        self._title = title
        self._places: set[str] = set()
        self._count = 0
        self.show_open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large what is in it stands below its name."""
        super().resizeEvent(event)
        beside = self.width() - self.button.sizeHint().width() >= letters(self, _ROOM_FOR_NAMES)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    @property
    def is_open(self) -> bool:
        """Whether one sees what is in it."""
        return self._body is not None and not self._body.isHidden()

    @property
    def was_opened(self) -> bool:
        """Whether what is in it was made."""
        return self._body is not None

    def holds(self, path: Path) -> bool:
        """Whether the field of a path stands here, or a field of the part that it names."""
        return any(
            path[: len(each)] == each or (len(path) > 1 and each[: len(path)] == path)
            for each in self._covers
        )

    def turn(self, *, opened: bool) -> None:
        """Show what is in it, or fold it away."""
        if opened == self.is_open:
            return
        if self._body is None:
            self._body = QWidget(self)
            inside = QVBoxLayout(self._body)
            inside.setContentsMargins(4, 6, 0, 8)
            inside.setSpacing(12)
            for widget in self._make(self._body):
                inside.addWidget(widget)
            self._column.addWidget(self._body)
            put_after(self.button, self._body)
            for form in Form.within(self._body):
                form.refresh()
        self._body.setVisible(opened)
        self.button.show_state(opened=opened)
        self.show_open()

    def show_open(self, places: set[str] | None = None) -> None:
        """Say how much in it is still open, or was typed and could not be read.

        `places`: what a page with many of these looked up once for all of them.
        """
        places = open_places(self._session) if places is None else places
        if places != self._places:  # they change less often than a key is pressed
            self._places = places
            self._count = sum(self.holds(field_path(place).parts) for place in places)
        count = self._count
        said = self._texts.plural("form.fold.open", count) if count else ""
        if self.open.text() != said:
            self.open.setText(said)
            self.open.setVisible(bool(said))
        self.button.say(", ".join(each for each in (self._title, self.names.text(), said) if each))


def open_places(session: Session) -> set[str]:
    """The paths of what is still open, and of what was typed and could not be read."""
    points = open_points(session.assessment)
    return {*(place_of(each) for each in points), *session.pending.texts}


class _FoldButton(QToolButton):
    """The line itself: arrow right opens it, left closes it, Enter and a click turn it."""

    turned = Signal(bool)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self._opened = False
        self.clicked.connect(lambda: self.turned.emit(not self._opened))

    def show_state(self, *, opened: bool) -> None:
        self._opened = opened
        arrows = Qt.ArrowType
        self.setArrowType(arrows.DownArrow if opened else arrows.RightArrow)

    def say(self, name: str) -> None:
        if self.accessibleName() != name:
            self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
