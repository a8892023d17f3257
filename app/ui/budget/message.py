"""MessageLine: under the table, what is the matter with the current cell, or what was just done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Texts
from app.services.reading import Doubt, Reading
from app.ui.budget.cells import CellMark, Role
from app.ui.budget.grid import LineGrid
from app.ui.budget.model import LinesModel
from app.ui.widgets.echo import Echo
from app.ui.widgets.words import Label


class MessageLine(QWidget):
    """One label for the cell and the texts that are not in the draft, one for what was done."""

    def __init__(
        self, model: LinesModel, grid: LineGrid, texts: Texts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._grid, self._texts = model, grid, texts
        self._is_passing = False
        self.cell = Label(self)
        self.done = Label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self.done, self.cell):
            label.setWordWrap(True)
            column.addWidget(label)
        self.echo = Echo(texts, grid, self)
        self.echo.chosen.connect(self._take)
        self._asked = (-1, -1)
        model.choices_wanted.connect(self.echo.focus_choice)
        column.addWidget(self.echo)
        self.done.setObjectName("quiet")
        self.done.hide()
        grid.cell_chosen.connect(self.refresh)
        model.dataChanged.connect(self.follow)
        model.understood.connect(self.echo.show_said)
        model.became_unknown.connect(self._say_unknown)
        model.modelReset.connect(self._start_afresh)
        model.followed.connect(self._rows_changed)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Tell what a command did; it stays until lines come or go again."""
        self._is_passing = False
        self.done.setText(sentence)
        self.done.setVisible(bool(sentence))

    def refresh(self) -> None:
        """Show what is the matter with the current cell; else how the keys work."""
        index = self._grid.currentIndex()
        sentence = self._model.sentence(index.row(), index.column()) if index.isValid() else ""
        refused = index.isValid() and index.data(Role.MARK) == CellMark.REFUSED
        self._offer(*((index.row(), index.column()) if refused else (-1, -1)))
        if not sentence:  # nothing here: a row of a kind, for instance, holds no text at all
            elsewhere = self._model.refused_cells()
            if elsewhere:
                row, column = elsewhere[0]
                sentence, refused = self._model.sentence(row, column), True
        if refused and self._grid.editor is not None:
            stays = "reading.choose_below" if self.echo.choices else "lines.refused.stays"
            sentence = f"{sentence} {self._texts.text(stays)}"
        self._look("fieldError" if refused else "fieldQuestion" if sentence else "quiet")
        self.cell.setText(sentence)
        self.cell.setVisible(bool(sentence))

    def _look(self, name: str) -> None:
        if self.cell.objectName() == name:
            return
        self.cell.setObjectName(name)
        self.cell.style().unpolish(self.cell)
        self.cell.style().polish(self.cell)

    def _offer(self, row: int, place: int) -> None:
        """The ways to read the text in this cell, where there are more than one."""
        doubt = self._model.doubt_of(row, place) if row >= 0 else None
        if doubt is not None or isinstance(self.echo.said, Doubt):
            self._asked = (row, place)
            self.echo.show_said(doubt, is_asked=True)

    def _take(self, reading: Reading) -> None:
        row, place = self._asked
        self._model.take(row, place, reading)
        self._grid.go_to_cell(row, place)

    def follow(self) -> None:
        """Something else was typed: what was said about one cell is over."""
        if isinstance(self.echo.said, Reading):
            self.echo.show_said(None)
        if self._is_passing:
            self.say("")
        self.refresh()

    def _say_unknown(self, field: str) -> None:
        name = self._texts.text(f"lines.column.{field}")
        self.say(self._texts.text("lines.now_unknown", field=name))
        self._is_passing = True

    def _start_afresh(self) -> None:
        self.say("")
        self.refresh()

    def _rows_changed(self) -> None:
        """Lines came or went: what was said before is over. A command says its own after this."""
        self.say("")
        self.refresh()
