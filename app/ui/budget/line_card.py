"""LineCard: the drawer beside a table: the chosen line, what to say aloud, and all its fields."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n.choices import say_choice
from app.services.editing import Path
from app.services.intake.catalogue import questions
from app.services.intake.line_columns import LineColumn
from app.ui.budget.drawer_cell import DrawerCell
from app.ui.budget.editing import LineEditing
from app.ui.budget.kinds_model import KindsModel
from app.ui.budget.months_card import MonthsCard
from app.ui.intake.form import Form
from app.ui.widgets.chip import Answer, ChipRow
from app.ui.widgets.first import without_focus, without_sideways_bar
from app.ui.widgets.key_cap import KeyCap
from app.ui.widgets.tab_order import without_proxy
from app.ui.widgets.tokens import SPACE
from app.ui.widgets.words import Label, set_name
from calc import UNKNOWN
from calc.base.period import Frequency
from calc.dossier.codes import VARYING_BY_NATURE, Evidence

_NARROW: Final = 17
"""Letters: so wide is a column of the form in the drawer."""
_WIDE: Final = frozenset({"label", "creditor", "note"})
_STEP: Final = {Qt.Key.Key_PageUp: False, Qt.Key.Key_PageDown: True}


class _Scroll(QScrollArea):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down are for other lines; the cursor brings its field into view."""
        if event.key() in _STEP:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineCard(QFrame):
    """The fields follow the draft. `row` may be that of a new line, which has fewer of them.

    To make them is a tenth of a second on a slow computer: another line comes in the same fields.
    """

    closed = Signal()
    stepped = Signal(bool)
    """somebody wants the next line (or the one before)"""

    def __init__(
        self, model: KindsModel, editing: LineEditing, row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._editing, self.row = model, editing, row
        self._session, self._texts, self._group = model.session, model.texts, model.group
        self._is_of_new = row == model.new_row
        self._code: object = object()
        self.months: MonthsCard | None = None
        self.setObjectName("card")
        self.cells: dict[str, DrawerCell] = {}
        self._lay_out()
        self.setAccessibleName(self._texts.text("form.drawer.name"))
        self.refresh()

    @property
    def _is_line(self) -> bool:
        return self.row < self._model.new_row

    def fits(self, row: int) -> bool:
        """Whether a line has these fields."""
        return self._is_of_new == (row == self._model.new_row)

    def leave(self) -> None:
        """What is typed here is of this line, before another one comes."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def show_row(self, row: int) -> None:
        """Another line that `fits`, with nothing of the one before: as if it were made for it."""
        self.row, self._code = row, object()
        self.echo.setText("")
        self.echo.show()
        self._take_months_away()
        for cell in self.cells.values():
            cell.show_row(row)
        self.form.show_base((self._group.name, row))
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the line as it is in the draft now."""
        if self.row > self._model.new_row:
            return
        code = self._model.value(self.row, "code")
        if code != self._code:
            self._code = code
            self._show_question()
        self._show_title()
        for cell in self.cells.values():
            cell.refresh()
        self._show_echo()
        evidence = self._model.value(self.row, "evidence")
        if self.evidence.value != (None if evidence is UNKNOWN else str(evidence)):
            self.evidence.choose(None if evidence is UNKNOWN else str(evidence))
        line = self._model.line(self.row)
        if line is not None:
            self._show_months(line)
            self.form.refresh()

    def show_assessment(self) -> None:
        """Show the base of a varying income."""
        if self.months is not None:
            self.months.show_assessment()

    def focus_field(self, path: Path) -> bool:
        """Bring the cursor to a field of the line; False when it is not here."""
        field = str(path[0])
        here: QWidget | None = None
        if field in self.cells:
            self.cells[field].focus_here()
            here = self.cells[field]
        elif field == "evidence":
            self.evidence.chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
            here = self.evidence
        elif field == "months" and self.months is not None:
            self.months.grid.go_to(path[1] if len(path) > 1 and isinstance(path[1], int) else 0)
            here = self.months.grid
        elif (editor := self.form.editor_at((self._group.name, self.row, *path))) is not None:
            editor.focus_here()
            here = editor
        if here is not None:
            self._scroll.ensureWidgetVisible(here)
        return here is not None

    def focused_field(self, focus: QWidget) -> Path:
        """The field that has the focus; () for what is no field."""
        for field, cell in self.cells.items():
            if cell.isAncestorOf(focus):
                return (field,)
        if focus in self.evidence.chips:
            return ("evidence",)
        found = [item.spec.path for item in self.form.editors if item.isAncestorOf(focus)]
        return found[0] if found else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the drawer; page up and down go to another line."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _STEP:
            self.stepped.emit(_STEP[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # -- what stands in it -------------------------------------------------------------------------

    def _show_title(self) -> None:
        text = self._texts.text
        if self._is_line:
            said = text("form.drawer.title", n=self.row + 1, of=self._model.new_row)
        else:
            said = text("form.drawer.new")
        name = str(self._model.index(self.row, 0).data() or "")
        set_name(self.title, f"{said}: {name}")
        if self.title.text() != said.upper():
            self.title.setText(said.upper())
        if self._name.text() != name:
            self._name.setText(name)

    def _show_question(self) -> None:
        code = self._code
        question = questions()[self._group.codes].get(code) if isinstance(code, str) else None
        self.say.setText(f"\u201c{question.say}\u201d" if question else "")
        self.say.setVisible(question is not None)
        proof = ""
        if question is not None and question.evidence:
            proof = self._texts.text("lines.card.proof", proof=question.evidence)
        elif question is not None and question.rule:
            proof = self._texts.text("lines.card.rule", rule=question.rule)
        self.proof.setText(proof)
        self.proof.setVisible(bool(proof))

    def _show_echo(self) -> None:
        """What the amount was understood as; a month of it is the engine's."""
        amount = self._model.value(self.row, "amount")
        often = self._model.value(self.row, "frequency")
        said = ""
        if amount is not UNKNOWN and often is not UNKNOWN:
            month = self._model.month_of(self.row)
            words = {
                "amount": self._texts.formats.euros(amount),
                "often": say_choice(self._texts, often),
            }
            if month and often is not Frequency.MONTH:
                said = self._texts.text("form.drawer.echo_month", month=month, **words)
            else:
                said = self._texts.text("form.drawer.echo", **words)
        if self.echo.text() != said:
            self.echo.setText(said)
            self.echo.setVisible(bool(said))

    def _make_evidence(self) -> ChipRow:
        words = {item: self._texts.text(f"lines.evidence.{item.value}") for item in Evidence}
        chips = [
            Answer(item.value, self._texts.text(f"form.letter.{item.value}"), word)
            for item, word in words.items()
        ]
        row = ChipRow(self._texts.text("lines.column.evidence"), chips, self._body)
        without_proxy(row)
        row.chosen.connect(self._choose_evidence)
        return row

    def _choose_evidence(self, key: str) -> None:
        self._editing.choose(self.row, self._group.column("evidence"), Evidence(key))
        self._session.end_run()
        self.refresh()

    def _show_months(self, line: object) -> None:
        """Months are for an income that varies, says so, or does so by nature."""
        varies = getattr(line, "varying", False) or getattr(line, "months", ())
        wanted = self._group.name == "income" and bool(varies or self._code in VARYING_BY_NATURE)
        if wanted and self.months is None:
            self.months = MonthsCard(self._session, self._texts, self.row, self._body)
            self._inside.insertWidget(self._inside.count() - 1, self.months)
            self.months.show()
        elif not wanted:
            self._take_months_away()
        if self.months is not None:
            self.months.refresh()

    def _take_months_away(self) -> None:
        if self.months is not None:
            self._inside.removeWidget(self.months)
            self.months.hide()
            self.months.deleteLater()
            self.months = None

    # -- where it stands ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Each part is made where it stands, in the order in which Tab finds it: what is put
        elsewhere afterwards is styled all over again, and a card is made for every line."""
        self._scroll = _Scroll(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        without_focus(self._scroll)
        without_sideways_bar(self._scroll)
        self._body = QWidget(self._scroll)
        self._body.setObjectName("drawerBody")
        self._scroll.setWidget(self._body)
        self.title = self._label("caption", self)
        self._fill()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 10, 10)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot())

    def _fill(self) -> None:
        """What can be scrolled."""
        self._inside = QVBoxLayout(self._body)
        self._inside.setContentsMargins(0, 0, SPACE[0], 0)
        self._inside.setSpacing(8)
        self._name, self.say = self._label("cardTitle"), self._label("sayText")
        for label in (self._name, self.say):
            self._inside.addWidget(label)
        columns = {column.field: column for column in self._group.columns}
        self._inside.addLayout(self._grid([columns["amount"], columns["frequency"]]))
        self.echo = self._label("fieldGood")
        self._inside.addWidget(self.echo)
        caption = Label(self._texts.text("lines.column.evidence"), self._body)
        caption.setObjectName("quiet")
        self.evidence, self.proof = self._make_evidence(), self._label("quiet")
        for widget in (caption, self.evidence, self.proof):
            self._inside.addWidget(widget)
        done = {"code", "amount", "frequency", "evidence", "note"}
        rest = [column for column in self._group.columns if column.field not in done]
        self._inside.addLayout(self._grid(rest))
        self.form = Form(
            self._session, self._texts, (self._group.detail,) if self._is_line else (),
            (self._group.name, self.row), self._body, letters=_NARROW,
        )  # fmt: skip
        self._inside.addWidget(self.form)
        self._inside.addLayout(self._grid([columns["note"]]))
        self._inside.addStretch(1)

    def _label(self, look: str, parent: QWidget | None = None) -> Label:
        label = Label(parent or self._body)
        label.setObjectName(look)
        label.setWordWrap(True)
        return label

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(KeyCap(self._texts, "Esc", self))
        self.close_button = QToolButton(self)
        self.close_button.setText(self._texts.text("form.drawer.close"))
        self.close_button.setAutoRaise(True)
        without_focus(self.close_button)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        said = Label(self._texts.text("form.drawer.other_line"), self)
        said.setObjectName("quiet")
        said.setWordWrap(True)
        for keys in ("PgUp", "PgDown"):
            row.addWidget(KeyCap(self._texts, keys, self))
        row.addWidget(said, 1)
        return row

    def _grid(self, columns: Sequence[LineColumn]) -> QGridLayout:
        """Two fields beside each other; a name and a note take the whole width."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        at = 0
        for column in columns:
            cell = DrawerCell(
                self._model, self._editing, self.row, self._group.column(column.field), self._body
            )
            cell.escaped.connect(self.closed)
            cell.stepped.connect(self.stepped)
            self.cells[column.field] = cell
            wide = column.field in _WIDE
            at += at % 2 if wide else 0
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(cell, at // 2, at % 2, 1, 2 if wide else 1, top)
            at += 2 if wide else 1
        for place in range(2):
            grid.setColumnStretch(place, 1)
        return grid
