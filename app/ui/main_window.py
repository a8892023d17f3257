"""The window: menus, the wizard, and the panel with the answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from app.i18n import Texts
from app.ui.live import LivePanel
from app.ui.session import Session
from app.ui.wizard.pages import PAGES
from app.ui.wizard.wizard import Wizard


class MainWindow(QMainWindow):
    """One window with one dossier."""

    def __init__(self, session: Session, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.texts = session, texts
        self.wizard = Wizard(session, texts, PAGES, self)
        self.live = LivePanel(session, texts, self)
        self.wizard.setMinimumWidth(400)
        self.live.setMinimumWidth(200)
        self.live.go_to_requested.connect(self.wizard.go_to)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.wizard)
        split.addWidget(self.live)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setChildrenCollapsible(False)
        split.setSizes([1040, 300])
        self.setCentralWidget(split)
        self.resize(1366, 768)
        self._make_menus()
        self.live.show_assessment()

    def _make_menus(self) -> None:
        edit = self.menuBar().addMenu(self.texts.text("ui.menu.edit"))
        stack = self.session.undo_stack
        undo = stack.createUndoAction(self, self.texts.text("ui.undo"))
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        redo = stack.createRedoAction(self, self.texts.text("ui.redo"))
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addActions([undo, redo])
        go = self.menuBar().addMenu(self.texts.text("ui.menu.go"))
        for place, kind in enumerate(self.wizard.kinds):
            action = QAction(f"&{place + 1} {kind.title_of(self.texts)}", self)
            action.setShortcut(QKeySequence(f"Alt+{place + 1}"))
            action.triggered.connect(lambda _=False, at=place: self.wizard.open(at))
            go.addAction(action)
        go.addSeparator()
        for key, shortcut, slot in (
            ("ui.next", "Ctrl+PgDown", self.wizard.next),
            ("ui.previous", "Ctrl+PgUp", self.wizard.previous),
        ):
            action = QAction(self.texts.text(key), self)
            action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(slot)
            go.addAction(action)
