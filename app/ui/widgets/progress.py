"""Progress: how far a long work is, with a button to stop it. Nothing is seen of a short one.

    work = Progress(self, texts, "Documenten maken", len(kinds))
    for kind in kinds:
        if not work.step(name_of(kind)):
            return                      # somebody stopped it: leave nothing half done behind
        ...
    work.end()

The window takes no other keys while it is seen: what is worked on must stay as it is.
"""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.table_look import letters
from app.ui.widgets.words import Label

WAITS_MS: Final = 500
"""So long a work may take before it is shown."""


class Progress(QDialog):
    """One work of so many steps. Whoever begins it says `end`, also after it was stopped."""

    def __init__(self, parent: QWidget, texts: Texts, what: str, steps: int) -> None:
        super().__init__(parent.window())
        self._texts, self._steps, self._at = texts, steps, 0
        self.stopped = False
        """whether somebody stopped it"""
        self.setWindowTitle(what)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.label = Label(self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, steps)
        self.bar.setAccessibleName(what)
        self.button = QPushButton(texts.text("papers.progress.stop"), self)
        self.button.clicked.connect(self.stop)
        column = QVBoxLayout(self)
        for widget in (self.label, self.bar, self.button):
            column.addWidget(widget)
        self.setMinimumWidth(letters(self, 50))
        self._since = QElapsedTimer()
        self._since.start()

    def step(self, said: str) -> bool:
        """The next step begins; whether it may: False once somebody stopped the work."""
        at = self._texts.formats.number(min(self._at + 1, self._steps))
        of = self._texts.formats.number(self._steps)
        self.label.setText(self._texts.text("papers.progress", at=at, of=of, said=said))
        self.bar.setValue(self._at)
        self._at += 1
        if self.isHidden() and self._since.hasExpired(WAITS_MS):
            self.show()
        if self.isVisible():
            QApplication.processEvents()  # it is painted, and hears that somebody stops it
        return not self.stopped

    def stop(self) -> None:
        """As the button does."""
        self.stopped = True

    def reject(self) -> None:
        """Escape stops the work too."""
        self.stop()

    def end(self) -> None:
        """The work is over."""
        self.hide()
        self.deleteLater()
