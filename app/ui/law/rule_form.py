"""RuleForm: the fields of the rule that is chosen, in one column or two."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.i18n import Texts
from app.ui.intake.editors import FieldEditor
from app.ui.law.input_editors import editor_of
from app.ui.law.rule_session import RuleSession
from app.ui.widgets.table_look import letters

_COLUMN: Final = 30
"""Average letters that a column needs."""


class RuleForm(QWidget):
    """Editors for the inputs of a rule; made anew for another rule."""

    def __init__(self, session: RuleSession, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, texts
        self.editors: list[FieldEditor] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self.make()

    def make(self) -> None:
        """Make the fields of the rule that is chosen now."""
        for old in self.editors:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        rule = self._session.rule
        self.editors = [
            editor_of(self._session, self._texts, rule.name, spec, self) for spec in rule.inputs
        ]
        self._arrange(self._columns or 1)

    def refresh(self) -> None:
        """Show what is filled in."""
        for editor in self.editors:
            editor.refresh()

    def editor(self, name: str) -> FieldEditor | None:
        """The field of an input."""
        return next((each for each in self.editors if each.path == (name,)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= letters(self, 2 * _COLUMN) else 1
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        _put(self._grid, self.editors, columns)


def _put(grid: QGridLayout, editors: Sequence[QWidget], columns: int) -> None:
    for editor in editors:
        grid.removeWidget(editor)
    for place, editor in enumerate(editors):
        row, column = divmod(place, columns)
        grid.addWidget(editor, row, column, Qt.AlignmentFlag.AlignTop)
        editor.show()
    for column in range(2):
        grid.setColumnStretch(column, int(column < columns))
