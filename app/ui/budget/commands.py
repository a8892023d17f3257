"""LineCommands: add, duplicate, delete, move, copy and paste lines; "weet ik niet" for a cell."""

from PySide6.QtCore import QObject, Qt, Signal

from app.i18n import say_problem
from app.services.intake.asking import nothings
from app.services.intake.cell_values import copied
from app.services.intake.line_refs import copies, how_many_name
from app.services.intake.suggestions import usual_lines
from app.services.pasting.pasting import Pasted, read_rows
from app.services.pasting.report import paste_report, say_mark
from app.ui.budget.editing import LineEditing
from app.ui.budget.grid import LineGrid
from app.ui.budget.kinds_model import KindsModel
from app.ui.widgets.clipboard import copy_rows, pasted_text


class LineCommands(QObject):
    """What one can do with the chosen lines of a table. Each command is one step of undo."""

    said = Signal(str)
    """what a command did, where the table alone does not show it"""

    def __init__(self, model: KindsModel, editing: LineEditing, grid: LineGrid) -> None:
        super().__init__(grid)
        self._model, self._editing, self._grid = model, editing, grid
        self._session, self._texts = model.session, model.texts
        self._path = (model.group.name,)
        grid.rows_pasted.connect(self.paste)

    def add(self) -> None:
        """Go to the row of a new line and begin."""
        self._grid.end_editing()
        self._grid.go_to_cell(self._model.new_row, 0, edit=True)

    def add_usual(self) -> None:
        """Add the lines that nearly every household has, without amounts."""
        draft = self._session.draft
        lines = usual_lines(self._model.group, self._texts, draft)
        at = self._model.new_row
        self._session.insert(self._path, at, lines, self._texts.text("lines.undo.usual"))
        self._session.end_run()
        self._grid.go_to_cell(at, self._model.group.column("amount"))

    def duplicate(self) -> None:
        """Put copies of the chosen lines under the last of them."""
        self._grid.end_editing()
        rows = self._grid.chosen_rows()
        if not rows:
            return
        copied = copies([self._model.line(row) for row in rows])
        at = rows[-1] + 1
        words = self._texts.plural("lines.undo.duplicate", len(rows))
        self._session.insert(self._path, at, copied, words)
        self._grid.choose(list(range(at, at + len(copied))))

    def delete(self) -> None:
        """Take the chosen lines away, and what was begun in the row of a new line."""
        self._grid.end_editing()
        rows = self._grid.chosen_rows()
        if not rows:
            self._forget_new()
            return
        words = self._texts.plural("lines.undo.delete", len(rows))
        said = [self._texts.plural("lines.deleted", len(rows))]
        of_income = self._path == ("income",)
        if of_income and (named := how_many_name(self._session.draft, rows)):
            said.append(self._texts.plural("lines.deleted.named", named))
        self._session.remove(self._path, rows, words)
        self._session.end_run()
        self._grid.choose([min(rows[0], max(self._model.new_row - 1, 0))])
        self.said.emit(" ".join(said))

    def move(self, by: int) -> None:
        """Move the chosen lines one place up (-1) or down (1), together, within their kind."""
        self._grid.end_editing()
        rows = self._grid.chosen_rows()
        same = self._model.lines_of(self._model.kind_of(rows[0])) if rows else []
        if not set(rows) <= set(same):
            return
        first, last = (same.index(rows[0]), same.index(rows[-1])) if rows else (0, 0)
        passed = first - 1 if by < 0 else last + 1
        if last - first + 1 != len(rows) or not 0 <= passed < len(same):
            return
        # The one line that they pass goes to the other side of them.
        other, to = same[passed], rows[-1] if by < 0 else rows[0]
        words = self._texts.plural("lines.undo.move", len(rows))
        self._session.move(self._path, other, to, words)
        self._session.end_run()
        between = range(min(other, to), max(other, to) + 1)
        self._grid.choose([row + by if row in between else row for row in rows])

    def not_applicable(self) -> None:
        """It does not apply: of a kind that there is nothing, of a line that it goes."""
        kind = self._model.kind_at(self._grid.row)
        if kind is None:
            self.delete()
        elif self._model.lines_of(kind):
            self.said.emit(self._texts.text("form.kind.has_lines"))
        elif f"{self._model.group.name}.{kind}" in nothings(
            self._session.draft, self._model.group.name
        ):
            question = f"{self._model.group.name}.{kind}"
            self._session.ask_nothing(question, self._texts.text("asked.undo.nothing"))

    def set_unknown(self) -> None:
        """ "Weet ik niet" for the current cell."""
        editor = self._grid.editor
        if editor is not None:
            editor.set_unknown()
            return
        index = self._grid.currentIndex()
        if index.isValid() and self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._editing.set_unknown(index.row(), index.column())
            self._session.end_run()

    def copy(self) -> None:
        """Put the chosen lines on the clipboard, with tabs between the cells."""
        rows = self._grid.chosen_rows()
        if rows:
            copy_rows(self.cells(rows))
            self.said.emit(self._texts.plural("lines.copied", len(rows)))

    def cells(self, rows: list[int]) -> list[list[str]]:
        """The cells of some rows, as they are shown."""
        model = self._model
        return [
            [
                copied(self._texts, model.group, column, model.value(row, column.field))
                for column in model.group.columns
            ]
            for row in rows
        ]

    def paste(self) -> None:
        """Add the rows of the clipboard under the chosen line."""
        self._grid.end_editing()
        text = pasted_text()
        pasted = read_rows(text, self._model.group, self._texts, self._session.draft)
        at = min(self._grid.row + 1, self._model.new_row)
        if pasted.lines:
            words = self._texts.plural("lines.undo.paste", len(pasted.lines))
            problems = self._session.insert(self._path, at, pasted.lines, words)
            self._session.end_run()
            if problems:
                said = [say_problem(self._texts, problem) for problem in problems]
                self.said.emit("\n".join([self._texts.text("lines.pasted.none"), *said]))
                return
            self._grid.choose(list(range(at, at + len(pasted.lines))))
            self._mark(at, pasted)
        self.said.emit(paste_report(self._texts, pasted, self._model.group))

    def _mark(self, at: int, pasted: Pasted) -> None:
        """What was not understood stays in its cell, which is unknown; else in the remark."""
        columns = [column.field for column in self._model.group.columns]
        for row, marks in enumerate(pasted.marks, start=at):
            for mark in marks:
                sentence = say_mark(self._texts, mark)
                if mark.field in columns:
                    self._editing.keep(row, columns.index(mark.field), mark.text, sentence)
                else:
                    note = self._model.edit_text(row, columns.index("note"))
                    self._editing.keep(row, columns.index("note"), note, sentence)

    def _forget_new(self) -> None:
        row = self._model.new_row
        notes = self._model.notes(row)
        notes.kept.clear()
        notes.fields.clear()
        self._model.notes_changed(row)
