"""Progress: how far a long work is, with a button to stop it. Nothing is seen of a short one.

    work = Progress(self, texts, "Documenten maken", len(kinds))
    for kind in kinds:
        if not work.step(name_of(kind)):
            return                      # somebody stopped it: leave nothing half done behind
        ...
    work.done()

The window takes no other keys while it is seen: what is worked on must stay as it is.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.i18n import Texts
from app.ui.widgets.words import Label

WAITS_MS: Final = 500
"""So long a work may take before it is shown."""


class Progress:
    """One work of so many steps. Whoever begins it says `done`, also after it was stopped."""

    def __init__(self, parent: QWidget, texts: Texts, what: str, steps: int) -> None:
        self._texts, self._what, self._steps, self._at = texts, what, steps, 0
        self.dialog = QProgressDialog(parent.window())
        self.label = Label(self.dialog)
        self.dialog.setLabel(self.label)
        self.dialog.setCancelButtonText(texts.text("papers.progress.stop"))
        self.dialog.setWindowTitle(what)
        self.dialog.setAccessibleName(what)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(WAITS_MS)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.setRange(0, steps)
        self.dialog.setValue(0)

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self.dialog.wasCanceled()

    def step(self, said: str) -> bool:
        """The next step begins; whether it may: False once somebody stopped the work."""
        at = self._texts.formats.number(min(self._at + 1, self._steps))
        of = self._texts.formats.number(self._steps)
        self.label.setText(self._texts.text("papers.progress", at=at, of=of, said=said))
        self.dialog.setValue(self._at)  # which lets the window hear that somebody stops it
        self._at += 1
        return not self.stopped

    def stop(self) -> None:
        """As the button does."""
        self.dialog.cancel()

    def done(self) -> None:
        """The work is over."""
        self.dialog.hide()
        self.dialog.deleteLater()
