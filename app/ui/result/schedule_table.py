"""ScheduleTable: the schedule to look at and to copy into a spreadsheet."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import Texts, say_causes
from app.ui.result.schedule_model import COLUMNS, ScheduleModel
from app.ui.widgets.clipboard import copy_lines
from app.ui.widgets.table_look import letters, lines
from calc import Assessment, Draft, ScheduleView, columns_for
from calc.base.characters import on_one_line

_ROWS: Final = 22


class ScheduleTable(QTableView):
    """Ctrl+C copies the chosen months, or all when none is chosen, with tabs between the cells."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.months = ScheduleModel(texts, self)
        self.setModel(self.months)
        self.setProperty("look", "rows")
        self.setAccessibleName(texts.text("answer.schedule.name"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)

    def show_assessment(self, assessment: Assessment, draft: Draft) -> None:
        """Show the schedule of an assessment, with the reason of each change of the payment."""
        why = {rung.first: say_causes(self._texts, rung, draft) for rung in assessment.rungs}
        self.months.show(assessment.schedule, why)
        filled = {column.name for column in columns_for(ScheduleView.TABLE, assessment.schedule)}
        for at, name in enumerate(COLUMNS):
            self.setColumnHidden(at, name not in filled)
        self._fit()

    def copy(self) -> None:
        """Put the months on the clipboard, under their titles."""
        copy_lines(self.as_text())

    def as_text(self) -> str:
        """The chosen months, or all, with tabs between the cells and titles on top.

        With the reasons, which have no room in the view: there they are the tip of a changed month.
        """
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen or range(self.months.rowCount())
        columns = [
            at for at, name in enumerate(COLUMNS) if name == "why" or not self.isColumnHidden(at)
        ]
        table = [[self.months.title(column) for column in columns]]
        table += [[self.months.text(row, column) for column in columns] for row in rows]
        return "\n".join("\t".join(map(on_one_line, cells)) for cells in table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(letters(self, 80), lines(self, _ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(letters(self, 20), lines(self, _ROWS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words, rows as high as a line."""
        self.verticalHeader().setDefaultSectionSize(lines(self, 1.45))
        self.resizeColumnsToContents()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
