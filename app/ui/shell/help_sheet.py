"""HelpSheet: F1. What the field with the cursor is about, at the right of the window.

The cursor stays in its field, so that nothing that is typed is touched. The sheet follows it to
another field. Escape closes the sheet and does nothing else; F1 once more opens the manual.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.services.call.conversation import Conversation
from app.services.locating.field_help import FieldHelp, help_at
from app.ui.shell.where import focused_path
from app.ui.widgets.announce import announce
from app.ui.widgets.first import without_focus
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label

if TYPE_CHECKING:
    from app.ui.shell.main_window import MainWindow

_WIDE: Final = 42
"""Average letters: as wide as the panel that it covers."""
_HALF: Final = 0.55
_PAGES: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class HelpSheet(QFrame):
    """The help of one field after the other."""

    manual_wanted = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._texts = window, window.texts
        self.help: FieldHelp | None = None
        self._keys: tuple[tuple[str, str], ...] = ()
        self.setObjectName("helpSheet")
        self.setAccessibleName(self._texts.text("find.help.name"))
        self._lay_out()
        self.hide()
        window.alone_changed.connect(self._fill_when_shown)

    def open(self) -> None:
        """Show what the cursor stands in."""
        self._fill()
        self._place()
        self.show()
        self.raise_()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.installEventFilter(self)
            app.focusChanged.connect(self._follow)
        announce(self, self.spoken)

    def close_it(self) -> None:
        """Away; the cursor never left its field."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self.isHidden():
            app.removeEventFilter(self)
            app.focusChanged.disconnect(self._follow)
        self.hide()

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        if self.help is None and self._window.alone is None:
            return self._texts.text("find.help.none")
        if self.help is None:  # a list has keys, and no field to explain
            return ". ".join(f"{key}: {words}" for key, words in self._keys)
        parts = [f"{caption}: {words}" for caption, words in self.help.parts]
        return ". ".join(filter(None, (self.help.title, self.help.say, *parts)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, and Shift with Page Up or Down, are for the sheet as long as it is there: also in
        a cell that is being typed in."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._window:
            self._place()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or QApplication.activeModalWidget() is not None:
            return False
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        turn = _PAGES.get(Qt.Key(event.key()), 0) if shift else 0
        if event.key() != Qt.Key.Key_Escape and not turn:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and turn:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + turn * bar.pageStep())
        elif kind == QEvent.Type.KeyPress:
            self.close_it()
        return True

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._fill)

    def _fill_when_shown(self) -> None:
        if not self.isHidden():
            self._fill()
            self._place()

    def _fill(self) -> None:
        """Show the field that has the cursor now; only where it is another one."""
        if self.isHidden() and self.help is not None:
            self.help = None
        session, path = self._window.session, focused_path()
        talk = Conversation(
            session.draft, session.moment.date(), session.assessment, language=self._texts.language
        )
        found = help_at(path, talk, self._texts) if path else None
        keys = tuple(self._window.words.keys_of_page)
        if (found, keys) != (self.help, self._keys) or not self._body.count():
            self.help, self._keys = found, keys
            self._show()

    def _show(self) -> None:
        self._empty()
        found, text = self.help, self._texts.text
        if found is None and self._window.alone is None:
            self._add("cardTitle", text("find.help.title"))
            self._add("quiet", text("find.help.none"))
        elif found is not None:
            self._add("cardTitle", found.title)
            if found.say:
                self._add("lead", f"\N{LEFT DOUBLE QUOTATION MARK}{found.say}"
                                  f"\N{RIGHT DOUBLE QUOTATION MARK}")  # fmt: skip
            for caption, words in found.parts:
                self._add("caption", caption)
                self._add("", words)
        if self._keys:
            self._add("caption", text("find.help.keys"))
            self._add_keys(self._keys)
        self._body.addStretch(1)

    def _add(self, name: str, words: str) -> None:
        label = Label(words, self._inside)
        label.setObjectName(name)
        label.setWordWrap(True)
        self._body.addWidget(label)

    def _add_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        for key, words in keys:
            row = QWidget(self._inside)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(KeyCap(self._texts, key, row))
            said = Label(words, row)
            said.setWordWrap(True)
            line.addWidget(said, 1)
            self._body.addWidget(row)

    def _empty(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _place(self) -> None:
        """Over the right of the window, between its menus and its keys."""
        desk = self._window.desk
        if desk is None:
            return
        area = desk.alone or desk.halves
        wide = min(
            max(_WIDE * self.fontMetrics().averageCharWidth(), 0), round(area.width() * _HALF)
        )
        corner = area.mapTo(self._window, area.rect().topRight())
        self.setGeometry(corner.x() - wide + 1, corner.y(), wide, area.height())

    def _lay_out(self) -> None:
        text = self._texts.text
        title = Label(text("find.help.title"), self)
        title.setObjectName("pageTitle")
        above = QHBoxLayout()
        above.addWidget(title, 1)
        above.addWidget(KeyCap(self._texts, "Esc", self), 0, Qt.AlignmentFlag.AlignVCenter)
        close = Label(text("find.close"), self)
        close.setObjectName("keyWords")
        above.addWidget(close)
        self._inside = QWidget(self)
        self._inside.setObjectName("drawerBody")
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, SPACE[1], 0)
        self._body.setSpacing(SPACE[1])
        scroll = self._scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        self.manual = QPushButton(text("find.help.manual"), self)
        without_focus(self.manual)  # F1 does it, without leaving the field
        self.manual.clicked.connect(self.ask_manual)
        again = Label(text("find.help.again"), self)
        again.setObjectName("keyWords")
        again.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(again, 1)
        below.addWidget(self.manual)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[3], SPACE[3], SPACE[3], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addLayout(above)
        column.addWidget(scroll, 1)
        column.addLayout(below)

    def ask_manual(self) -> None:
        """More about this in the manual."""
        self.close_it()
        self.manual_wanted.emit(self.help.title if self.help else "")
