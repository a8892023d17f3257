"""PersonRow: one person as a row of cells; below each other where letters are large."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from app.i18n import Texts
from app.services.editing import Path
from app.services.intake.fields import Section
from app.ui.intake.editors import FieldEditor, make_editor
from app.ui.intake.editors.answered import AnswerEditor
from app.ui.intake.form import Form
from app.ui.intake.session import Session
from app.ui.widgets.words import Label, set_name

WIDTHS: Final = {
    "name": (12.5, 3), "birth_month": (9, 0), "age": (7, 0), "work": (11, 4),
    "hours_per_week": (6, 0), "taxable_income": (12.5, 0), "liable": (12, 0),
    "registered_at_address": (10.5, 0),
}  # fmt: skip
"""The columns: letters at least, and the part of what is left."""
_RIGHT: Final = frozenset({"birth_month", "hours_per_week", "taxable_income"})
_GAP: Final = 6
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


_ANY: Final = 16_777_215
"""As wide as Qt lets a widget be."""


def least(widget: QWidget) -> int:
    """The width in pixels under which a row becomes a form."""
    letter = widget.fontMetrics().averageCharWidth()
    return round(sum(width for width, _ in WIDTHS.values()) * letter) + len(WIDTHS) * _GAP


def set_widths(grid: QGridLayout, widget: QWidget) -> None:
    """Give a grid the columns of the table of people."""
    letter = widget.fontMetrics().averageCharWidth()
    for place, (width, stretch) in enumerate(WIDTHS.values()):
        grid.setColumnMinimumWidth(place, round(width * letter))
        grid.setColumnStretch(place, stretch)


class PersonRow(Form):
    """Cells of one person. `chosen` when the cursor comes into it."""

    chosen = Signal()
    details_wanted = Signal()
    stepped = Signal(int, str)
    """up or down, from the field of this name"""

    def __init__(
        self, session: Session, texts: Texts, section: Section, base: Path, parent: QWidget
    ) -> None:
        super().__init__(session, texts, (), base, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # It gets what room there is: else its cells would hold the page as wide as they are now.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._called = ""
        self._is_wide: bool | None = None
        self.setObjectName("personRow")
        self.editors = [make_editor(session, texts, spec, base, self) for spec in section.fields]
        self._cells = QGridLayout()
        self._cells.setContentsMargins(8, 3, 8, 3)
        self._cells.setHorizontalSpacing(_GAP)
        layout = self.layout()
        assert layout is not None  # a form has one
        layout.addItem(self._cells)
        self.age = Label(self)
        self.age.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for editor in self.editors:
            for widget in (editor.input, *editor.input.findChildren(QWidget)):
                widget.installEventFilter(self)
        self._place(wide=True)

    def show_age(self, said: str) -> None:
        """How old this person is, in words."""
        if self.age.text() != said:
            self.age.setText(said)

    def say_who(self, name: str, called: str) -> None:
        """Name the cells after the person; `called` stands in the name while it is not known."""
        for editor in self.editors:
            said = f"{name}: {editor.caption}"
            if isinstance(editor, AnswerEditor):
                editor.call(said)
            else:
                set_name(editor.input, said)
        self._called = called
        self._show_called()

    def refresh(self) -> None:
        """Show the draft as it is, and what somebody without a name is called."""
        super().refresh()
        self._show_called()
        for editor in self.editors:
            line = editor.input
            if isinstance(line, QLineEdit) and not line.hasFocus() and line.cursorPosition():
                line.setCursorPosition(0)  # a long text is read from its beginning

    def _show_called(self) -> None:
        first = self.editors[0].input
        if isinstance(first, QLineEdit) and first.placeholderText() != self._called:
            first.setPlaceholderText(self._called)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark the row whose details stand below."""
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def focus_field(self, name: str) -> None:
        """Bring the cursor to a field, or to the first where there is no such."""
        found = [each for each in self.editors if each.spec.names[0] == name]
        (found or self.editors)[0].focus_here()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cells beside each other as long as they fit."""
        super().resizeEvent(event)
        self._place(wide=self.width() >= least(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the cells chooses the person too."""
        super().mousePressEvent(event)
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row knows that it is chosen; up and down go to the same field of another.

        Tab goes on to the next person, so Ctrl+Tab is the way to the details of this one.
        """
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit()
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.details_wanted.emit()
            return True
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            field = next(each for each in self.editors if _is_of(each, watched))
            self.stepped.emit(_STEPS[Qt.Key(event.key())], field.spec.names[0])
            return True
        return super().eventFilter(watched, event)

    def _place(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        names = list(WIDTHS)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (*self.editors, self.age):
            self._cells.removeWidget(widget)
        for place in range(len(names)):
            self._cells.setColumnMinimumWidth(place, 0)
            self._cells.setColumnStretch(place, 0 if wide else int(place < 2))
        for at, editor in enumerate(self.editors):
            editor.label.setVisible(not wide)
            if editor.unknown_button is not None:
                editor.unknown_button.hide()
            if wide:
                self._cells.addWidget(editor, 0, names.index(editor.spec.names[0]), top)
            else:
                self._cells.addWidget(editor, at // 2, at % 2, top)
            self._fit(editor, wide=wide)
        if wide:
            self._cells.addWidget(self.age, 0, names.index("age"))
            set_widths(self._cells, self)
        self.age.setVisible(wide)

    def _fit(self, editor: FieldEditor, *, wide: bool) -> None:
        """As wide as its column: cells stand below each other, whatever is in them."""
        width, stretch = WIDTHS[editor.spec.names[0]]
        pixels = round(width * self.fontMetrics().averageCharWidth())
        policy = QSizePolicy.Policy
        sideways = policy.Ignored if wide and stretch else policy.Preferred
        editor.setSizePolicy(sideways, policy.Preferred)  # else what is in it gives its width
        if isinstance(editor.input, QLineEdit) and editor.spec.names[0] in _RIGHT:
            sides = Qt.AlignmentFlag
            editor.input.setAlignment(sides.AlignRight if wide else sides.AlignLeft)
        editor.setMaximumWidth(pixels if wide and not stretch else _ANY)


def _is_of(editor: FieldEditor, watched: QObject) -> bool:
    return watched is editor.input or (
        isinstance(watched, QWidget) and editor.input.isAncestorOf(watched)
    )
