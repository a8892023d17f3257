"""EarlierList: what was made of this dossier before: which, when, by whom, final or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from app.i18n import Texts
from app.ui.widgets.clipboard import PlainTable
from app.ui.widgets.notice import Notice
from app.ui.widgets.words import Label

if TYPE_CHECKING:
    from app.services.dossier_store.made_documents import StoredDocument

_SHOWN: Final = 2
"""The newest of a kind stands on the page, all of them one press further."""


class EarlierList(QWidget):
    """Not there while nothing was made."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._documents: Sequence[StoredDocument] = ()
        self.title = Label(texts.text("store.people.earlier"), self)
        self.title.setObjectName("caption")
        self.lines = Label(self)
        self.lines.setWordWrap(True)
        self.all = QPushButton(self)
        self.all.setAutoDefault(False)
        self.all.clicked.connect(lambda: self.notice().ask())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.lines, self.all):
            column.addWidget(widget)
        self.hide()

    def show_documents(self, documents: "Sequence[StoredDocument]") -> None:
        """Show these, or nothing."""
        self._documents = documents
        newest = {each.kind: each for each in reversed(documents)}
        shown = [each for each in documents if newest[each.kind] is each][:_SHOWN]
        said = "\n".join(self._line(each) for each in shown)
        if said != self.lines.text():
            self.lines.setText(said)
        self.all.setVisible(len(documents) > len(shown))
        self.all.setText(self._texts.plural("store.people.earlier.all", len(documents)))
        self.setVisible(bool(documents))

    def notice(self) -> Notice:
        """All of them, in a table."""
        text, count = self._texts.text, len(self._documents)
        said = self._texts.plural("store.people.earlier.count", count)
        notice = Notice(self, self._texts, text("store.people.earlier"), (said,))
        notice.put_below_text(self._table(notice))
        return notice

    def _table(self, parent: QWidget) -> PlainTable:
        titles = [self._texts.text(f"store.people.earlier.{name}")
                  for name in ("when", "which", "who", "standing")]  # fmt: skip
        table = PlainTable(len(self._documents), len(titles), parent)
        table.setAccessibleName(self._texts.text("store.people.earlier"))
        table.setHorizontalHeaderLabels(titles)
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.setEditTriggers(PlainTable.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(PlainTable.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, each in enumerate(self._documents):
            for column, cell in enumerate(self._cells(each)):
                item = QTableWidgetItem(cell)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                table.setItem(row, column, item)
        table.resizeColumnsToContents()
        return table

    def _line(self, document: "StoredDocument") -> str:
        day, which, who, standing = self._cells(document)
        return " · ".join(part for part in (day, which, who, standing) if part)

    def _cells(self, document: "StoredDocument") -> tuple[str, str, str, str]:
        text = self._texts.text
        day = self._texts.formats.short_day(datetime.fromisoformat(document.at).date())
        standing = text("store.people.earlier.final" if document.final else
                        "store.people.earlier.concept")  # fmt: skip
        return day, text(f"document.kind.{document.kind}"), document.who, standing
