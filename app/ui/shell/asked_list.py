"""What was asked: every question with its day and officer, for a supervisor to see."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from app.i18n import Texts
from app.services.intake.asked_words import asked_rows, asked_titles
from app.ui.widgets.clipboard import PlainTable
from app.ui.widgets.notice import Notice
from calc import Draft


def asked_notice(parent: QWidget, texts: Texts, draft: Draft) -> Notice:
    """A table of what was asked; or that nothing was written down yet."""
    rows = asked_rows(texts, draft)
    said = texts.plural("asked.count", len(rows)) if rows else texts.text("asked.empty")
    notice = Notice(parent, texts, texts.text("asked.title"), (said,))
    if rows:
        notice.put_below_text(_table(texts, rows, notice))
    return notice


def _table(texts: Texts, rows: list[list[str]], parent: QWidget) -> PlainTable:
    titles = asked_titles(texts)
    table = PlainTable(len(rows), len(titles), parent)
    table.setAccessibleName(texts.text("asked.title"))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.setEditTriggers(PlainTable.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(PlainTable.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(cell)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            table.setItem(row, column, item)
    table.resizeColumnsToContents()
    table.resizeRowsToContents()
    return table
