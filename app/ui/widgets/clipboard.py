"""The one door to the clipboard: tables, trees and explanations leave as text, never as a formula.

Qt's own lists and tables copy a cell as it is when somebody presses Ctrl+C; those of this program
have `CopiesPlainly` before them.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QTableWidget

from app.services.cells import as_rows, unprotected
from app.ui.widgets.clipboard_clearing import clearing
from calc.base.characters import made_visible


def copy_rows(rows: Iterable[Sequence[str]]) -> None:
    """Put rows of cells on the clipboard, as a spreadsheet takes them."""
    _put(as_rows(rows))


def copy_lines(text: str) -> None:
    """Put sentences on the clipboard; those with tabs in them are rows."""
    lines = (line.split("\t") for line in text.split("\n"))
    _put(as_rows(lines))


def copy_letter(text: str, html: str) -> None:
    """Put a letter on the clipboard, for a mail program: as text, and the same with headings.

    No window of ours takes the second: what is pasted here is always text.
    """
    data = QMimeData()
    data.setText(made_visible(text))
    data.setData("text/html", made_visible(html).encode())
    QGuiApplication.clipboard().setMimeData(data)
    clearing().copied(data.text())


def _put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    clearing().copied(text)
    clearing().taken.emit()


def pasted_text() -> str:
    """The text on the clipboard; what we protected ourselves is as it was before."""
    return unprotected(QGuiApplication.clipboard().text())


class CopiesPlainly:
    """A list or table whose cells are copied as text. Stands before Qt's own class."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C takes the current cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            assert isinstance(self, QAbstractItemView)
            index = self.currentIndex()
            if index.isValid():
                copy_lines(str(index.data() or ""))
            event.accept()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]


class PlainList(CopiesPlainly, QListWidget):
    """A list of sentences."""


class PlainTable(CopiesPlainly, QTableWidget):
    """A table of sentences."""
